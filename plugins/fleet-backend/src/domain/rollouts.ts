import {
  Convergence,
  FleetState,
  phrase,
  Phrases,
  RolloutCluster,
  RolloutStep,
  RolloutSummary,
  StateCounts,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { reasonWith, sinceOf } from './applications';
import { CommitTimes, median } from './deliveryFigures';
import { environmentsInOrder } from './environments';
import { timestamp } from './facts';
import type { FleetView } from './FleetView';
import type { ServiceGroup } from './serviceGroups';
import { groupBy } from './memo';
import { rollingSyncSteps } from './rollingSync';
import { isOpen, mostCommon, releaseWord, RolloutBar } from './rolloutBars';
import { isStuck, rolloutBlocks } from './rolloutBlocks';
import { shortWords } from './releaseWords';
import type { RolloutGroup } from './rolloutGroups';

/** A rollout with everything that was concluded about it. */
export interface Rollout {
  readonly group: RolloutGroup;
  readonly bars: readonly RolloutBar[];
  readonly summary: RolloutSummary;
  /** Milliseconds since the epoch: its commit, or the first trace on a hub. */
  readonly startedAt: number;
  readonly fromCommit: boolean;
  /** Of a finished one. */
  readonly finishedAt?: number;
}

/** A commit that is older than this was not made for the rollout. */
const LONGEST_WAY_MS = 30 * 86_400_000;

export function rolloutOf(
  view: FleetView,
  service: ServiceGroup,
  group: RolloutGroup,
  bars: readonly RolloutBar[],
  committedAt: CommitTimes,
): Rollout {
  const commit =
    group.occurrence === 0 ? committedAt(group.revisions) : undefined;
  const fromCommit =
    commit !== undefined &&
    commit <= group.startedAt &&
    group.startedAt - commit < LONGEST_WAY_MS;
  const startedAt = fromCommit ? commit : group.startedAt;
  const counted = bars.filter(bar => bar.state !== 'notHeard');
  const open = bars.filter(isOpen);
  const state = stateOf(view, bars);
  const finishedAt =
    state === 'finished'
      ? Math.max(...counted.flatMap(bar => bar.healthyAt ?? []))
      : undefined;
  const steps = stepsOf(view, service);
  const current = open.flatMap(({ step }) => step ?? []);
  const froms = group.deployments.flatMap(({ previous }) =>
    previous ? [previous.version ?? shortWords(previous.revisions)] : [],
  );
  const pendingFroms = group.pending.flatMap(({ row }) => row.version ?? []);
  const count = (has: (bar: RolloutBar) => boolean) =>
    counted.filter(has).length;
  const unseen = count(bar => bar.unseen);
  const summary: RolloutSummary = {
    id: group.id,
    service: service.service,
    entityRef: service.link.entityRef,
    owner: service.link.owner,
    revisions: [...group.revisions],
    version: releaseWord(group, bars),
    fromVersion: mostCommon([...froms, ...pendingFroms]),
    rollback: group.deployments.some(one => one.rollsBack),
    state,
    environments: environmentsInOrder(
      view.rules,
      bars.map(bar => bar.environment),
    ),
    startedAt: timestamp(startedAt),
    finishedAt: timestamp(finishedAt),
    progress: {
      total: counted.length,
      generated: count(({ stage }) => stage !== 'waiting'),
      synced: count(({ syncedAt }) => syncedAt !== undefined),
      healthy: count(({ stage }) => stage === 'healthy'),
      notHeard: bars.length - counted.length,
      ...(unseen > 0 && { unseen }),
      states: countStates(open),
    },
    blocks: rolloutBlocks(view, service.service, bars).length,
    step:
      steps.length === 0 || bars.every(bar => bar.step === undefined)
        ? undefined
        : {
            current: Math.min(steps.length, ...current),
            of: steps.length,
          },
  };
  return { group, bars, summary, startedAt, fromCommit, finishedAt };
}

function stateOf(
  view: FleetView,
  bars: readonly RolloutBar[],
): RolloutSummary['state'] {
  const counted = bars.filter(bar => bar.state !== 'notHeard');
  if (counted.length === 0) return 'blocked';
  if (counted.some(isOpen)) {
    return isStuck(view, counted) ? 'blocked' : 'rollingOut';
  }
  return counted.every(({ stage }) => stage === 'healthy')
    ? 'finished'
    : 'replaced';
}

/** One bar as the wire has it. */
export function rolloutCluster(
  view: FleetView,
  bar: RolloutBar,
): RolloutCluster {
  const { row } = bar;
  const current = row && bar.state !== undefined ? row : undefined;
  const since = current && sinceOf(view, current);
  const unheard = bar.state === 'contradicted' || bar.state === 'notHeard';
  return {
    application: bar.application,
    cluster: bar.cluster,
    environment: bar.environment,
    step: bar.step,
    stage: bar.stage,
    state: bar.state,
    ...(current && reasonWith(view, current)),
    since,
    runs: row?.version,
    generatedAt: timestamp(bar.generatedAt),
    syncStartedAt: timestamp(bar.startedAt),
    syncedAt: timestamp(bar.syncedAt),
    healthyAt: timestamp(bar.healthyAt),
    noWordSince: unheard ? since : undefined,
    replacedAt: timestamp(bar.replacedAt),
    ...(bar.unseen && { unseen: true }),
  };
}

/** The steps of all its ApplicationSets, those of the same number as one. */
export function rolloutSteps(
  view: FleetView,
  service: ServiceGroup,
  bars: readonly RolloutBar[],
): RolloutStep[] {
  const byStep = groupBy(bars, bar => bar.step);
  return stepsOf(view, service).map(({ step, words, phrases, maxUpdate }) => {
    const own = (byStep.get(step) ?? []).filter(
      bar => bar.state !== 'notHeard',
    );
    const open = own.filter(isOpen);
    const starts = own.flatMap(bar => bar.startedAt ?? bar.syncedAt ?? []);
    const ends = own.flatMap(bar => bar.healthyAt ?? []);
    const finished = own.length > 0 && ends.length === own.length;
    return {
      step,
      words,
      phrases,
      maxUpdate,
      total: own.length,
      healthy: own.filter(({ stage }) => stage === 'healthy').length,
      states: countStates(open),
      startedAt: starts.length > 0 ? timestamp(Math.min(...starts)) : undefined,
      finishedAt: finished ? timestamp(Math.max(...ends)) : undefined,
    };
  });
}

/** How long this one takes, and how long others took; newest first. */
export function convergenceOf(
  rollout: Rollout,
  all: readonly Rollout[],
  now: number,
): Convergence {
  const past = all
    .filter(other => other !== rollout && other.finishedAt !== undefined)
    .filter(({ startedAt }) => startedAt <= rollout.startedAt)
    .slice(0, 12)
    .reverse()
    .map(({ summary, startedAt, finishedAt = startedAt }) => ({
      id: summary.id,
      version: summary.version,
      startedAt: timestamp(startedAt),
      ms: Math.max(0, finishedAt - startedAt),
    }));
  const end = rollout.summary.state === 'replaced' ? undefined : now;
  const until = rollout.finishedAt ?? end;
  return {
    ms:
      until === undefined
        ? undefined
        : Math.max(0, Math.round(until - rollout.startedAt)),
    complete: rollout.finishedAt !== undefined,
    fromCommit: rollout.fromCommit,
    medianMs: median(past.map(({ ms }) => ms)),
    past,
  };
}

interface StepWords {
  step: number;
  words: string;
  phrases?: Phrases;
  maxUpdate?: string;
}

function stepsOf(view: FleetView, { service }: ServiceGroup): StepWords[] {
  const steps = new Map<number, StepWords>();
  for (const set of view.sets) {
    if (set.link.service !== service) continue;
    for (const { step, words, phrases, maxUpdate } of rollingSyncSteps(
      view,
      set,
    )) {
      const known = steps.get(step);
      if (!known) steps.set(step, { step, words, phrases, maxUpdate });
      else if (known.words !== words) {
        const both = phrase('generator.either', {
          first: known.phrases?.words ?? known.words,
          last: phrases?.words ?? words,
        });
        steps.set(step, { ...known, ...told({ words: both }) });
      }
    }
  }
  return [...steps.values()].sort((a, b) => a.step - b.step);
}

function countStates(bars: readonly RolloutBar[]): StateCounts {
  const counts: Partial<Record<FleetState, number>> = {};
  for (const { state } of bars) {
    if (state) counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}
