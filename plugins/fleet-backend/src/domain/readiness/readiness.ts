import {
  ClusterReadiness,
  ClusterReadinessDetail,
  partOfStep,
  Phrase,
  quoted,
  ReadinessEvidence,
  readinessOutcomes,
  ReadinessStepDetail,
  ReadinessStepName,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { PlatformReading } from '@fleet-portal/backstage-plugin-fleet-node';
import { compareText } from '../environments';
import type { FleetView } from '../FleetView';
import type { ClusterPlace } from '../place';
import { certificates, EQUIP, secrets } from './addOnSteps';
import { network, nodes } from './clusterSteps';
import { backups, metrics } from './dataSteps';
import { defaultDeny } from './defaultDenyStep';
import { labels, registered, workloads } from './hubSteps';
import { benchmark, deprecatedApis, policies } from './policySteps';
import {
  byHub,
  HubAge,
  notRead,
  Step,
  StepEvidence,
  StepVerdict,
} from './step';

const judges: Record<ReadinessStepName, Step> = {
  registered: byHub(registered),
  labels: byHub(labels),
  nodes,
  network,
  defaultDeny,
  certificates,
  secrets,
  policies,
  backups,
  metrics,
  benchmark,
  deprecatedApis,
  workloads: byHub(workloads),
};

const MOST_EVIDENCE = 20;

type Detail = ClusterReadinessDetail['readiness'];

/**
 * The onboarding checklist of one cluster, judged by what was read of it.
 *
 * @param reading - undefined until the spoke was read for the first time
 * @param wanted - the steps to judge, in their order
 * @param heard - the age of what its hub says
 */
export function readinessOf(
  view: FleetView,
  place: ClusterPlace,
  reading: PlatformReading | undefined,
  wanted: readonly ReadinessStepName[],
  heard: HubAge,
): Detail {
  const subject = {
    place,
    rules: view.rules,
    rows: view.rowsOn(place),
    whole: view.whole,
    reading: reading ?? notYetRead,
    heard,
  };
  const steps = wanted.map(step => stepDetail(step, judges[step](subject)));
  return {
    ref: place.ref,
    environment: place.environment,
    region: place.region,
    pending: reading === undefined,
    done: steps.filter(isDone).length,
    observedAt: steps.flatMap(({ observedAt }) => observedAt ?? []).sort()[0],
    steps,
  };
}

const notYetRead: PlatformReading = {
  nodes: notRead,
  addOns: notRead,
  platform: {},
};

/** The same without the evidence, for a list of clusters. */
export function readinessSummary(detail: Detail): ClusterReadiness {
  return {
    ...detail,
    steps: detail.steps.map(
      ({ evidence: _, moreEvidence: __, remedy: ___, ...step }) => step,
    ),
  };
}

/** Furthest from ready first. */
export function compareReadiness(
  a: ClusterReadiness,
  b: ClusterReadiness,
): number {
  return harmOf(b) - harmOf(a) || compareText(a.ref.name, b.ref.name);
}

/** What does not work counts more than anything that is only missing. */
function harmOf({ steps }: ClusterReadiness): number {
  const weights = readinessOutcomes.map(
    (_, index) => 100 ** (readinessOutcomes.length - 1 - index),
  );
  return steps
    .filter(({ outcome }) => outcome !== 'ready')
    .reduce(
      (sum, { outcome }) => sum + weights[readinessOutcomes.indexOf(outcome)],
      0,
    );
}

function isDone({ outcome }: { outcome: string }): boolean {
  return outcome === 'ready' || outcome === 'attention';
}

function stepDetail(
  step: ReadinessStepName,
  verdict: StepVerdict,
): ReadinessStepDetail {
  const { outcome, words, observedAt, stale, remedy } = verdict;
  // What is wrong comes first; the rest stays in the order of the step.
  const evidence = (verdict.evidence ?? [])
    .map(wireEvidence)
    .sort((a, b) => Number(a.ok) - Number(b.ok));
  const since = evidence
    .flatMap(one => one.since ?? [])
    .sort()
    .at(-1);
  return {
    step,
    outcome,
    ...told({ words, stale }),
    observedAt,
    since: outcome === 'ready' ? since : undefined,
    evidence: evidence.slice(0, MOST_EVIDENCE),
    moreEvidence: Math.max(0, evidence.length - MOST_EVIDENCE),
    remedy: remedy && {
      ...told({ words: remedy.words }),
      template: remedy.template,
      part: remedy.template === EQUIP ? partOfStep[step] : undefined,
    },
  };
}

function wireEvidence({
  object,
  says,
  ...evidence
}: StepEvidence): ReadinessEvidence {
  return typeof object === 'string' && typeof says === 'string'
    ? { ...evidence, object, says }
    : {
        ...evidence,
        ...told({ object: worded(object), says: worded(says) }),
      };
}

function worded(said: Phrase | string): Phrase {
  return typeof said === 'string' ? quoted(said) : said;
}
