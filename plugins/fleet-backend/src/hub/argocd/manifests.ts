import { z } from 'zod';

/** A Kubernetes object, read from JSON. */
const manifestSchema = z.record(z.string(), z.unknown());
export type Manifest = z.output<typeof manifestSchema>;

/** Fields that a hub or an API server writes; no difference of interest. */
const bookkeeping = new Set([
  'managedFields',
  'resourceVersion',
  'uid',
  'generation',
  'creationTimestamp',
]);

/**
 * Annotations in which tools keep a copy of the whole object, in a Secret with
 * its values: `kubectl.kubernetes.io/last-applied-configuration`,
 * `kapp.k14s.io/original`, `objectset.rio.cattle.io/applied` and their like.
 */
const copyOfObject =
  /(?:^|\/)(?:.*last-(?:applied|handled).*|applied|original)$/i;
/** Nothing that a person writes by hand, and room for an object or a key. */
const longestAnnotation = 1_024;

/**
 * The object without what the API server keeps for itself and without
 * annotations that can carry secrets: copies of objects, JSON objects, and
 * long texts. So also in the templates of workloads.
 *
 * @param text - JSON; undefined or the word `null` for an object that is not there
 * @throws ZodError or SyntaxError
 */
export function readManifest(text: string | undefined): Manifest | undefined {
  if (text === undefined || text === 'null') return undefined;
  const manifest = manifestSchema.parse(JSON.parse(text));
  const metadata = manifestSchema.parse(manifest.metadata ?? {});
  const kept = Object.entries(metadata).filter(
    ([key]) => !bookkeeping.has(key),
  );
  const own = { ...manifest, metadata: Object.fromEntries(kept) };
  return manifestSchema.parse(withoutCopies(own));
}

function withoutCopies(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCopies);
  if (!isManifest(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]): [string, unknown][] => {
      if (key !== 'annotations' || !isManifest(child)) {
        return [[key, withoutCopies(child)]];
      }
      const harmless = Object.entries(child).filter(
        ([name, text]) => !copyOfObject.test(name) && isHarmless(text),
      );
      return harmless.length > 0 ? [[key, Object.fromEntries(harmless)]] : [];
    }),
  );
}

function isHarmless(text: unknown): boolean {
  return (
    typeof text !== 'string' ||
    (text.length <= longestAnnotation && !text.trimStart().startsWith('{'))
  );
}

export function isManifest(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
