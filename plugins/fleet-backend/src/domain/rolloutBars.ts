import type {
  FleetState,
  RolloutStage,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ClusterDeployment } from './deliveryDeployments';
import { isSyncing, lastSync } from './lastSync';
import { compareEnvironments, compareText } from './environments';
import { objectKeyOf } from './facts';
import type { FleetView } from './FleetView';
import { arrivingRelease } from './release';
import { shortWords } from './releaseWords';
import type { RolloutGroup } from './rolloutGroups';
import type { ApplicationRow } from './row';

/** One Application on its way through a rollout; times are milliseconds since the epoch. */
export interface RolloutBar {
  readonly application: { hub: string; namespace: string; name: string };
  readonly cluster: string | null;
  readonly environment?: string;
  /** From 1. */
  readonly step?: number;
  readonly stage: RolloutStage;
  /** As it is now; absent when it is gone. */
  readonly row?: ApplicationRow;
  /** Its state now, as far as that is about this rollout. */
  readonly state?: FleetState;
  readonly deployment?: ClusterDeployment;
  readonly generatedAt?: number;
  readonly startedAt?: number;
  readonly syncedAt?: number;
  readonly healthyAt?: number;
  readonly replacedAt?: number;
  /** It was replaced before the portal first saw it. */
  readonly unseen: boolean;
}

/**
 * The bars of a rollout, by step, environment and name.
 *
 * @param latest - the rollout is the newest one: then Applications of silent
 *   hubs, of which nobody knows whether they are part of it, are shown with it
 */
export function rolloutBars(
  view: FleetView,
  rows: readonly ApplicationRow[],
  group: RolloutGroup,
  latest: boolean,
): RolloutBar[] {
  const byKey = new Map(rows.map(row => [objectKeyOf(row.facts), row]));
  const bars = new Map<string, RolloutBar>();
  for (const deployment of group.deployments) {
    const { hub, namespace, application } = deployment;
    const ref = { hub, namespace, name: application };
    const row = byKey.get(objectKeyOf(ref));
    bars.set(objectKeyOf(ref), deployedBar(ref, deployment, row));
  }
  for (const { row, generatedAt } of group.pending) {
    bars.set(objectKeyOf(row.facts), pendingBar(row, generatedAt));
  }
  for (const row of latest ? rows : []) {
    const key = objectKeyOf(row.facts);
    if (row.state === 'notHeard' && !bars.has(key)) {
      bars.set(key, {
        ...placeOf(row),
        stage: 'waiting',
        state: row.state,
        unseen: false,
      });
    }
  }
  return [...bars.values()].sort(
    (a, b) =>
      (a.step ?? Infinity) - (b.step ?? Infinity) ||
      compareEnvironments(view.rules, a.environment, b.environment) ||
      compareText(a.cluster ?? '', b.cluster ?? '') ||
      compareText(a.application.name, b.application.name) ||
      compareText(a.application.hub, b.application.hub),
  );
}

function deployedBar(
  ref: RolloutBar['application'],
  deployment: ClusterDeployment,
  row: ApplicationRow | undefined,
): RolloutBar {
  const { cluster, environment, healthyAt, replacedAt } = deployment;
  const current = row && replacedAt === undefined ? row : undefined;
  return {
    application: ref,
    cluster,
    environment,
    ...(row && placeOf(row)),
    stage: stageOf(deployment, row),
    state: current?.state,
    deployment,
    generatedAt: deployment.generatedAt,
    startedAt: deployment.startedAt,
    syncedAt: deployment.deployedAt,
    healthyAt,
    replacedAt,
    unseen:
      healthyAt === undefined &&
      replacedAt !== undefined &&
      deployment.seenAt >= replacedAt,
  };
}

function stageOf(
  { healthyAt, replacedAt }: ClusterDeployment,
  row: ApplicationRow | undefined,
): RolloutStage {
  if (healthyAt !== undefined) return 'healthy';
  // An Application that is gone will never be seen Healthy.
  return replacedAt === undefined && row ? 'progressing' : 'replaced';
}

function pendingBar(
  row: ApplicationRow,
  generatedAt: number | undefined,
): RolloutBar {
  const running = isSyncing(row.facts);
  const startedAt = running
    ? Date.parse(lastSync(row.facts)?.startedAt ?? '')
    : NaN;
  return {
    ...placeOf(row),
    stage: running ? 'syncing' : 'generated',
    state: row.state,
    generatedAt,
    startedAt: Number.isNaN(startedAt) ? undefined : startedAt,
    unseen: false,
  };
}

function placeOf(row: ApplicationRow) {
  const { hub, namespace, name, cluster } = row.facts;
  return {
    row,
    application: { hub, namespace, name },
    cluster,
    environment: row.place?.environment,
    step: stepOf(row),
  };
}

/** Argo CD counts an Application that no step selects as step -1. */
function stepOf({ progressive }: ApplicationRow): number | undefined {
  const step = progressive?.step;
  return step !== undefined && step > 0 ? step : undefined;
}

/** Is it part of what has to be done still? */
export function isOpen({ stage, state }: RolloutBar): boolean {
  return stage !== 'healthy' && stage !== 'replaced' && state !== 'notHeard';
}

/** What people call the release of a rollout. */
export function releaseWord(
  group: Pick<RolloutGroup, 'revisions' | 'deployments'>,
  bars: readonly RolloutBar[],
): string {
  const told = group.deployments.flatMap(one => one.version ?? []);
  const shown = bars.flatMap(({ row, stage, deployment }) =>
    row && deployment?.replacedAt === undefined && stage === 'healthy'
      ? row.version ?? []
      : [],
  );
  const arriving = bars.flatMap(({ row, stage, deployment }) =>
    row && stage === 'progressing'
      ? arrivingRelease(
          row.facts,
          row.link.service,
          deployment?.previous?.version,
        ) ?? []
      : [],
  );
  return (
    mostCommon(told) ??
    mostCommon(shown) ??
    mostCommon(arriving) ??
    shortWords(group.revisions)
  );
}

/** The one that occurs most; of several such, the first as text. */
export function mostCommon(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const [first] = [...counts].sort(
    ([a, m], [b, n]) => n - m || compareText(a, b),
  );
  return first?.[0];
}
