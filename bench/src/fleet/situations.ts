/** What state an Application is in, in Argo CD's words. */
export interface Situation {
  sync: string;
  health: string;
  phase: string;
  message: string;
  condition?: { type: string; message: string };
}

const synced = {
  sync: 'Synced',
  health: 'Healthy',
  phase: 'Succeeded',
  message: 'successfully synced (all tasks run)',
};

/** Upper bounds of the shares of a fleet on a usual day. */
const shares: [upTo: number, situation: Situation][] = [
  [0.93, synced],
  [0.96, { ...synced, sync: 'OutOfSync' }],
  [0.975, { ...synced, health: 'Progressing' }],
  [0.985, { ...synced, health: 'Suspended' }],
  [0.989, { ...synced, health: 'Degraded' }],
  [
    0.995,
    {
      sync: 'OutOfSync',
      health: 'Missing',
      phase: 'Failed',
      message:
        'one or more objects failed to apply, reason: admission webhook "validate.kyverno.svc-fail" denied the request: resource has no requests (retried 5 times).',
      condition: {
        type: 'SyncError',
        message:
          'Failed last sync attempt: one or more objects failed to apply (retried 5 times).',
      },
    },
  ],
  [
    1,
    {
      ...synced,
      sync: 'Unknown',
      condition: {
        type: 'ComparisonError',
        message:
          'Failed to load target state: failed to generate manifest for source 1 of 1: app path does not exist',
      },
    },
  ],
];

/**
 * @param drawn - from 0 to 1: which share the Application belongs to
 * @param generation - a new release first progresses, then is healthy
 */
export function situationOf(drawn: number, generation: number): Situation {
  if (generation % 2 === 1) return { ...synced, health: 'Progressing' };
  if (generation > 0) return synced;
  return shares.find(([upTo]) => drawn < upTo)?.[1] ?? synced;
}

export function conditionOf({ condition }: Situation, at: string) {
  return condition && { ...condition, lastTransitionTime: at };
}
