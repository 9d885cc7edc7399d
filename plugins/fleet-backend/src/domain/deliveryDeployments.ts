import { DeliveryEvent, revisionWord } from './deliveryEvent';
import { groupBy } from './memo';

/**
 * One revision on one Application, from the first entry of the history that
 * has it to the first that has another. Times are milliseconds since the epoch.
 */
export interface ClusterDeployment {
  readonly hub: string;
  readonly namespace: string;
  readonly application: string;
  readonly uid: string;
  readonly cluster: string | null;
  readonly environment?: string;
  readonly revisions: readonly string[];
  /** The revisions as one word, for comparing. */
  readonly revision: string;
  /** How often the Application had the revision before. */
  readonly occurrence: number;
  /** It had the revision before, or a revert in Git brought a release back. */
  readonly rollsBack: boolean;
  readonly historyId: number;
  readonly version?: string;
  /** The revision that it took the place of. */
  readonly previous?: {
    readonly revisions: readonly string[];
    readonly version?: string;
  };
  readonly generatedAt?: number;
  readonly startedAt?: number;
  readonly deployedAt: number;
  /** When the portal first saw it. */
  readonly seenAt: number;
  readonly healthyAt?: number;
  /** When another revision took its place. */
  readonly replacedAt?: number;
  readonly failure?: DeploymentFailure;
}

/** Degraded, or rolled back, within {@link FAILURE_MS} of the deployment. */
export interface DeploymentFailure {
  readonly at: number;
  /** When the Application was Healthy again. */
  readonly restoredAt?: number;
}

/** Trouble after this time is not the deployment's doing. */
export const FAILURE_MS = 30 * 60_000;

/**
 * The deployments that events tell of, in no particular order. The order of
 * the events, and how often one occurs among them, do not matter.
 */
export function deploymentsOf(
  events: Iterable<DeliveryEvent>,
): ClusterDeployment[] {
  const once = new Map<string, DeliveryEvent>();
  for (const event of events) once.set(event.key, event);
  const byApplication = groupBy(once.values(), event =>
    event.uid === undefined ? undefined : `${event.hub}/${event.uid}`,
  );
  return [...byApplication.values()].flatMap(deploymentsOfOne);
}

interface Stay {
  readonly first: DeliveryEvent;
  readonly ids: ReadonlySet<number>;
}

function deploymentsOfOne(events: DeliveryEvent[]): ClusterDeployment[] {
  const inTime = [...events].sort(
    (a, b) => a.at - b.at || (a.key < b.key ? -1 : 1),
  );
  const stays = staysOf(inTime);
  const seen = new Map<string, number>();
  const made: ClusterDeployment[] = [];
  stays.forEach(({ first, ids }, index) => {
    const revision = revisionWord(first.revisions);
    const occurrence = seen.get(revision) ?? 0;
    seen.set(revision, occurrence + 1);
    const next = stays[index + 1]?.first;
    const until = next?.at ?? Infinity;
    const settled = inTime.find(
      ({ kind, historyId }) =>
        kind === 'healthy' && historyId !== undefined && ids.has(historyId),
    );
    const previous = made[index - 1];
    const version = settled?.version ?? first.version;
    made.push({
      hub: first.hub,
      namespace: first.namespace ?? '',
      application: first.application ?? '',
      uid: first.uid ?? '',
      cluster: first.cluster,
      environment: first.environment,
      revisions: first.revisions,
      revision,
      occurrence,
      rollsBack: occurrence > 0 || isReverted(inTime, made, version),
      historyId: first.historyId ?? 0,
      version,
      previous: previous && {
        revisions: previous.revisions,
        version: previous.version,
      },
      generatedAt: generatedAt(inTime, revision, previous, first),
      startedAt: first.startedAt,
      deployedAt: first.at,
      seenAt: first.seenAt,
      healthyAt: healthyAt(inTime, settled, first.at, until),
      replacedAt: next?.at,
    });
  });
  return made.map((deployment, index) => ({
    ...deployment,
    failure: failureOf(inTime, deployment, made[index + 1]),
  }));
}

/** Entries that follow each other with the same revision are syncs, not deployments. */
function staysOf(inTime: readonly DeliveryEvent[]): Stay[] {
  const entries = inTime
    .filter(({ kind }) => kind === 'deployed')
    .sort((a, b) => (a.historyId ?? 0) - (b.historyId ?? 0));
  const stays: { first: DeliveryEvent; ids: Set<number> }[] = [];
  for (const entry of entries) {
    const last = stays[stays.length - 1];
    const id = entry.historyId ?? 0;
    if (
      last &&
      revisionWord(last.first.revisions) === revisionWord(entry.revisions)
    ) {
      last.ids.add(id);
    } else {
      stays.push({ first: entry, ids: new Set([id]) });
    }
  }
  return stays;
}

/**
 * A revert is a commit of its own; what tells it is the release of an earlier
 * deployment in the place of another one. A release that was never Healthy is
 * not known by name, but by having failed.
 */
function isReverted(
  inTime: readonly DeliveryEvent[],
  before: readonly ClusterDeployment[],
  version: string | undefined,
): boolean {
  const previous = before[before.length - 1];
  if (version === undefined || !previous || previous.version === version) {
    return false;
  }
  const isOther =
    previous.version !== undefined ||
    degradedAt(inTime, previous) !== undefined;
  return isOther && before.some(one => one.version === version);
}

/** The first word of it since the deployment before. */
function generatedAt(
  inTime: readonly DeliveryEvent[],
  revision: string,
  previous: ClusterDeployment | undefined,
  first: DeliveryEvent,
): number | undefined {
  const from = previous?.deployedAt ?? -Infinity;
  return inTime.find(
    ({ kind, at, revisions }) =>
      kind === 'generated' &&
      revisionWord(revisions) === revision &&
      at >= from &&
      at <= first.at,
  )?.at;
}

function healthyAt(
  inTime: readonly DeliveryEvent[],
  settled: DeliveryEvent | undefined,
  from: number,
  until: number,
): number | undefined {
  const turned = inTime.find(
    ({ kind, to, at }) =>
      kind === 'healthChanged' && to === 'Healthy' && at > from && at < until,
  );
  const times = [settled?.at, turned?.at].flatMap(at => at ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

function failureOf(
  inTime: readonly DeliveryEvent[],
  deployment: ClusterDeployment,
  next: ClusterDeployment | undefined,
): DeploymentFailure | undefined {
  const from = deployment.deployedAt;
  const degraded = degradedAt(inTime, deployment);
  const rolledBack =
    next?.rollsBack && next.deployedAt <= from + FAILURE_MS
      ? Math.max(from, next.startedAt ?? next.deployedAt)
      : undefined;
  const signs = [degraded, rolledBack].flatMap(at => at ?? []);
  if (signs.length === 0) return undefined;
  const at = Math.min(...signs);
  // A roll-back restores when it is Healthy itself, not by being begun.
  const after = rolledBack === undefined ? at : next?.deployedAt ?? at;
  const restored = inTime.find(
    event => isHealthy(event) && event.at > at && event.at >= after,
  );
  return { at, restoredAt: restored?.at };
}

/** While it was there, and soon enough to be its doing. */
function degradedAt(
  inTime: readonly DeliveryEvent[],
  { deployedAt, replacedAt = Infinity }: ClusterDeployment,
): number | undefined {
  return inTime.find(
    ({ kind, to, at }) =>
      kind === 'healthChanged' &&
      to === 'Degraded' &&
      at >= deployedAt &&
      at <= deployedAt + FAILURE_MS &&
      at < replacedAt,
  )?.at;
}

function isHealthy({ kind, to }: DeliveryEvent): boolean {
  return kind === 'healthy' || (kind === 'healthChanged' && to === 'Healthy');
}
