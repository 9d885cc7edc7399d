import type {
  ClusterRef,
  FleetState,
  RolloutBlock,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { reasonOf, sinceOf } from './applications';
import type { FleetView } from './FleetView';
import { groupBy } from './memo';
import { isOpen, RolloutBar } from './rolloutBars';
import { selfHealOf } from './syncPolicy';
import { count, listed, sentence } from './words';

/** States in which somebody has to do something on the cluster or in Git. */
const failing: ReadonlySet<FleetState> = new Set<FleetState>([
  'degraded',
  'syncFailed',
  'notComparable',
  'missing',
]);

/** What stands in the way of a rollout, worst first. */
export function rolloutBlocks(
  view: FleetView,
  service: string,
  bars: readonly RolloutBar[],
): RolloutBlock[] {
  const open = bars.filter(isOpen);
  const contradicted = open.filter(bar => bar.state === 'contradicted');
  const failed = open.filter(bar => bar.state && failing.has(bar.state));
  const unheard = bars.filter(
    bar => bar.state === 'notHeard' && bar.stage !== 'healthy',
  );
  const unsynced = open.filter(bar => isForHand(view, bar));
  return [
    ...perCluster(contradicted, own => contradictedBlock(view, own)),
    ...perCluster(failed, own => failedBlock(view, service, own)),
    ...(unsynced.length > 0 ? [unsyncedBlock(unsynced)] : []),
    ...waitingBlocks(open),
    ...[...groupBy(unheard, bar => bar.application.hub)].map(([hub, own]) =>
      unheardBlock(view, hub, own),
    ),
  ];
}

/** Nothing goes on by itself, because of something that somebody has to mend. */
export function isStuck(view: FleetView, bars: readonly RolloutBar[]): boolean {
  const open = bars.filter(isOpen);
  const broken = open.filter(
    bar =>
      bar.state === 'contradicted' ||
      (bar.state !== undefined && failing.has(bar.state)) ||
      isForHand(view, bar),
  );
  const waiting = open.filter(
    bar => bar.row?.progressive?.status === 'Waiting' && !broken.includes(bar),
  );
  return broken.length > 0 && broken.length + waiting.length === open.length;
}

function isForHand(
  view: FleetView,
  { stage, row, state }: RolloutBar,
): boolean {
  return (
    stage === 'generated' &&
    state === 'drift' &&
    row !== undefined &&
    row.progressive === undefined &&
    selfHealOf(view, row) === 'manual'
  );
}

function perCluster(
  bars: readonly RolloutBar[],
  block: (bars: readonly RolloutBar[]) => RolloutBlock,
): RolloutBlock[] {
  const groups = groupBy(bars, ({ application, cluster }) =>
    JSON.stringify([application.hub, cluster]),
  );
  return [...groups.values()].map(block);
}

function contradictedBlock(
  view: FleetView,
  bars: readonly RolloutBar[],
): RolloutBlock {
  const [{ cluster, row, step }] = bars;
  const steps =
    step === undefined
      ? 'It gets nothing before it answers.'
      : `Step ${step} waits until every cluster is Healthy.`;
  return {
    kind: 'contradicted',
    headline: `This rollout cannot finish while ${cluster} does not answer.`,
    detail: `${steps} Restore the cluster, or take it out of the selector by pull request.`,
    clusters: refsOf(bars),
    since: row && sinceOf(view, row),
  };
}

function failedBlock(
  view: FleetView,
  service: string,
  bars: readonly RolloutBar[],
): RolloutBlock {
  const [{ cluster, row, state }] = bars;
  const words: Partial<Record<FleetState, string>> = {
    degraded: 'is Degraded',
    syncFailed: 'fails to sync',
    notComparable: 'cannot be compared with Git',
    missing: 'misses resources',
  };
  const reason = row && reasonOf(view, row);
  return {
    kind: 'failed',
    headline: `${service} ${(state && words[state]) ?? 'is in trouble'} on ${
      cluster ?? 'a cluster that the hub does not know'
    }.`,
    detail: reason && sentence(reason),
    clusters: refsOf(bars),
    since: row && sinceOf(view, row),
  };
}

function unsyncedBlock(bars: readonly RolloutBar[]): RolloutBlock {
  const names = bars.map(bar => bar.application.name);
  return {
    kind: 'needsSync',
    headline: `Nothing syncs ${count(bars.length, 'Application')} by itself.`,
    detail: `${listed(names)} ${
      names.length === 1 ? 'has' : 'have'
    } no automated sync: sync by hand in Argo CD, or turn it on in the ApplicationSet.`,
    clusters: refsOf(bars),
  };
}

/** One sentence for each ApplicationSet with a step that waits for the one before it. */
function waitingBlocks(open: readonly RolloutBar[]): RolloutBlock[] {
  const sets = groupBy(open, ({ row, step }) =>
    row && step !== undefined
      ? JSON.stringify([
          row.facts.hub,
          row.facts.namespace,
          row.facts.applicationSet,
        ])
      : undefined,
  );
  return [...sets.values()].flatMap(own => {
    const current = Math.min(...own.flatMap(({ step }) => step ?? []));
    const later = own.filter(({ step = 0 }) => step > current);
    if (later.length === 0) return [];
    const left = own.filter(({ step }) => step === current);
    const names = left.map(({ cluster }) => cluster ?? 'no cluster');
    return [
      {
        kind: 'waitingForStep' as const,
        headline: `${count(later.length, 'Application')} of later steps ${
          later.length === 1 ? 'waits' : 'wait'
        } for step ${current}.`,
        detail: `It lacks ${listed(names)}.`,
        clusters: refsOf(later),
      },
    ];
  });
}

function unheardBlock(
  view: FleetView,
  hub: string,
  bars: readonly RolloutBar[],
): RolloutBlock {
  const [{ row }] = bars;
  const reason = row && reasonOf(view, row);
  return {
    kind: 'notHeard',
    headline: `${count(
      bars.length,
      'Application',
    )} of hub ${hub} cannot be counted: nobody is heard who knows.`,
    detail: reason && sentence(reason),
    clusters: refsOf(bars),
    since: row && sinceOf(view, row),
  };
}

function refsOf(bars: readonly RolloutBar[]): ClusterRef[] {
  const refs = bars.flatMap(({ application: { hub }, cluster }) =>
    cluster === null ? [] : [{ hub, name: cluster }],
  );
  return [...new Map(refs.map(ref => [JSON.stringify(ref), ref])).values()];
}
