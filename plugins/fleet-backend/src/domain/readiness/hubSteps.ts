import {
  FleetState,
  Phrase,
  phrase,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { StepEvidence, StepSubject, StepVerdict } from './step';

/** The hub knows the cluster and reaches it. */
export function registered({ place }: StepSubject): StepVerdict {
  const { connection, inCluster } = place.facts;
  const { status } = connection;
  const { hub, name: cluster } = place.ref;
  const evidence: StepEvidence[] = [
    {
      object: phrase('readiness.theCluster', { cluster, hub }),
      says: connection.message ?? phrase('readiness.connection', { status }),
      ok: connection.status !== 'Failed',
      since: place.facts.cacheSyncedAt,
    },
  ];
  if (place.word === 'contradicted') {
    return {
      outcome: 'notReady',
      words: phrase('readiness.contradicted', { hub, status }),
      evidence,
      remedy: {
        words: phrase('readiness.bringBack'),
      },
    };
  }
  if (connection.status === 'Failed') {
    return {
      outcome: 'notReady',
      words: phrase('readiness.hubCannotReach', { hub }),
      evidence,
      remedy: {
        words: phrase('readiness.renewCredential'),
        template: 'onboard-a-spoke',
      },
    };
  }
  const words = inCluster
    ? phrase('readiness.hubRunsOnIt')
    : phrase('readiness.known', { hub, status });
  return { outcome: 'ready', words, evidence };
}

/** It has the labels that ApplicationSets and this portal go by. */
export function labels({ place, rules }: StepSubject): StepVerdict {
  const all = place.facts.labels;
  const keys = [rules.label, rules.regionLabel];
  const evidence = keys.map(
    (key): StepEvidence => ({
      object: phrase('readiness.theLabel', { key }),
      says: all[key] ?? phrase('readiness.isNotSet'),
      ok: Boolean(all[key]),
    }),
  );
  const missing = keys.filter(key => !all[key]);
  if (missing.length === 0) {
    return {
      outcome: 'ready',
      words: phrase('readiness.labels', { count: Object.keys(all).length }),
      evidence,
    };
  }
  return {
    // Argo CD gives its own cluster no labels; the ApplicationSets of most hubs leave it out.
    outcome: place.facts.inCluster ? 'attention' : 'notReady',
    words: lacking(missing),
    evidence,
    remedy: {
      words: place.facts.inCluster
        ? phrase('readiness.registerHub')
        : phrase('readiness.setLabels'),
    },
  };
}

function lacking([first, second]: readonly string[]): Phrase {
  return second === undefined
    ? phrase('readiness.lacksLabel', { key: first })
    : phrase('readiness.lacksLabels', { first, second });
}

/** What a hub says and nobody confirms is no proof, in either direction. */
const unheardStates = new Set<FleetState>([
  'contradicted',
  'notHeard',
  'unverified',
]);

/** Something that GitOps put there runs. */
export function workloads({ rows, whole }: StepSubject): StepVerdict {
  if (rows.length === 0 && !whole) {
    return {
      outcome: 'unknown',
      words: phrase('readiness.noneSeen'),
    };
  }
  if (rows.length === 0) {
    return {
      outcome: 'notReady',
      words: phrase('readiness.nothingPlaced'),
      remedy: {
        words: phrase('readiness.placeSomething'),
        template: 'put-a-service-on-the-fleet',
      },
    };
  }
  const healthy = rows.filter(({ state }) => state === 'healthy');
  if (rows.every(({ state }) => unheardStates.has(state))) {
    return {
      outcome: 'unknown',
      words: phrase('readiness.noneVerified', { count: rows.length }),
    };
  }
  const first = rows
    .flatMap(({ facts }) => facts.history.map(({ deployedAt }) => deployedAt))
    .sort()[0];
  const count = rows.length;
  const evidence: StepEvidence[] = [
    {
      object: phrase('readiness.applications', { count }),
      says: phrase('readiness.healthy', { healthy: healthy.length }),
      ok: healthy.length > 0,
      since: first,
    },
  ];
  return healthy.length > 0
    ? {
        outcome: 'ready',
        words: phrase('readiness.healthyOf', {
          healthy: healthy.length,
          count,
        }),
        evidence,
      }
    : {
        outcome: 'notReady',
        words: phrase('readiness.noneHealthy', { count }),
        evidence,
        remedy: { words: phrase('readiness.lookAtApplications') },
      };
}
