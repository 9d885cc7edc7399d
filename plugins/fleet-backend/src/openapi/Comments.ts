import * as wire from '@fleet-portal/backstage-plugin-fleet-common';
import type { z } from 'zod';
import type { Json } from './schemas';

/** What the sources say of the schemas that the wire exports. */
export interface Comments {
  /** The JSON Schema of what is exported as `name`, with descriptions. */
  describe(name: string, schema: Json): Json;
}

/** A schema that the wire exports, by the words beside it. */
export function describedBy(
  comments: Comments | undefined,
  schema: z.ZodType,
  json: Json,
): Json {
  const [name] =
    Object.entries(wire).find(([, value]) => value === schema) ?? [];
  return comments && name ? comments.describe(name, json) : json;
}
