import { z } from 'zod';

/** Parameters of the paths of a group, with names of what is there. */
export type KnownNames = readonly (readonly [
  RegExp,
  Readonly<Record<string, readonly string[]>>,
])[];

const documentSchema = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        parameters: z
          .array(
            z.looseObject({
              name: z.string(),
              in: z.string(),
              schema: z.unknown(),
            }),
          )
          .optional(),
      }),
    ),
  ),
});

/**
 * The document with names in its paths: chance alone would never hit an object
 * that is there.
 *
 * @throws Error for a path of which nobody has said yet what it is about
 */
export function withNames(document: object, known: KnownNames): string {
  const parsed = documentSchema.parse(document);
  for (const [path, methods] of Object.entries(parsed.paths)) {
    if (!path.includes('{')) continue;
    const [, names] = known.find(([group]) => group.test(path)) ?? [];
    for (const { parameters = [] } of Object.values(methods)) {
      for (const parameter of parameters) {
        if (parameter.in !== 'path') continue;
        const there = names?.[parameter.name];
        if (!there?.length) {
          throw new Error(`Nothing to put for ${parameter.name} in ${path}`);
        }
        parameter.schema = { anyOf: [{ enum: there }, parameter.schema] };
      }
    }
  }
  return JSON.stringify(parsed);
}
