import { NotEvaluable } from '../../failures';
import { pathBase, pathClean, pathDir, pathExt } from '../../goPath';
import { normalizeName } from '../../names';
import { newMap, Value } from '../../values';
import { FunctionError } from '../errors';
import { FunctionTable, strings, text } from './signature';

const DEFAULT_SLUG_LENGTH = 50;

/** Argo CD's `slugify [maxSize] [smartTruncate] name`. */
export function slugify(args: Value[]): string {
  const name = args[args.length - 1];
  if (typeof name !== 'string') {
    throw new FunctionError('slugify needs a name as its last argument');
  }
  if (/[^\x20-\x7e]/.test(name)) {
    throw new NotEvaluable(
      'the template calls slugify on text that is not ASCII, which the preview does not evaluate',
    );
  }
  let length = DEFAULT_SLUG_LENGTH;
  let smart = false;
  for (const option of args.slice(0, -1)) {
    if (typeof option === 'bigint') length = Number(option);
    if (typeof option === 'boolean') smart = option;
  }
  const slug = trimDashes(
    name
      .trim()
      .replace(/["']/g, '')
      .replace(/&/g, 'and')
      .replace(/@/g, 'at')
      .toLowerCase()
      .replace(/[^a-z0-9\-_]/g, '-')
      .replace(/-+/g, '-'),
  );
  if (length < 0) {
    throw new FunctionError(
      `runtime error: slice bounds out of range [:${length}]`,
    );
  }
  if (slug.length <= length) return slug;
  return smart ? smartTruncate(slug, length) : slug.slice(0, length);
}

function trimDashes(slug: string): string {
  let start = 0;
  let end = slug.length;
  while (start < end && /[-_]/.test(slug[start])) start += 1;
  while (end > start && /[-_]/.test(slug[end - 1])) end -= 1;
  return slug.slice(start, end);
}

/** Cuts between two words, unless the first one alone is too long. */
function smartTruncate(slug: string, length: number): string {
  let kept = '';
  for (const word of slug.split('-')) {
    const longer = kept === '' ? word : `${kept}-${word}`;
    if (longer.length > length) break;
    kept = longer;
  }
  return kept === '' ? slug.slice(0, length) : kept;
}

const url =
  /^([a-zA-Z][a-zA-Z0-9+.-]*):\/\/(?:([^@/?#]*)@)?([^@/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/;

function urlParse(address: string): Value {
  const match = url.exec(address);
  if (!match || address.includes('%') || address.includes('[')) {
    throw new NotEvaluable(
      `the template calls urlParse on ${address}, which the preview does not evaluate`,
    );
  }
  const [, scheme, userinfo, host, path, query, fragment] = match;
  const parts = newMap();
  parts.scheme = scheme.toLowerCase();
  parts.userinfo = userinfo ?? '';
  parts.host = host;
  parts.hostname = host.replace(/:\d*$/, '');
  parts.path = path;
  parts.query = query ?? '';
  parts.opaque = '';
  parts.fragment = fragment ?? '';
  return parts;
}

export const naming: FunctionTable = {
  normalize: strings(1, normalizeName),
  slugify: { params: [], rest: 'any', call: slugify },
  base: strings(1, pathBase),
  dir: strings(1, pathDir),
  ext: strings(1, pathExt),
  clean: strings(1, pathClean),
  urlParse: {
    params: ['string'],
    call: ([address]) => urlParse(text(address)),
  },
};
