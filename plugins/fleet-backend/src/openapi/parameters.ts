import { z } from 'zod';
import type { Json } from './schemas';

/** `/clusters/:hub/:name` has `hub` and `name`. */
export function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1 },
  }));
}

/** One parameter for each key; a list is written by repeating its key. */
export function queryParameters(query: z.ZodObject | undefined): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, {
    io: 'input',
  });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: listOf(schema),
  }));
}

/** One value is a list of one. */
function listOf(schema: unknown): unknown {
  const parsed = oneOrMany.safeParse(schema);
  return parsed.success ? parsed.data.anyOf[1] : schema;
}

const oneOrMany = z.object({
  anyOf: z.tuple([z.unknown(), z.looseObject({ type: z.literal('array') })]),
});
