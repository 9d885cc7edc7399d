import { z } from 'zod';

interface Generators {
  /** Of their git generators, as they are written. */
  repositories: string[];
}

/** A generator of a hub that reads nothing but its clusters and Git. */
const generatorSchema: z.ZodType<Generators> = z.lazy(() =>
  z
    .strictObject({
      clusters: z.looseObject({}).optional(),
      list: z.looseObject({}).optional(),
      git: z.looseObject({ repoURL: z.string() }).optional(),
      matrix: nestedSchema.optional(),
      merge: nestedSchema.optional(),
      selector: z.looseObject({}).optional(),
    })
    .transform(({ git, matrix, merge }) => ({
      repositories: [
        ...(git ? [git.repoURL] : []),
        ...(matrix?.generators ?? []).flatMap(one => one.repositories),
        ...(merge?.generators ?? []).flatMap(one => one.repositories),
      ],
    })),
);
const nestedSchema = z.looseObject({ generators: z.array(generatorSchema) });

/**
 * What the generators of an ApplicationSet would have a hub read; undefined when
 * one of them is of a kind that the hub is not asked about.
 */
export function sentGenerators(generators: unknown): Generators | undefined {
  const parsed = z.array(generatorSchema).safeParse(generators);
  return parsed.success
    ? { repositories: parsed.data.flatMap(one => one.repositories) }
    : undefined;
}
