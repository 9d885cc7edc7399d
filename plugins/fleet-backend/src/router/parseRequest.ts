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
  const [issue] = parsed.error.issues;
  const name = issue.path.map(String).join('.');
  const where = name === '' ? `The ${what}s` : `The ${what} '${name}'`;
  throw new InputError(`${where} cannot be used: ${lowerFirst(issue.message)}`);
}

/** Of a path with `:hub/:namespace/:name`. */
export function applicationOf({ params }: Request): ApplicationRef {
  const { hub, namespace, name } = params;
  return { hub, namespace, name };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('en-US') + text.slice(1);
}
