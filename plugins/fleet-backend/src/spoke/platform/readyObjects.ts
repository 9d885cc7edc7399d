import type { ReadyObject } from '@fleet-portal/backstage-plugin-fleet-node';
import type { z } from 'zod';
import { conditionedSchema, wordsOf } from './metadata';
import type { Collection, PlatformApi } from './PlatformApi';

/** Objects whose condition of this type says whether they are ready. */
export async function readyObjects(
  api: PlatformApi,
  collection: Collection,
  conditionType = 'Ready',
): Promise<ReadyObject[]> {
  const objects = await api.list(collection, conditionedSchema);
  return objects.map(object =>
    toReadyObject(collection.kind, conditionType, object),
  );
}

export function toReadyObject(
  kind: string,
  conditionType: string,
  { metadata, status }: z.infer<typeof conditionedSchema>,
): ReadyObject {
  const condition = status?.conditions?.find(
    ({ type }) => type === conditionType,
  );
  return {
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
    ready: condition?.status === 'True',
    message: condition
      ? wordsOf(condition)
      : `has no condition ${conditionType} yet`,
    since: condition?.lastTransitionTime ?? metadata.creationTimestamp,
  };
}
