import { stringifyClusterRef } from '../refs';
import {
  ClusterReadinessDetail,
  ClusterSummary,
  ReadinessOutcome,
  ReadinessResponse,
  ReadinessStepDetail,
  ReadinessStepName,
  readinessSteps,
} from '../wire';
import { BUILT_AT } from './wireBuilders';

type Readiness = ClusterReadinessDetail['readiness'];

/** A step of the checklist; `words` tell what the outcome is when not given. */
export function buildReadinessStep(
  step: ReadinessStepName,
  outcome: ReadinessOutcome = 'ready',
  overrides: Partial<ReadinessStepDetail> = {},
): ReadinessStepDetail {
  return {
    step,
    outcome,
    words: `${step} is ${outcome}`,
    observedAt: BUILT_AT,
    evidence: [],
    moreEvidence: 0,
    ...overrides,
  };
}

/** A cluster that is ready, but for the steps that are given. */
export function buildReadiness(
  name: string,
  steps: readonly ReadinessStepDetail[] = [],
  overrides: Partial<Readiness> = {},
): Readiness {
  const all = readinessSteps.map(
    step => steps.find(one => one.step === step) ?? buildReadinessStep(step),
  );
  return {
    ref: { hub: 'prod-hub', name },
    environment: 'prod',
    region: 'eu-west-1',
    pending: false,
    done: all.filter(({ outcome }) => ['ready', 'attention'].includes(outcome))
      .length,
    observedAt: BUILT_AT,
    steps: all,
    ...overrides,
  };
}

/** A cluster of the world; it is ready when the world does not say. */
export function readinessOf(
  world: { readiness: readonly Readiness[] },
  { ref, environment, region }: ClusterSummary,
): Readiness {
  const key = stringifyClusterRef(ref);
  return (
    world.readiness.find(one => stringifyClusterRef(one.ref) === key) ??
    buildReadiness(ref.name, [], { ref, environment, region })
  );
}

/** The same as a list of clusters has it. */
export function readinessList(
  readiness: readonly Readiness[],
): Pick<ReadinessResponse, 'steps' | 'items'> {
  const items = readiness.map(one => ({
    ...one,
    steps: one.steps.map(({ evidence, moreEvidence, remedy, ...step }) => step),
  }));
  return { steps: [...readinessSteps], items };
}
