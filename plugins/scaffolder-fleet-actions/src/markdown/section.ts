import { table } from './inline';

/** Rows of one table; a pull request has at most 65,536 characters. */
const MAX_ROWS = 100;

/** A heading, what it is about, and a table; nothing for no rows. */
export function section(
  title: string,
  words: string,
  heads: string[],
  rows: string[][],
): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - MAX_ROWS;
  return [
    '',
    `### ${title}`,
    '',
    words,
    '',
    ...table(heads, rows.slice(0, MAX_ROWS)),
    ...(more > 0 ? ['', `and ${more} more.`] : []),
  ];
}
