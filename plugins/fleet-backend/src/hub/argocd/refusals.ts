import type { TroubleKind } from '@fleet-portal/backstage-plugin-fleet-node';

/** What a hub means by a refusal, in words that may be shown. */
export interface Refusal {
  kind: Extract<TroubleKind, 'refused' | 'notFound'>;
  words: string;
}

/**
 * The sentences of Argo CD 3 that tell why it does not do something. Only
 * these are known: what else it says may repeat what a Git server or a cluster
 * told it, and stays with it.
 */
const known: [RegExp, Refusal['kind'], string][] = [
  [
    /rollback cannot be initiated when auto-sync is enabled/i,
    'refused',
    'Argo CD rolls back only while automated sync is off: roll back in Git, or switch automated sync off there first.',
  ],
  [
    /another operation is already in progress/i,
    'refused',
    'Another operation is running: wait for its end, or terminate it.',
  ],
  [/no operation is in progress/i, 'refused', 'No operation is running.'],
  [
    /auto-sync currently set to/i,
    'refused',
    'While automated sync is on, Argo CD syncs to the revision that Git asks for and to no other: change targetRevision in Git.',
  ],
  [
    /blocked by sync window/i,
    'refused',
    'A sync window of its project forbids it now.',
  ],
  [
    /invalid sync window/i,
    'refused',
    'A sync window of its project cannot be read; mend it in the AppProject.',
  ],
  [
    /does not have deployment id/i,
    'refused',
    'Its history has no such entry: a hub keeps the last ten.',
  ],
  [
    /unable to resolve|not our ref|unknown revision|failed to get .*revision/i,
    'refused',
    'Its repository has no such revision.',
  ],
  [
    /not found as part of application/i,
    'notFound',
    'The Application has no such resource.',
  ],
];

/** undefined: it is not known what the sentence means. */
export function refusalOf(message: string): Refusal | undefined {
  const found = known.find(([pattern]) => pattern.test(message));
  return found && { kind: found[1], words: found[2] };
}

/** What an API server did not let Argo CD do. */
export interface KubernetesRefusal {
  verb: string;
  resource: string;
}

/** The words of an API server that Argo CD passes on: only what cannot be a secret is taken. */
export function kubernetesRefusalOf(
  message: string,
): KubernetesRefusal | undefined {
  const [, verb, resource] =
    /\bcannot (get|list|watch|create|update|patch|delete) resource "([a-z]{1,63}(?:\/[a-z]{1,63})?)"/.exec(
      message,
    ) ?? [];
  return verb && resource ? { verb, resource } : undefined;
}
