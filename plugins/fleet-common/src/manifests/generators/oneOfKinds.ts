import { z } from 'zod';
import { issueMessage } from '../fields';

const objectSchema = z.record(z.string(), z.unknown());

/**
 * An object that is told by a key that it has. The error is that of its kind,
 * and so names the field in it: a union only knows that none of its members
 * fits.
 *
 * @param kinds - by key, or by keys with dots; the first that is there decides
 * @param otherwise - said of what is of no kind
 */
export function oneOfKinds<T>(
  kinds: Readonly<Record<string, z.ZodType<T>>>,
  otherwise: string,
) {
  return z
    .unknown()
    .superRefine((value, context) => {
      const kind = Object.keys(kinds).find(keys => isThere(value, keys));
      if (kind === undefined) {
        context.addIssue({ code: 'custom', message: otherwise });
        return;
      }
      const parsed = kinds[kind].safeParse(value);
      for (const issue of parsed.error?.issues ?? []) {
        const message = issueMessage(issue);
        context.addIssue({ code: 'custom', path: issue.path, message });
      }
    })
    .pipe(z.union(Object.values(kinds)));
}

function isThere(value: unknown, keys: string): boolean {
  const [key, ...rest] = keys.split('.');
  const object = objectSchema.safeParse(value).data ?? {};
  return (
    Object.hasOwn(object, key) &&
    (rest.length === 0 || isThere(object[key], rest.join('.')))
  );
}
