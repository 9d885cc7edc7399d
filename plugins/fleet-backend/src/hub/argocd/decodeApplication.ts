import {
  ANNOTATION_ENTITY_REF,
  ApplicationSource,
  AutoSync,
  Condition,
  healthStatusCodes,
  HistoryEntry,
  Operation,
  operationPhases,
  syncStatusCodes,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubApplication } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { PackedApplication } from '../../packing/PackedApplication';
import type { TextPool } from '../../packing/TextPool';
import { listOf, optionalText, orUnknown, textMap } from './shapes';
import { REQUESTED_BY } from './operationInfo';
import { plainMessage, withoutCredentials } from './plainText';

/**
 * An Application as Argo CD 3 answers it, as far as it is kept. A multi-source
 * one has `sources` and `revisions` and an empty or no `source`.
 */
const sourceSchema = z.object({
  repoURL: z.string().nullish(),
  path: optionalText,
  chart: optionalText,
  targetRevision: optionalText,
});

const historySchema = z.object({
  id: z.number().int().default(0),
  revision: optionalText,
  revisions: listOf(z.string()),
  deployedAt: optionalText,
  deployStartedAt: optionalText,
  initiatedBy: z
    .object({ username: optionalText, automated: z.boolean().nullish() })
    .nullish(),
});

const operationSchema = z.object({
  phase: z.string(),
  message: optionalText,
  startedAt: optionalText,
  finishedAt: optionalText,
  retryCount: z.number().int().nullish(),
  operation: z
    .object({
      retry: z.object({ limit: z.number().int().nullish() }).nullish(),
      initiatedBy: z.object({ username: optionalText }).nullish(),
      info: listOf(z.object({ name: optionalText, value: optionalText })),
      sync: z.object({ dryRun: z.boolean().nullish() }).nullish(),
    })
    .nullish(),
});

const statusSchema = z.object({
  sync: z
    .object({
      status: optionalText,
      revision: optionalText,
      revisions: listOf(z.string()),
    })
    .nullish(),
  health: z
    .object({ status: optionalText, lastTransitionTime: optionalText })
    .nullish(),
  operationState: operationSchema.nullish(),
  conditions: listOf(
    z.object({
      type: z.string(),
      message: z.string().default(''),
      lastTransitionTime: optionalText,
    }),
  ),
  summary: z.object({ images: listOf(z.string()) }).nullish(),
  history: listOf(historySchema),
  reconciledAt: optionalText,
});

const applicationSchema = z.object({
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().min(1),
    uid: z.string().default(''),
    resourceVersion: z.string().default(''),
    labels: textMap,
    annotations: textMap,
    creationTimestamp: optionalText,
    ownerReferences: listOf(z.object({ kind: z.string(), name: z.string() })),
  }),
  spec: z.object({
    project: z.string().default('default'),
    destination: z
      .object({
        server: optionalText,
        name: optionalText,
        namespace: optionalText,
      })
      .nullish(),
    source: sourceSchema.nullish(),
    sources: listOf(sourceSchema),
    syncPolicy: z
      .object({
        automated: z
          .object({
            enabled: z.boolean().nullish(),
            prune: z.boolean().nullish(),
            selfHeal: z.boolean().nullish(),
          })
          .nullish(),
      })
      .nullish(),
  }),
  status: statusSchema.nullish(),
});
type RawApplication = z.output<typeof applicationSchema>;

/**
 * Packed at once, so that a list of ten thousand is never there in full.
 *
 * @throws ZodError
 */
export function decodeApplication(
  input: unknown,
  pool: TextPool,
): PackedApplication {
  const { metadata, spec, status } = applicationSchema.parse(input);
  const owner = metadata.ownerReferences.find(o => o.kind === 'ApplicationSet');
  const application: HubApplication = {
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion,
    project: spec.project,
    labels: metadata.labels,
    annotations: keptAnnotations(metadata.annotations),
    destination: {
      server: spec.destination?.server,
      name: spec.destination?.name,
      namespace: spec.destination?.namespace,
    },
    sources: decodeSources(spec, status),
    applicationSet: owner?.name,
    sync: orUnknown(syncStatusCodes, status?.sync?.status),
    comparedRevisions: comparedRevisions(status),
    health: orUnknown(healthStatusCodes, status?.health?.status),
    healthSince: status?.health?.lastTransitionTime,
    operation: decodeOperation(status?.operationState),
    autoSync: decodeAutoSync(spec),
    conditions: (status?.conditions ?? []).map(decodeCondition),
    images: status?.summary?.images ?? [],
    history: newestFirst(status?.history ?? []).map(decodeHistory),
    reconciledAt: status?.reconciledAt,
    createdAt: metadata.creationTimestamp,
  };
  return new PackedApplication(application, pool);
}

function decodeAutoSync({
  syncPolicy,
}: RawApplication['spec']): AutoSync | undefined {
  const automated = syncPolicy?.automated;
  if (!automated || automated.enabled === false) return undefined;
  const { prune, selfHeal } = automated;
  return { prune: prune ?? false, selfHeal: selfHeal ?? false };
}

/** What the portal reads; `last-applied-configuration` and links never enter. */
export function keptAnnotations(
  annotations: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).filter(
      ([key]) =>
        key === ANNOTATION_ENTITY_REF || key.startsWith('fleet-portal.io/'),
    ),
  );
}

/**
 * What is deployed is what the newest entry of the history says;
 * `status.sync.revision` is only what was compared with.
 */
function decodeSources(
  spec: RawApplication['spec'],
  status: RawApplication['status'],
): ApplicationSource[] {
  const single = spec.source ? [spec.source] : [];
  const sources = spec.sources.length > 0 ? spec.sources : single;
  const deployed = newestFirst(status?.history ?? [])[0];
  const sync = status?.sync;
  const synced = sync?.status === 'Synced' ? sync : undefined;
  const revisions = revisionsOf(deployed ?? synced);
  return sources.map((source, index) => ({
    repoURL: withoutCredentials(source.repoURL ?? ''),
    path: source.path,
    chart: source.chart,
    targetRevision: source.targetRevision,
    revision: revisions[index],
  }));
}

/** Every comparison of a shared repository moves them; only while something waits they say what. */
function comparedRevisions(
  status: RawApplication['status'],
): string[] | undefined {
  const sync = status?.sync;
  if (sync?.status !== 'OutOfSync') return undefined;
  const revisions = revisionsOf(sync);
  return revisions.length === 0 ? undefined : revisions;
}

function revisionsOf(
  holder: { revision?: string; revisions: string[] } | undefined,
): string[] {
  if (!holder) return [];
  if (holder.revisions.length > 0) return holder.revisions;
  return holder.revision ? [holder.revision] : [];
}

function newestFirst<T extends { id: number }>(history: T[]): T[] {
  return [...history].sort((a, b) => b.id - a.id).slice(0, 10);
}

function decodeHistory(entry: z.output<typeof historySchema>): HistoryEntry {
  return {
    id: entry.id,
    revisions: revisionsOf(entry),
    deployedAt: entry.deployedAt ?? '',
    startedAt: entry.deployStartedAt,
    initiatedBy: entry.initiatedBy?.username,
    automated: entry.initiatedBy?.automated ?? undefined,
  };
}

function decodeOperation(
  state: z.output<typeof operationSchema> | null | undefined,
): Operation | undefined {
  const phase = operationPhases.find(known => known === state?.phase);
  if (!state || !phase) return undefined;
  return {
    phase,
    message: state.message && plainMessage(state.message),
    startedAt: state.startedAt,
    finishedAt: state.finishedAt,
    retryCount: state.retryCount ?? undefined,
    retryLimit: state.operation?.retry?.limit ?? undefined,
    initiatedBy: initiatorOf(state.operation),
    dryRun: state.operation?.sync?.dryRun ?? undefined,
  };
}

/** The person behind the portal's own account, where the portal told. */
function initiatorOf(
  operation: z.output<typeof operationSchema>['operation'],
): string | undefined {
  const told = operation?.info.find(({ name }) => name === REQUESTED_BY);
  const name = told?.value ?? operation?.initiatedBy?.username;
  return name && plainMessage(name);
}

export function decodeCondition(condition: {
  type: string;
  message: string;
  status?: string;
  reason?: string;
  lastTransitionTime?: string;
}): Condition {
  return { ...condition, message: plainMessage(condition.message) };
}
