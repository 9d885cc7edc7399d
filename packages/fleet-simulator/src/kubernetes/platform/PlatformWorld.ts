import { timestamp } from '../../clock';
import type { JsonObject } from '../../json';
import { shortcomings, type Shortcomings } from '../../scenario/shortcomings';
import type { SpokeSpec } from '../../scenario/topology';
import type { Seeded } from '../../seeded';

/** One cluster at one moment. */
export interface PlatformWorld {
  spoke: SpokeSpec;
  seeded: Seeded;
  /** Milliseconds since 1970, as all times here. */
  bornAt: number;
  now: number;
}

/** Collections by the name of their resource. */
export type PlatformObjects = Map<string, JsonObject[]>;

export function lacksOf({ spoke }: PlatformWorld): Shortcomings {
  return shortcomings[spoke.name] ?? {};
}

/** A custom resource; unlike built-in kinds they are listed with their kind. */
export function customResource(
  { spoke, seeded, bornAt }: PlatformWorld,
  apiVersion: string,
  kind: string,
  metadata: { name: string; namespace?: string; labels?: JsonObject },
  rest: JsonObject,
  createdAt = bornAt,
): JsonObject {
  const { name, namespace = '' } = metadata;
  return {
    apiVersion,
    kind,
    metadata: {
      ...metadata,
      uid: seeded.uuid(kind, spoke.name, namespace, name),
      creationTimestamp: timestamp(createdAt),
      generation: 1,
    },
    ...rest,
  };
}

/** A condition in the form of metav1; it holds since `at`. */
export function condition(
  type: string,
  ok: boolean,
  reason: string,
  message: string,
  at: number,
): JsonObject {
  return {
    type,
    status: ok ? 'True' : 'False',
    reason,
    message,
    lastTransitionTime: timestamp(at),
  };
}
