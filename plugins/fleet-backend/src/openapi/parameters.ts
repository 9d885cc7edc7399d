import { z } from 'zod';
import { Comments, describedBy } from './Comments';
import { pathWords } from './pathWords';
import type { Json } from './schemas';

/** `/clusters/:hub/:name` has `hub` and `name`. */
export function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    description: pathWords(path, name),
    schema: { type: 'string', minLength: 1 },
  }));
}

/** One parameter for each key; a list is written by repeating its key. */
export function queryParameters(
  query: z.ZodObject | undefined,
  comments?: Comments,
): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = querySchema.parse(
    describedBy(comments, query, z.toJSONSchema(query, { io: 'input' })),
  );
  return Object.entries(properties).map(
    ([name, { description, ...schema }]) => ({
      name,
      in: 'query',
      required: required.includes(name),
      ...(description && { description }),
      schema: { ...standIn(query.shape[name]), ...listOf(schema) },
    }),
  );
}

/** What an absent one stands for. */
function standIn(schema: z.core.$ZodType): Json {
  const { data } = z.safeParse(schema, undefined);
  return data === undefined ? {} : { default: data };
}

/** One value is a list of one. */
function listOf(schema: Json): Json {
  const parsed = oneOrMany.safeParse(schema);
  return parsed.success ? parsed.data.anyOf[1] : schema;
}

const querySchema = z.object({
  properties: z
    .record(z.string(), z.looseObject({ description: z.string().optional() }))
    .optional(),
  required: z.array(z.string()).optional(),
});
const oneOrMany = z.object({
  anyOf: z.tuple([z.unknown(), z.looseObject({ type: z.literal('array') })]),
});
