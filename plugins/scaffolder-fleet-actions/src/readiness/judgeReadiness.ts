import {
  ClusterReadinessDetail,
  ReadinessOutcome,
  ReadinessStepDetail,
  ReadinessStepName,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ReadinessTarget } from './readinessTarget';

type Readiness = ClusterReadinessDetail['readiness'];

/** A step that is not done. */
export interface MissingStep {
  step: ReadinessStepName;
  outcome: ReadinessOutcome;
  /** What was read, in one sentence. */
  words: string;
  /** What to do, in one sentence. */
  remedy?: string;
  /** The software template that does it by pull request. */
  template?: string;
}

/**
 * - `ready`: every required step is done
 * - `waiting`: what is missing was read, and may still come
 * - `unknown`: not all of it could be read
 */
type ReadinessVerdictState = 'ready' | 'waiting' | 'unknown';

export interface ReadinessVerdict {
  state: ReadinessVerdictState;
  /** One sentence without its full stop. */
  sentence: string;
  /** What stands in the way, and what is not known. */
  reasons: string[];
  missing: MissingStep[];
}

/**
 * What a checklist comes to. A step that works and should be looked at is done;
 * one whose reading is old is not, since nobody knows how it is now.
 *
 * @param readiness - undefined while the portal has no such cluster
 */
export function judgeReadiness(
  { hub, cluster, steps: required }: ReadinessTarget,
  readiness: Readiness | undefined,
): ReadinessVerdict {
  if (!readiness) {
    return {
      state: 'unknown',
      sentence: `The portal has no cluster ${cluster} of ${hub} yet: its pull request is not merged, the hub has not synced it, or you may not see it`,
      reasons: [],
      missing: [],
    };
  }
  const wanted = readiness.steps.filter(
    ({ step }) => !required || required.includes(step),
  );
  const missing = wanted.filter(step => !isDone(step)).map(missingStep);
  return {
    state: stateOf(missing),
    sentence: sentenceOf(cluster, wanted.length, missing),
    reasons: missing.map(reasonOf),
    missing,
  };
}

/** Required steps that this fleet never judges: nobody could wait for them. */
export function unjudgedSteps(
  { steps: required = [] }: ReadinessTarget,
  { steps }: Readiness,
): ReadinessStepName[] {
  return required.filter(name => !steps.some(({ step }) => step === name));
}

function stateOf(missing: readonly MissingStep[]): ReadinessVerdictState {
  if (missing.length === 0) return 'ready';
  const known = missing.every(({ outcome }) => outcome !== 'unknown');
  return known ? 'waiting' : 'unknown';
}

function isDone({ outcome, stale }: ReadinessStepDetail): boolean {
  return (
    stale === undefined && (outcome === 'ready' || outcome === 'attention')
  );
}

function missingStep(detail: ReadinessStepDetail): MissingStep {
  const { step, outcome, words, stale, observedAt, remedy } = detail;
  return {
    step,
    ...(stale === undefined
      ? { outcome, words }
      : {
          outcome: 'unknown',
          words: `It was last read at ${
            observedAt ?? 'an unknown time'
          } (${stale}).`,
        }),
    ...(remedy && { remedy: remedy.words }),
    ...(remedy?.template && { template: remedy.template }),
  };
}

function reasonOf({ step, words, remedy }: MissingStep): string {
  const read = `${step}: ${words}`;
  return remedy ? `${read.replace(/\.$/, '')}. ${remedy}` : read;
}

function sentenceOf(
  cluster: string,
  total: number,
  missing: readonly MissingStep[],
): string {
  if (missing.length === 0) {
    return `${cluster} is ready: ${total} of ${total} steps are done`;
  }
  const names = missing.map(({ step }) => step).join(', ');
  return `${
    total - missing.length
  } of ${total} steps of ${cluster} are done; missing: ${names}`;
}
