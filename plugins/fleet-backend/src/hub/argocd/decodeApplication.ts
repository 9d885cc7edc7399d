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
import { PackedApplication } from '../../packing/PackedApplication';
import { JsonCursor, refuse } from '../../json/JsonCursor';
import { readerOf } from '../../json/readerOf';
import type { TextPool } from '../../packing/TextPool';
import {
  applicationSchema,
  RawApplication,
  RawHistoryEntry,
  RawOperationState,
  RawSpec,
  RawStatus,
  usualSchema,
} from './applicationSchema';
import { doomedResources } from './doomedResources';
import type { ObjectForm } from './objectForm';
import { orUnknown } from './shapes';
import { REQUESTED_BY } from './operationInfo';
import { plainMessage, withoutCredentials } from './plainText';
import { triedResources } from './triedResources';

const mostHistory = 10;

const readUsual = readerOf(usualSchema);

function readApplication(from: JsonCursor): RawApplication {
  const raw = readUsual(from);
  // What the last operation did is kept of a dry run alone.
  return raw.status?.operationState?.operation?.sync?.dryRun ? refuse() : raw;
}

/** Packed at once, so that a list of ten thousand is never there in full. */
export function applicationForm(
  pool: TextPool,
): ObjectForm<RawApplication, PackedApplication> {
  return {
    kind: 'Application',
    schema: applicationSchema,
    read: readApplication,
    toObject: raw => new PackedApplication(toApplication(raw), pool),
  };
}

function toApplication({
  metadata,
  spec,
  status,
}: RawApplication): HubApplication {
  const history = newestFirst(status?.history ?? []);
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid ?? '',
    resourceVersion: metadata.resourceVersion ?? '',
    project: spec.project ?? 'default',
    labels: metadata.labels ?? {},
    annotations: keptAnnotations(metadata.annotations ?? {}),
    destination: {
      server: spec.destination?.server || undefined,
      name: spec.destination?.name || undefined,
      namespace: spec.destination?.namespace || undefined,
    },
    sources: decodeSources(spec, status, history[0]),
    applicationSet: owningSet(metadata),
    sync: orUnknown(syncStatusCodes, status?.sync?.status),
    comparedRevisions: comparedRevisions(status),
    health: orUnknown(healthStatusCodes, status?.health?.status),
    healthSince: status?.health?.lastTransitionTime || undefined,
    operation: decodeOperation(status?.operationState),
    autoSync: decodeAutoSync(spec),
    conditions: (status?.conditions ?? []).map(readCondition),
    images: status?.summary?.images ?? [],
    doomedObjects: doomedResources(status?.resources ?? []),
    history: history.map(decodeHistory),
    reconciledAt: status?.reconciledAt || undefined,
    createdAt: metadata.creationTimestamp || undefined,
  };
}

function owningSet({
  ownerReferences,
}: RawApplication['metadata']): string | undefined {
  return ownerReferences?.find(({ kind }) => kind === 'ApplicationSet')?.name;
}

function decodeAutoSync({ syncPolicy }: RawSpec): AutoSync | undefined {
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
  spec: RawSpec,
  status: RawStatus,
  deployed: RawHistoryEntry | undefined,
): ApplicationSource[] {
  const single = spec.source ? [spec.source] : [];
  const sources = spec.sources?.length ? spec.sources : single;
  const sync = status?.sync;
  const synced = sync?.status === 'Synced' ? sync : undefined;
  const revisions = revisionsOf(deployed ?? synced);
  return sources.map((source, index) => ({
    repoURL: withoutCredentials(source.repoURL ?? ''),
    path: source.path || undefined,
    chart: source.chart || undefined,
    targetRevision: source.targetRevision || undefined,
    revision: revisions[index],
  }));
}

/** Every comparison of a shared repository moves them; only while something waits they say what. */
function comparedRevisions(status: RawStatus): string[] | undefined {
  const sync = status?.sync;
  if (sync?.status !== 'OutOfSync') return undefined;
  const revisions = revisionsOf(sync);
  return revisions.length === 0 ? undefined : revisions;
}

function revisionsOf(
  holder: Pick<RawHistoryEntry, 'revision' | 'revisions'> | undefined,
): string[] {
  if (!holder) return [];
  if (holder.revisions?.length) return holder.revisions;
  return holder.revision ? [holder.revision] : [];
}

function newestFirst(history: RawHistoryEntry[]): RawHistoryEntry[] {
  return [...history]
    .sort((a, b) => (b.id ?? 0) - (a.id ?? 0))
    .slice(0, mostHistory);
}

function decodeHistory(entry: RawHistoryEntry): HistoryEntry {
  return {
    id: entry.id ?? 0,
    revisions: revisionsOf(entry),
    deployedAt: entry.deployedAt ?? '',
    startedAt: entry.deployStartedAt || undefined,
    initiatedBy: entry.initiatedBy?.username || undefined,
    automated: entry.initiatedBy?.automated ?? undefined,
  };
}

function decodeOperation(
  state: RawOperationState | null | undefined,
): Operation | undefined {
  const phase = operationPhases.find(known => known === state?.phase);
  if (!state || !phase) return undefined;
  return {
    phase,
    message: state.message ? plainMessage(state.message) : undefined,
    startedAt: state.startedAt || undefined,
    finishedAt: state.finishedAt || undefined,
    retryCount: state.retryCount ?? undefined,
    retryLimit: state.operation?.retry?.limit ?? undefined,
    initiatedBy: initiatorOf(state.operation),
    dryRun: state.operation?.sync?.dryRun ?? undefined,
    tried: state.operation?.sync?.dryRun
      ? triedResources(state.syncResult)
      : undefined,
  };
}

/** The person behind the portal's own account, where the portal told. */
function initiatorOf(
  operation: RawOperationState['operation'],
): string | undefined {
  const told = operation?.info?.find(({ name }) => name === REQUESTED_BY);
  const name = told?.value || operation?.initiatedBy?.username;
  return name ? plainMessage(name) : undefined;
}

type RawCondition = NonNullable<NonNullable<RawStatus>['conditions']>[number];

function readCondition({
  type,
  message = '',
  lastTransitionTime,
}: RawCondition): Condition {
  return decodeCondition({
    type,
    message,
    lastTransitionTime: lastTransitionTime || undefined,
  });
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
