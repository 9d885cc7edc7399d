import {
  ClusterRef,
  FleetState,
  listOf,
  Phrase,
  phrase,
  RolloutBlock,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { reasonSaid, sinceOf } from './applications';
import type { FleetView } from './FleetView';
import { groupBy } from './memo';
import { isOpen, RolloutBar } from './rolloutBars';
import { selfHealOf } from './syncPolicy';

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

const unknownCluster = [phrase('rollout.unknownCluster')];

function contradictedBlock(
  view: FleetView,
  bars: readonly RolloutBar[],
): RolloutBlock {
  const [{ cluster, row, step }] = bars;
  return {
    kind: 'contradicted',
    ...told({
      headline: phrase('rollout.contradicted', {
        cluster: cluster ?? unknownCluster,
      }),
      detail: [
        step === undefined
          ? phrase('rollout.nothingArrives')
          : phrase('rollout.stepWaits', { step }),
        phrase('rollout.restoreCluster'),
      ],
    }),
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
  const values = { service, cluster: cluster ?? unknownCluster };
  const words: Partial<Record<FleetState, Phrase>> = {
    degraded: phrase('rollout.degraded', values),
    syncFailed: phrase('rollout.syncFailed', values),
    notComparable: phrase('rollout.notComparable', values),
    missing: phrase('rollout.missing', values),
  };
  return {
    kind: 'failed',
    ...told({
      headline: (state && words[state]) ?? phrase('rollout.inTrouble', values),
      detail: row && reasonSaid(view, row),
    }),
    clusters: refsOf(bars),
    since: row && sinceOf(view, row),
  };
}

function unsyncedBlock(bars: readonly RolloutBar[]): RolloutBlock {
  const names = bars.map(bar => bar.application.name);
  return {
    kind: 'needsSync',
    ...told({
      headline: phrase('rollout.noAutomatedSync', { count: names.length }),
      detail: phrase('rollout.syncByHand', {
        count: names.length,
        names: listOf(names),
      }),
    }),
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
    const names = left.map(
      ({ cluster }) => cluster ?? phrase('rollout.noCluster'),
    );
    return [
      {
        kind: 'waitingForStep' as const,
        ...told({
          headline: phrase('rollout.laterSteps', {
            count: later.length,
            step: current,
          }),
          detail: phrase('rollout.lacks', { names: listOf(names) }),
        }),
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
  return {
    kind: 'notHeard',
    ...told({
      headline: phrase('rollout.unheard', { count: bars.length, hub }),
      detail: row && reasonSaid(view, row),
    }),
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
