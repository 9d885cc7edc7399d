import { code, table } from './inline';

/** A file of a pull request, and which of its keys it changes. */
export interface ChangedFile {
  path: string;
  keys: readonly string[];
}

/** Keys of one file; the diff has all of them. */
const MAX_KEYS = 20;

/** What a pull request changes, file by file; nothing for no file. */
export function filesMarkdown(files: readonly ChangedFile[]): string {
  if (files.length === 0) return '';
  const rows = files.map(({ path, keys }) => [
    code(path),
    [
      ...keys.slice(0, MAX_KEYS).map(code),
      ...(keys.length > MAX_KEYS ? [`and ${keys.length - MAX_KEYS} more`] : []),
    ].join(', '),
  ]);
  return ['', '### Files', '', ...table(['File', 'What'], rows), ''].join('\n');
}
