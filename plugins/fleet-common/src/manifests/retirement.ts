import { listAt, plainAt, at, isPlain, Plain } from './present/plain';

/**
 * What becomes of Applications when their ApplicationSet is deleted.
 * - `deleted`: they go, and what they deployed goes with them
 * - `preserved`: they go, and what they deployed stays
 * - `orphaned`: they stay, and no ApplicationSet owns them any more
 */
export type Fate = 'deleted' | 'preserved' | 'orphaned';

const deletingFinalizer = 'resources-finalizer.argocd.argoproj.io';

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Application-Deletion/ */
export function fateOf(applicationSet: unknown): Fate {
  const policy = plainAt(applicationSet, 'spec', 'syncPolicy');
  const sync = policy.applicationsSync;
  if (sync === 'create-only' || sync === 'create-update') return 'orphaned';
  const own = listAt(
    applicationSet,
    ...['spec', 'template', 'metadata', 'finalizers'],
  );
  // Finalizers of the template are taken as they are, whatever is preserved.
  if (own.length > 0) {
    const deletes = own.some(one => String(one).startsWith(deletingFinalizer));
    return deletes ? 'deleted' : 'preserved';
  }
  return policy.preserveResourcesOnDeletion === true ? 'preserved' : 'deleted';
}

/**
 * The ApplicationSet as if it matched no cluster any more, and might delete all
 * that it made: what is to be previewed before it is retired.
 */
export function emptiedApplicationSet(applicationSet: unknown): Plain {
  const { syncPolicy: _, ...spec } = plainAt(applicationSet, 'spec');
  const whole = at(applicationSet);
  return {
    ...(isPlain(whole) ? whole : {}),
    spec: { ...spec, generators: [{ list: { elements: [] } }] },
  };
}
