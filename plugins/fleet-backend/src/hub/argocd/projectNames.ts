import { z } from 'zod';

const projectSchema = z.object({ metadata: z.object({ name: z.string() }) });

/** Sorted; an AppProject that cannot be read hides none of the others. */
export function projectNames(items: readonly unknown[]): string[] {
  return items
    .flatMap(item => projectSchema.safeParse(item).data?.metadata.name ?? [])
    .sort();
}
