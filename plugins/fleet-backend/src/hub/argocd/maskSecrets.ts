import { isDeepStrictEqual } from 'node:util';
import { withoutSecrets } from '../../domain/withoutSecrets';
import { isManifest, Manifest } from './manifests';

/** A resource as it is and as it shall be. */
export interface BothSides {
  live?: Manifest;
  desired?: Manifest;
}

const mask = '********';
const maskOfOther = '******** (differs)';

/**
 * Takes values out that nobody may read here: all of a Secret, and of anything
 * else what {@link withoutSecrets} knows, such as Helm values of an Application
 * and credentials within URLs. Whether two Secrets differ stays visible, what
 * they hold does not.
 */
export function maskSecrets(
  resource: { group?: string; kind: string },
  sides: BothSides,
): BothSides & { masked: boolean } {
  const { live, desired } = sides;
  if (isSecret(resource) || isSecretItself(live) || isSecretItself(desired)) {
    return { ...maskSecret(sides), masked: true };
  }
  const shown = [live, desired].map(side => side && withoutSecrets(side, mask));
  return {
    live: shown[0]?.manifest,
    desired: shown[1]?.manifest,
    masked: shown.some(side => side && side.masked.length > 0),
  };
}

function isSecret({ group, kind }: { group?: string; kind: string }): boolean {
  return kind === 'Secret' && !group;
}

/** Whatever it was asked for as. */
function isSecretItself(manifest: Manifest | undefined): boolean {
  return manifest?.kind === 'Secret' && manifest.apiVersion === 'v1';
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
