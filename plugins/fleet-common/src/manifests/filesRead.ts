import { z } from 'zod';

const sourceSchema = z.object({
  path: z.string().optional(),
  helm: z
    .object({ valueFiles: z.array(z.string()).optional() })
    .nullish()
    .catch(undefined),
});
const specSchema = z.object({
  source: sourceSchema.optional().catch(undefined),
  sources: z.array(sourceSchema).optional().catch(undefined),
});

/**
 * What an Application reads in Git for itself: its Helm values files in the
 * order in which they count, from the root of their repository, and the folder
 * of a source that has none. `values.yaml` of a chart is not among them.
 *
 * @param spec - `spec` of a rendered Application
 */
export function filesRead(spec: unknown): string[] {
  const parsed = specSchema.safeParse(spec);
  if (!parsed.success) return [];
  const { source, sources = source ? [source] : [] } = parsed.data;
  return sources.flatMap(({ path, helm }) => {
    const files = helm?.valueFiles ?? [];
    if (files.length > 0) return files.map(file => fromRoot(file, path));
    return path === undefined ? [] : [path];
  });
}

/** `$values/a` and `/a` are meant from a root, everything else from the chart. */
function fromRoot(file: string, chart = ''): string {
  const rooted = file.match(/^(?:\$[^/]+)?\/(.*)$/);
  if (rooted) return rooted[1];
  return chart === '' ? file : `${chart}/${file}`;
}
