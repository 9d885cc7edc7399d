import { InputError } from '@backstage/errors';
import type { ApplicationRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type { Request } from 'express';
import { z } from 'zod';

/**
 * Checks the query or the body of a request.
 *
 * @param what - how the parts are called: `query parameter`, `field`
 * @throws InputError that names the first part that is wrong
 */
export function parseRequest<T extends z.ZodType>(
  schema: T,
  input: unknown,
  what: string,
): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new InputError(sentenceOf(telling(first), input, what));
}

type Issue = z.core.$ZodIssue;

/** Of a choice between shapes: what the first that tells more says of it. */
function telling(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const [inner] = issue.errors.flat();
  if (!inner) return issue;
  return telling({ ...inner, path: [...issue.path, ...inner.path] });
}

function sentenceOf(issue: Issue, input: unknown, what: string): string {
  const name = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const [key] = issue.keys;
    const whole = [...issue.path.map(String), key].join('.');
    return `There is no ${what} '${whole}' here; the API document names those that there are.`;
  }
  if (issue.code === 'invalid_type' && name === '') {
    return `The ${what}s cannot be used: a JSON object is needed.`;
  }
  if (issue.code === 'invalid_type' && valueAt(input, issue.path) === undefined)
    return `The ${what} '${name}' is missing: ${kindOf(
      issue.expected,
    )} is needed.`;
  const where = name === '' ? `The ${what}s` : `The ${what} '${name}'`;
  return `${where} cannot be used: ${lowerFirst(issue.message)}`;
}

function kindOf(expected: string): string {
  if (expected === 'string') return 'a text';
  if (expected === 'int') return 'a whole number';
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined,
    input,
  );
}

/** Of a path with `:hub/:namespace/:name`. */
export function applicationOf({ params }: Request): ApplicationRef {
  const { hub, namespace, name } = params;
  return { hub, namespace, name };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('en-US') + text.slice(1);
}
