import { progressiveStatuses } from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubApplicationSet } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import type { TextPool } from '../../packing/TextPool';
import { decodeCondition, keptAnnotations } from './decodeApplication';
import { plainMessage } from './plainText';
import { listOf, optionalText, textMap } from './shapes';

/** An ApplicationSet as Argo CD 3 answers it, as far as it is kept. */
const applicationSetSchema = z.object({
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().min(1),
    uid: z.string().default(''),
    resourceVersion: z.string().default(''),
    labels: textMap,
    annotations: textMap,
  }),
  spec: z.record(z.string(), z.unknown()),
  status: z
    .object({
      conditions: listOf(
        z.object({
          type: z.string(),
          message: z.string().default(''),
          status: optionalText,
          reason: optionalText,
          lastTransitionTime: optionalText,
        }),
      ),
      applicationStatus: listOf(
        z.object({
          application: z.string(),
          status: z.string(),
          message: optionalText,
          /** A number in text, from 1; `-1` for an Application of no step. */
          step: optionalText,
        }),
      ),
      resources: listOf(
        z.object({
          kind: optionalText,
          name: z.string(),
          namespace: optionalText,
        }),
      ),
    })
    .nullish(),
});
type RawStatus = NonNullable<z.output<typeof applicationSetSchema>['status']>;

/** @throws ZodError */
export function decodeApplicationSet(
  input: unknown,
  pool: TextPool,
): HubApplicationSet {
  const { metadata, spec, status } = applicationSetSchema.parse(input);
  const namespace = pool.one(metadata.namespace);
  return {
    namespace,
    name: pool.one(metadata.name),
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion,
    labels: pool.map(metadata.labels),
    annotations: keptAnnotations(metadata.annotations),
    spec: pool.jsonMap(spec),
    conditions: (status?.conditions ?? [])
      .map(decodeCondition)
      .map(one => ({ ...one, message: pool.one(one.message) })),
    progress: decodeProgress(status?.applicationStatus ?? []),
    applications: (status?.resources ?? [])
      .filter(({ kind }) => kind === 'Application')
      .map(resource => ({
        namespace: pool.one(resource.namespace ?? namespace),
        name: resource.name,
      })),
  };
}

function decodeProgress(
  statuses: RawStatus['applicationStatus'],
): HubApplicationSet['progress'] {
  return Object.fromEntries(
    statuses.flatMap(({ application, status, step, message }) => {
      const known = progressiveStatuses.find(word => word === status);
      if (!known) return [];
      const number = Number(step);
      const progress = {
        status: known,
        step: Number.isInteger(number) && number > 0 ? number : undefined,
        message: message && plainMessage(message),
      };
      return [[application, progress] as const];
    }),
  );
}
