import type { ResourceDiff } from '@fleet-portal/backstage-plugin-fleet-common';
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { z } from 'zod';
import { listOf, optionalText } from './shapes';

/**
 * `ManagedResourcesResponse` of Argo CD 3: manifests as JSON in text, the word
 * `null` for a resource that is not there.
 */
const managedResourcesSchema = z.object({
  items: listOf(
    z.object({
      group: optionalText,
      kind: z.string(),
      namespace: optionalText,
      name: z.string(),
      hook: z.boolean().nullish(),
      normalizedLiveState: optionalText,
      predictedLiveState: optionalText,
    }),
  ),
});

const manifestSchema = z.record(z.string(), z.unknown());
type Manifest = z.output<typeof manifestSchema>;

/**
 * What differs from Git, by comparing the live state with what it would be
 * after a sync: both are normalised by the hub, so defaults do not show.
 *
 * @throws ZodError or SyntaxError
 */
export function decodeDiff(input: unknown): ResourceDiff[] {
  return managedResourcesSchema.parse(input).items.flatMap(item => {
    const { group, kind, namespace, name } = item;
    const secret = kind === 'Secret' && group === undefined;
    const live = readManifest(item.normalizedLiveState);
    const desired = readManifest(item.predictedLiveState);
    if (item.hook || isDeepStrictEqual(live, desired)) return [];
    const shown = secret ? maskSecrets(live, desired) : { live, desired };
    return [
      {
        group,
        kind,
        namespace,
        name,
        desired: shown.desired ? stringify(shown.desired) : '',
        live: shown.live ? stringify(shown.live) : '',
        masked: secret,
      },
    ];
  });
}

/** Fields that a hub or an API server writes; no difference of interest. */
const bookkeeping = new Set([
  'managedFields',
  'resourceVersion',
  'uid',
  'generation',
  'creationTimestamp',
]);
/** Repeats the whole manifest, in a Secret with its values. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

function readManifest(text: string | undefined): Manifest | undefined {
  if (text === undefined || text === 'null') return undefined;
  const manifest = manifestSchema.parse(JSON.parse(text));
  const metadata = manifestSchema.parse(manifest.metadata ?? {});
  const annotations = manifestSchema.parse(metadata.annotations ?? {});
  const rest = Object.entries(metadata).filter(
    ([key]) => !bookkeeping.has(key) && key !== 'annotations',
  );
  const kept = Object.entries(annotations).filter(
    ([key]) => key !== lastApplied,
  );
  if (kept.length > 0) rest.push(['annotations', Object.fromEntries(kept)]);
  return { ...manifest, metadata: Object.fromEntries(rest) };
}

const maskedFields = ['data', 'stringData'] as const;

/**
 * Every value of a Secret is replaced, also in annotations (some tools keep
 * copies there). Whether two values differ stays visible, what they are not.
 */
function maskSecrets(
  live: Manifest | undefined,
  desired: Manifest | undefined,
): { live?: Manifest; desired?: Manifest } {
  const mask = (own: Manifest | undefined, other: Manifest | undefined) =>
    own && {
      apiVersion: own.apiVersion,
      kind: own.kind,
      type: own.type,
      metadata: maskAnnotations(own.metadata, other?.metadata, own === live),
      ...Object.fromEntries(
        maskedFields
          .filter(field => own[field] !== undefined)
          .map(field => [
            field,
            maskValues(own[field], other?.[field], own === live),
          ]),
      ),
    };
  return { live: mask(live, desired), desired: mask(desired, live) };
}

function maskAnnotations(
  own: unknown,
  other: unknown,
  isLive: boolean,
): Manifest {
  const metadata = manifestSchema.parse(own);
  if (metadata.annotations === undefined) return metadata;
  const otherMetadata = manifestSchema.safeParse(other).data;
  return {
    ...metadata,
    annotations: maskValues(
      metadata.annotations,
      otherMetadata?.annotations,
      isLive,
    ),
  };
}

function maskValues(own: unknown, other: unknown, isLive: boolean): Manifest {
  const values = manifestSchema.safeParse(own).data ?? {};
  const others = manifestSchema.safeParse(other).data ?? {};
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const same = !(key in others) || isDeepStrictEqual(value, others[key]);
      return [key, same || !isLive ? '********' : '******** (differs)'];
    }),
  );
}
