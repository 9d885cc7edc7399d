import type { HistoryEntry } from '@fleet-portal/backstage-plugin-fleet-common';
import { DeliveryEvent, eventKey, revisionWord } from './deliveryEvent';
import type { ApplicationFacts } from './facts';
import { hasMixedImages } from './images';
import { failedSync, isSyncing } from './lastSync';
import { oneLine } from './row';

/** What events say about an Application besides its own facts. */
export interface DeliveryContext {
  readonly service: string;
  readonly environment?: string;
  /** What people call the release that it runs. */
  readonly version?: string;
  /** Are hub and spoke heard? Only then is a Healthy believed. */
  readonly heard: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What was told about an Application already. */
export interface DeliveryMark {
  readonly uid: string;
  /** Highest history id. */
  readonly historyId: number;
  readonly health?: ApplicationFacts['health'];
  readonly healthSince?: string;
  readonly failedAt?: string;
  readonly waits: boolean;
  /** History id that was seen Healthy. */
  readonly healthyId?: number;
}

export interface DeliveryNews {
  readonly events: DeliveryEvent[];
  readonly mark: DeliveryMark;
  /** True while time alone will make an event of what is there. */
  readonly unsettled: boolean;
}

interface Told extends DeliveryContext {
  readonly uid: string;
}

/** Health is compared again after a sync; until then the old word stands. */
const SETTLE_MS = 10_000;
/** Pods of the last release that are still listed make its version unclear. */
const MIXED_MS = 180_000;

/**
 * What an Application tells that was not told before. Without a mark that is
 * everything it remembers: its history (the hub keeps ten entries), its
 * health, its last failed operation.
 */
export function newsOf(
  application: ApplicationFacts,
  context: DeliveryContext,
  before?: DeliveryMark,
): DeliveryNews {
  // Unpacked once: an Application is kept in a form that is dear to read.
  const told: Told = { ...context, uid: identityOf(application) };
  const known = before?.uid === told.uid ? before : undefined;
  const healthy = healthyNews(application, told, known);
  return {
    events: [
      ...generated(application, told, known),
      ...deployed(application, told, known),
      ...healthChanged(application, told, known),
      ...syncFailed(application, told, known),
      ...healthy.events,
    ],
    mark: {
      uid: told.uid,
      historyId: application.history[0]?.id ?? -1,
      health: application.health,
      healthSince: application.healthSince,
      failedAt: failureOf(application)?.at,
      waits: isWaiting(application),
      healthyId: healthy.id,
    },
    unsettled: healthy.unsettled,
  };
}

function generated(
  application: ApplicationFacts,
  context: Told,
  known: DeliveryMark | undefined,
): DeliveryEvent[] {
  const { comparedRevisions = [], history } = application;
  // Something that waited before and still does is told of a newer commit of
  // a shared repository with every comparison; only its first word is news.
  if (!isWaiting(application) || known?.waits) return [];
  const isNew = history.length === 0;
  if (!known && !isNew) return [];
  const told = isNew ? application.createdAt : application.reconciledAt;
  const revisions = comparedRevisions;
  return [
    event(application, context, 'generated', [revisionWord(revisions)], {
      at: timeOf(told) ?? context.now,
      revisions,
    }),
  ];
}

function deployed(
  application: ApplicationFacts,
  context: Told,
  known: DeliveryMark | undefined,
): DeliveryEvent[] {
  return application.history
    .filter(({ id }) => !known || id > known.historyId)
    .flatMap(entry => {
      const at = timeOf(entry.deployedAt);
      if (at === undefined) return [];
      return [
        event(application, context, 'deployed', [entry.id], {
          at,
          revisions: entry.revisions,
          historyId: entry.id,
          startedAt: timeOf(entry.startedAt),
          initiatedBy: entry.initiatedBy,
          automated: entry.automated,
        }),
      ];
    });
}

function healthChanged(
  application: ApplicationFacts,
  context: Told,
  known: DeliveryMark | undefined,
): DeliveryEvent[] {
  const { health, healthSince, history } = application;
  const at = timeOf(healthSince);
  // A hub that does not say since when cannot be told from one that repeats itself.
  if (health === null || healthSince === undefined || at === undefined) {
    return [];
  }
  if (known?.health === health && known.healthSince === healthSince) return [];
  return [
    event(application, context, 'healthChanged', [health, healthSince], {
      at,
      revisions: entryAt(history, at)?.revisions ?? [],
      from: known?.health ?? undefined,
      to: health,
    }),
  ];
}

function syncFailed(
  application: ApplicationFacts,
  context: Told,
  known: DeliveryMark | undefined,
): DeliveryEvent[] {
  const failure = failureOf(application);
  const at = timeOf(failure?.at);
  if (!failure || at === undefined || known?.failedAt === failure.at) return [];
  return [
    event(application, context, 'syncFailed', [failure.at], {
      at,
      revisions: application.comparedRevisions ?? [],
      message: oneLine(failure.message),
    }),
  ];
}

function healthyNews(
  application: ApplicationFacts,
  context: Told,
  known: DeliveryMark | undefined,
): { events: DeliveryEvent[]; id?: number; unsettled: boolean } {
  const [entry] = application.history;
  const deployedAt = timeOf(entry?.deployedAt);
  const told = known?.healthyId;
  if (!entry || deployedAt === undefined || told === entry.id) {
    return { events: [], id: told, unsettled: false };
  }
  if (application.health !== 'Healthy' || isSyncing(application)) {
    return { events: [], id: told, unsettled: false };
  }
  // By the hub's own clock: ours may be wrong by more than a rollout takes.
  const lookedAt = timeOf(application.reconciledAt) ?? context.now;
  const age = lookedAt - deployedAt;
  const at = timeOf(application.healthSince) ?? deployedAt;
  const settled = at > deployedAt || age >= SETTLE_MS;
  const mixed = hasMixedImages(application.images);
  if (!context.heard || !settled || (mixed && age < MIXED_MS)) {
    return { events: [], id: told, unsettled: true };
  }
  const news = event(application, context, 'healthy', [entry.id], {
    at: Math.max(at, deployedAt),
    revisions: entry.revisions,
    historyId: entry.id,
    version: mixed ? undefined : context.version,
  });
  return { events: [news], id: entry.id, unsettled: false };
}

function event(
  application: ApplicationFacts,
  context: Told,
  kind: DeliveryEvent['kind'],
  facts: (string | number)[],
  parts: Pick<DeliveryEvent, 'at' | 'revisions'> & Partial<DeliveryEvent>,
): DeliveryEvent {
  const { hub, cluster, namespace, name, project } = application;
  const { uid } = context;
  return {
    key: eventKey(kind, hub, uid, ...facts),
    kind,
    seenAt: context.now,
    hub,
    cluster,
    namespace,
    application: name,
    uid,
    project,
    service: context.service,
    environment: context.environment,
    ...parts,
  };
}

/** Every object has a uid; one that was decoded without is known by its name. */
export function identityOf(
  application: Pick<ApplicationFacts, 'uid' | 'namespace' | 'name'>,
): string {
  const { uid, namespace, name } = application;
  return uid === '' ? `${namespace}/${name}` : uid;
}

/** Git has something for it that it does not run. */
export function isWaiting(application: ApplicationFacts): boolean {
  const { sync, comparedRevisions, history } = application;
  if (sync !== 'OutOfSync' || !comparedRevisions) return false;
  return (
    revisionWord(comparedRevisions) !==
    revisionWord(history[0]?.revisions ?? [])
  );
}

function failureOf(application: ApplicationFacts) {
  const { finishedAt, message } = failedSync(application) ?? {};
  return finishedAt === undefined ? undefined : { at: finishedAt, message };
}

/** What ran at a time. */
function entryAt(
  history: readonly HistoryEntry[],
  at: number,
): HistoryEntry | undefined {
  return history.find(entry => (timeOf(entry.deployedAt) ?? Infinity) <= at);
}

function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
