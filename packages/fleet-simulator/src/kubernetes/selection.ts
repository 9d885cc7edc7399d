import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import { queryText } from '../http/reply';
import { valueAt, type JsonObject } from '../json';
import { matchesRequirements, parseSelector } from '../world/labelSelector';
import { stringsAt } from '../world/manifests';
import { keyOf } from './SpokeView';

/**
 * `fieldSelector` and `labelSelector`. The API server knows a few fields for
 * each kind; here any path of texts can be selected.
 *
 * @throws InputError
 */
export function selectionOf(request: Request): (object: JsonObject) => boolean {
  const requirements = parseSelector(queryText(request, 'labelSelector') ?? '');
  const fields = (queryText(request, 'fieldSelector') ?? '')
    .split(',')
    .filter(Boolean)
    .map(parseField);
  const { namespace } = request.params;
  return object =>
    (namespace === undefined ||
      valueAt(object, ['metadata', 'namespace']) === namespace) &&
    fields.every(accepts => accepts(object)) &&
    matchesRequirements(stringsAt(object, 'metadata', 'labels'), requirements);
}

function parseField(term: string): (object: JsonObject) => boolean {
  const match = /^([\w.]+)(==|!=|=)(.*)$/.exec(term.trim());
  if (!match) {
    throw new InputError(
      `unable to parse field selector: invalid selector: '${term}'; can't understand '${term}'`,
    );
  }
  const [, path, operator, expected] = match;
  return object => {
    const value = valueAt(object, path.split('.')) ?? '';
    return (String(value) === expected) === (operator !== '!=');
  };
}

export interface Page {
  items: JsonObject[];
  continue?: string;
  remainingItemCount?: number;
}

/**
 * A page of a list in the API server's order. The token holds the key after
 * which the next page begins.
 *
 * @throws InputError when the token is not one of ours
 */
export function pageOf(
  request: Request,
  objects: readonly JsonObject[],
  resourceVersion: number,
): Page {
  const token = queryText(request, 'continue');
  const limit = Number(queryText(request, 'limit') ?? 0);
  const after = token ? startOf(token) : '';
  const rest = objects.filter(object => keyOf(object) > after);
  if (!(limit > 0) || rest.length <= limit) return { items: rest };
  const items = rest.slice(0, limit);
  const start = keyOf(items[items.length - 1]);
  return {
    items,
    continue: Buffer.from(
      JSON.stringify({ v: 'meta.k8s.io/v1', rv: resourceVersion, start }),
    ).toString('base64url'),
    remainingItemCount: rest.length - limit,
  };
}

function startOf(token: string): string {
  try {
    const parsed: unknown = JSON.parse(
      Buffer.from(token, 'base64url').toString('utf8'),
    );
    if (typeof parsed === 'object' && parsed !== null && 'start' in parsed) {
      return String(parsed.start);
    }
  } catch {
    // Falls through to the one complaint for every kind of wrong token.
  }
  throw new InputError('continue key is not valid: illegal base64 data');
}
