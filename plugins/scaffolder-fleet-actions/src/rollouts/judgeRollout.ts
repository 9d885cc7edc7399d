import {
  RolloutDetail,
  RolloutStage,
  rolloutStages,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { RolloutReading } from './readRollout';
import { RolloutTarget } from './rolloutTarget';

/** One Application of the rollout. */
interface ClusterStage {
  hub: string;
  cluster: string | null;
  application: string;
  stage: RolloutStage;
  /** Why it is there and no further, in the words of hub or spoke. */
  reason?: string;
}

/**
 * - `healthy`: seen Healthy on every cluster
 * - `stuck`: nothing moves any more before somebody does something
 * - `replaced`: a newer revision took its place
 * - `moving`: none of these yet
 */
type RolloutVerdictState = 'healthy' | 'stuck' | 'replaced' | 'moving';

export interface RolloutVerdict {
  state: RolloutVerdictState;
  /** One sentence without its full stop. */
  sentence: string;
  /** What stands in the way, and what is not known. */
  reasons: string[];
  clusters: ClusterStage[];
  /** Page of the portal that follows on. */
  page: string;
}

/**
 * What a reading comes to. `healthy` is only said when every hub is heard,
 * every Application that the ApplicationSets ask for exists, and each was seen
 * Healthy on the revision.
 */
export function judgeRollout(
  target: RolloutTarget,
  reading: RolloutReading,
): RolloutVerdict {
  const clusters = stagesOf(target, reading.rollout);
  const broken = reading.sets.filter(
    ({ applicationSet }) => applicationSet.state === 'error',
  );
  const reasons = [
    ...broken.map(
      ({ applicationSet: { ref, reason } }) =>
        `ApplicationSet ${ref.name} on ${ref.hub} does not render${
          reason ? `: ${reason}` : ''
        }`,
    ),
    ...(reading.rollout?.blocks ?? []).map(({ headline, detail }) =>
      [headline, detail].filter(Boolean).join(' '),
    ),
    ...missingWords(target, reading, clusters),
    ...reading.sources.filter(isSilent).map(silenceWords),
  ];
  return {
    state: stateOf(reading, reasons, broken.length > 0),
    sentence: sentenceOf(target, reading.rollout, clusters),
    reasons,
    clusters,
    page: pageOf(reading),
  };
}

function stateOf(
  { rollout, sets }: RolloutReading,
  reasons: readonly string[],
  broken: boolean,
): RolloutVerdictState {
  if (!rollout) {
    // An ApplicationSet that never rendered will not get further by itself.
    const neverRendered =
      broken && sets.every(({ applications }) => applications.length === 0);
    return neverRendered ? 'stuck' : 'moving';
  }
  switch (rollout.rollout.state) {
    case 'blocked':
      return 'stuck';
    case 'replaced':
      return 'replaced';
    case 'finished':
      return reasons.length === 0 ? 'healthy' : 'moving';
    default:
      return 'moving';
  }
}

function stagesOf(
  { hubs }: RolloutTarget,
  rollout: RolloutDetail | undefined,
): ClusterStage[] {
  return (rollout?.clusters ?? [])
    .filter(
      ({ application }) => hubs.length === 0 || hubs.includes(application.hub),
    )
    .map(({ application, cluster, stage, reason }) => ({
      hub: application.hub,
      cluster,
      application: application.name,
      stage,
      ...(reason && { reason }),
    }));
}

function missingWords(
  { hubs, service, applications }: RolloutTarget,
  { rollout, sets }: RolloutReading,
  clusters: readonly ClusterStage[],
): string[] {
  if (!rollout) return [];
  const without = hubs.filter(
    hub => !sets.some(({ applicationSet }) => applicationSet.ref.hub === hub),
  );
  const notGenerated = sets.flatMap(({ placement, applications: generated }) =>
    placement
      .flatMap(one => (one.matched ? one.applications : []))
      .filter(name => !generated.some(({ ref }) => ref.name === name)),
  );
  return [
    ...without.map(hub => `${hub} has no ApplicationSet of ${service} yet`),
    ...(notGenerated.length > 0
      ? [`not generated yet: ${notGenerated.join(', ')}`]
      : []),
    ...(clusters.length < applications
      ? [`${clusters.length} of ${applications} Applications have it so far`]
      : []),
  ];
}

function isSilent({ state }: Source): boolean {
  return state !== 'ok' && state !== 'disabled';
}

function silenceWords({ hub, observedAt, reason }: Source): string {
  const since = observedAt ? `since ${observedAt}` : 'yet';
  return `${hub} is not heard ${since}${reason ? ` (${reason})` : ''}`;
}

function sentenceOf(
  { service, pullRequest, revision }: RolloutTarget,
  rollout: RolloutDetail | undefined,
  clusters: readonly ClusterStage[],
): string {
  if (!rollout) {
    const what = pullRequest ? `pull request ${pullRequest.number}` : revision;
    return what
      ? `No hub has deployed ${what} of ${service} yet: it is not merged, or the hubs have not read the repository since`
      : `No hub has deployed ${service} yet: its pull request is not merged, or the hubs have not read the repository since`;
  }
  const name = `${service} ${rollout.rollout.version}`;
  const total = clusters.length;
  const healthy = clusters.filter(({ stage }) => stage === 'healthy').length;
  if (healthy === total) {
    return `${name} is Healthy on ${counted(total, 'Application')}`;
  }
  const others = rolloutStages.flatMap(stage => {
    const count = clusters.filter(one => one.stage === stage).length;
    return count === 0 || stage === 'healthy' ? [] : [`${count} ${stage}`];
  });
  return `${name} is Healthy on ${healthy} of ${counted(
    total,
    'Application',
  )}; ${others.join(', ')}`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function pageOf({ rollout, sets }: RolloutReading): string {
  if (rollout) {
    const { service, id } = rollout.rollout;
    return `/fleet/rollouts/${encodeURIComponent(
      service,
    )}?id=${encodeURIComponent(id)}`;
  }
  const [first] = sets;
  if (!first) return '/fleet';
  const { hub, namespace, name } = first.applicationSet.ref;
  const parts = [hub, namespace, name].map(encodeURIComponent);
  return `/fleet/applicationsets/${parts.join('/')}`;
}
