import { isDeepStrictEqual } from 'node:util';
import { isManifest, Manifest } from './manifests';

/** A resource as it is and as it shall be. */
export interface BothSides {
  live?: Manifest;
  desired?: Manifest;
}

const mask = '********';
const maskOfOther = '******** (differs)';

/**
 * Takes values out that nobody may read here: all of a Secret, and the Helm
 * values of an Application or ApplicationSet, where passwords like to stand.
 * Whether two values differ stays visible, what they are not.
 */
export function maskSecrets(
  { group, kind }: { group?: string; kind: string },
  sides: BothSides,
): BothSides & { masked: boolean } {
  if (kind === 'Secret' && !group)
    return { ...maskSecret(sides), masked: true };
  if (group !== 'argoproj.io') return { ...sides, masked: false };
  const live = sides.live && withoutHelmValues(sides.live);
  const desired = sides.desired && withoutHelmValues(sides.desired);
  const masked = live !== sides.live || desired !== sides.desired;
  return { live, desired, masked };
}

const maskedFields = ['data', 'stringData'] as const;

/** Also in annotations: some tools keep copies of the values there. */
function maskSecret({ live, desired }: BothSides): BothSides {
  const masked = (own: Manifest | undefined, other: Manifest | undefined) =>
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
  return { live: masked(live, desired), desired: masked(desired, live) };
}

function maskAnnotations(
  own: unknown,
  other: unknown,
  isLive: boolean,
): Manifest {
  const metadata = isManifest(own) ? own : {};
  if (metadata.annotations === undefined) return metadata;
  const others = isManifest(other) ? other.annotations : undefined;
  return {
    ...metadata,
    annotations: maskValues(metadata.annotations, others, isLive),
  };
}

function maskValues(own: unknown, other: unknown, isLive: boolean): Manifest {
  const values = isManifest(own) ? own : {};
  const others = isManifest(other) ? other : {};
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const same = !(key in others) || isDeepStrictEqual(value, others[key]);
      return [key, same || !isLive ? mask : maskOfOther];
    }),
  );
}

/** The same object where it has none. */
function withoutHelmValues(manifest: Manifest): Manifest {
  const entries = Object.entries(manifest);
  const next = entries.map(([key, value]): [string, unknown] => [
    key,
    key === 'helm' && isManifest(value) ? maskHelm(value) : inside(value),
  ]);
  const same = next.every(([, value], index) => value === entries[index][1]);
  return same ? manifest : Object.fromEntries(next);
}

function inside(value: unknown): unknown {
  if (isManifest(value)) return withoutHelmValues(value);
  if (!Array.isArray(value)) return value;
  const next = value.map(inside);
  return next.every((one, index) => one === value[index]) ? value : next;
}

function maskHelm(helm: Manifest): Manifest {
  const parameters = Array.isArray(helm.parameters)
    ? { parameters: helm.parameters.map(maskParameter) }
    : {};
  const values = ['values', 'valuesObject'].filter(key => key in helm);
  if (values.length === 0 && !('parameters' in parameters)) return helm;
  const hidden = Object.fromEntries(values.map(key => [key, mask]));
  return { ...helm, ...hidden, ...parameters };
}

function maskParameter(parameter: unknown): unknown {
  return isManifest(parameter) ? { ...parameter, value: mask } : mask;
}
