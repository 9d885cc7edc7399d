import {
  Condition,
  progressiveStatuses,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubApplicationSet } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { readerOf } from '../../json/readerOf';
import type { TextPool } from '../../packing/TextPool';
import { decodeCondition, keptAnnotations } from './decodeApplication';
import type { ObjectForm } from './objectForm';
import { plainMessage } from './plainText';

const text = z.string().nullish();
const textMap = z.record(z.string(), z.string()).nullish();

const conditionSchema = z.object({
  type: z.string(),
  message: z.string().optional(),
  status: text,
  reason: text,
  lastTransitionTime: text,
});

const progressSchema = z.object({
  application: z.string(),
  status: z.string(),
  message: text,
  /** A number in text, from 1; `-1` for an Application of no step. */
  step: text,
});

/** An ApplicationSet as Argo CD 3 answers it, as far as it is kept; see readerOf. */
const applicationSetSchema = z.object({
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().min(1),
    uid: z.string().optional(),
    resourceVersion: z.string().optional(),
    labels: textMap,
    annotations: textMap,
  }),
  spec: z.record(z.string(), z.unknown()),
  status: z
    .object({
      conditions: z.array(conditionSchema).nullish(),
      applicationStatus: z.array(progressSchema).nullish(),
      resources: z
        .array(z.object({ kind: text, name: z.string(), namespace: text }))
        .nullish(),
    })
    .nullish(),
});
type RawCondition = z.output<typeof conditionSchema>;
type RawProgress = z.output<typeof progressSchema>;

type RawApplicationSet = z.output<typeof applicationSetSchema>;

const readApplicationSet = readerOf(applicationSetSchema);

export function applicationSetForm(
  pool: TextPool,
): ObjectForm<RawApplicationSet, HubApplicationSet> {
  return {
    kind: 'ApplicationSet',
    schema: applicationSetSchema,
    read: readApplicationSet,
    toObject: raw => toApplicationSet(raw, pool),
  };
}

function toApplicationSet(
  { metadata, spec, status }: RawApplicationSet,
  pool: TextPool,
): HubApplicationSet {
  const namespace = pool.one(metadata.namespace);
  return {
    namespace,
    name: pool.one(metadata.name),
    uid: metadata.uid ?? '',
    resourceVersion: metadata.resourceVersion ?? '',
    labels: pool.map(metadata.labels ?? {}),
    annotations: keptAnnotations(metadata.annotations ?? {}),
    spec: pool.jsonMap(spec),
    conditions: (status?.conditions ?? [])
      .map(readCondition)
      .map(one => ({ ...one, message: pool.one(one.message) })),
    progress: decodeProgress(status?.applicationStatus ?? []),
    applications: (status?.resources ?? [])
      .filter(({ kind }) => kind === 'Application')
      .map(resource => ({
        namespace: pool.one(resource.namespace || namespace),
        name: resource.name,
      })),
  };
}

function readCondition(raw: RawCondition): Condition {
  return decodeCondition({
    type: raw.type,
    message: raw.message ?? '',
    status: raw.status || undefined,
    reason: raw.reason || undefined,
    lastTransitionTime: raw.lastTransitionTime || undefined,
  });
}

function decodeProgress(
  statuses: RawProgress[],
): HubApplicationSet['progress'] {
  return Object.fromEntries(
    statuses.flatMap(({ application, status, step, message }) => {
      const known = progressiveStatuses.find(word => word === status);
      if (!known) return [];
      const number = Number(step);
      const progress = {
        status: known,
        step: Number.isInteger(number) && number > 0 ? number : undefined,
        message: message ? plainMessage(message) : undefined,
      };
      return [[application, progress] as const];
    }),
  );
}
