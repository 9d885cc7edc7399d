import type {
  FleetState,
  ReadinessEvidence,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { count } from '../words';
import type { StepSubject, StepVerdict } from './step';

/** The hub knows the cluster and reaches it. */
export function registered({ place }: StepSubject): StepVerdict {
  const { connection, inCluster } = place.facts;
  const evidence: ReadinessEvidence[] = [
    {
      object: `cluster ${place.ref.name} on ${place.ref.hub}`,
      says: connection.message ?? `connection ${connection.status}`,
      ok: connection.status !== 'Failed',
      since: place.facts.cacheSyncedAt,
    },
  ];
  if (place.word === 'contradicted') {
    return {
      outcome: 'notReady',
      words: `${place.ref.hub} reports ${connection.status}, but the cluster does not answer our probe.`,
      evidence,
      remedy: {
        words: 'Bring its API server back before anything else.',
      },
    };
  }
  if (connection.status === 'Failed') {
    return {
      outcome: 'notReady',
      words: `${place.ref.hub} cannot reach it.`,
      evidence,
      remedy: {
        words: 'Check its address, and renew the credential of the hub.',
        template: 'onboard-a-spoke',
      },
    };
  }
  const words = inCluster
    ? 'The hub runs on it.'
    : `${place.ref.hub} knows it and its connection is ${connection.status}.`;
  return { outcome: 'ready', words, evidence };
}

/** It has the labels that ApplicationSets and this portal go by. */
export function labels({ place, rules }: StepSubject): StepVerdict {
  const all = place.facts.labels;
  const evidence = [rules.label, rules.regionLabel].map(
    (key): ReadinessEvidence => ({
      object: `label ${key}`,
      says: all[key] ?? 'is not set',
      ok: Boolean(all[key]),
    }),
  );
  const missing = evidence.filter(({ ok }) => !ok);
  if (missing.length === 0) {
    return {
      outcome: 'ready',
      words: `${count(
        Object.keys(all).length,
        'label',
      )}, environment and region among them.`,
      evidence,
    };
  }
  return {
    // Argo CD gives its own cluster no labels; the ApplicationSets of most hubs leave it out.
    outcome: place.facts.inCluster ? 'attention' : 'notReady',
    words: `It has no ${missing.map(({ object }) => object).join(' and no ')}.`,
    evidence,
    remedy: {
      words: place.facts.inCluster
        ? 'Register the cluster of the hub with a Secret of its own, which can have labels.'
        : 'Set them on the Secret of the cluster on the hub, in Git.',
    },
  };
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
      words: 'You may see none of its Applications.',
    };
  }
  if (rows.length === 0) {
    return {
      outcome: 'notReady',
      words: 'No Application is placed on it.',
      remedy: {
        words:
          'Put a service on the fleet, or give the cluster the labels that an ApplicationSet asks for.',
        template: 'put-a-service-on-the-fleet',
      },
    };
  }
  const healthy = rows.filter(({ state }) => state === 'healthy');
  if (rows.every(({ state }) => unheardStates.has(state))) {
    return {
      outcome: 'unknown',
      words: `None of its ${count(
        rows.length,
        'Application',
      )} could be verified.`,
    };
  }
  const first = rows
    .flatMap(({ facts }) => facts.history.map(({ deployedAt }) => deployedAt))
    .sort()[0];
  const evidence: ReadinessEvidence[] = [
    {
      object: count(rows.length, 'Application'),
      says: `${healthy.length} healthy`,
      ok: healthy.length > 0,
      since: first,
    },
  ];
  return healthy.length > 0
    ? {
        outcome: 'ready',
        words: `${healthy.length} of ${count(
          rows.length,
          'Application',
        )} healthy.`,
        evidence,
      }
    : {
        outcome: 'notReady',
        words: `None of its ${count(rows.length, 'Application')} is healthy.`,
        evidence,
        remedy: { words: 'Look at its Applications first.' },
      };
}
