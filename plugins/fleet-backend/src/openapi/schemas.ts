import * as wire from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { errorResponseSchema } from './errors';

export type Json = Record<string, unknown>;

const prefix = '#/components/schemas/';

/** `clusterRefSchema` becomes `ClusterRef`. Queries become parameters instead. */
const named: [string, z.ZodType][] = Object.entries({
  ...wire,
  errorResponseSchema,
}).flatMap(([key, value]): [string, z.ZodType][] => {
  const [, first, rest] = /^(.)(.*)Schema$/.exec(key) ?? [];
  return value instanceof z.ZodType && first && !key.endsWith('QuerySchema')
    ? [[`${first.toLocaleUpperCase('en-US')}${rest}`, value]]
    : [];
});

/** A reference to the schema; it must be one of those that the wire exports. */
export function referenceTo(schema: z.ZodType): Json {
  const found = named.find(([, value]) => value === schema);
  if (!found) throw new Error('A schema is not exported by the wire');
  return { $ref: `${prefix}${found[0]}` };
}

/**
 * All named schemas that something refers to, as JSON Schema 2020-12.
 *
 * @param strict - answers may have nothing that is not in their schema
 */
export function usedSchemas(roots: unknown, strict: boolean): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of named) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    uri: id => `${prefix}${id}`,
    override: ({ jsonSchema }) => {
      if (!strict && jsonSchema.additionalProperties === false) {
        delete jsonSchema.additionalProperties;
      }
    },
  });
  const used: Json = {};
  const visit = (part: unknown): void => {
    for (const id of referencesIn(part)) {
      if (id in used) continue;
      const { $id, $schema, id: _, ...schema } = schemas[id];
      used[id] = schema;
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
    key === '$ref' && typeof value === 'string'
      ? [value.slice(prefix.length)]
      : referencesIn(value),
  );
}
