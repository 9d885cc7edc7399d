import * as wire from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import type { Comments } from './Comments';
import { errorResponseSchema, rateLimitResponseSchema } from './errors';

export type Json = Record<string, unknown>;

const prefix = '#/components/schemas/';

interface Named {
  readonly id: string;
  readonly key: string;
  readonly schema: z.ZodType;
}

/** `clusterRefSchema` becomes `ClusterRef`. Queries become parameters instead. */
const named: Named[] = Object.entries({
  ...wire,
  errorResponseSchema,
  rateLimitResponseSchema,
}).flatMap(([key, schema]) => {
  const [, first, rest] = /^(.)(.*)Schema$/.exec(key) ?? [];
  return schema instanceof z.ZodType && first && !key.endsWith('QuerySchema')
    ? [{ id: `${first.toLocaleUpperCase('en-US')}${rest}`, key, schema }]
    : [];
});

/** A reference to the schema; it must be one of those that the wire exports. */
export function referenceTo(schema: z.ZodType): Json {
  const found = named.find(one => one.schema === schema);
  if (!found) throw new Error('A schema is not exported by the wire');
  return { $ref: `${prefix}${found.id}` };
}

export interface SchemaOptions {
  /** Answers may have nothing that is not in their schema. */
  readonly strict?: boolean;
  /** Without them nothing is described. */
  readonly comments?: Comments;
}

/** All named schemas that something refers to, as JSON Schema 2020-12. */
export function usedSchemas(
  roots: unknown,
  { strict, comments }: SchemaOptions,
): Json {
  const registry = z.registry<{ id: string }>();
  for (const { id, schema } of named) registry.add(schema, { id });
  const keys = new Map(named.map(({ id, key }) => [id, key]));
  const { schemas } = z.toJSONSchema(registry, {
    uri: id => `${prefix}${id}`,
    override: ({ jsonSchema }) => {
      if (!strict && jsonSchema.additionalProperties === false) {
        delete jsonSchema.additionalProperties;
      }
      // What a number of JavaScript can count to says nothing of the figure.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) {
        delete jsonSchema.minimum;
      }
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) {
        delete jsonSchema.maximum;
      }
    },
  });
  const used: Json = {};
  const visit = (part: unknown): void => {
    for (const id of referencesIn(part)) {
      if (id in used) continue;
      const { $id, $schema, id: _, ...schema } = schemas[id];
      used[id] = comments?.describe(keys.get(id) ?? '', schema) ?? schema;
      visit(schema);
    }
  };
  visit(roots);
  return Object.fromEntries(
    Object.entries(used).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function referencesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' && value.startsWith(prefix)
      ? [value.slice(prefix.length)]
      : referencesIn(value),
  );
}
