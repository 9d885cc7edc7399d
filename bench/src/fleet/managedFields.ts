/** A tree of the fields that a manager owns: `.` where it owns the map itself. */
export interface Fields {
  [field: string]: Fields;
}

/**
 * `a b c` names a leaf; maps on the way to it are owned as well. This is how
 * server-side apply writes ownership down (FieldsV1).
 */
function fieldsOf(paths: readonly string[]): Fields {
  const root: Fields = {};
  for (const path of paths) {
    let at = root;
    const names = path.split(' ');
    names.forEach((name, depth) => {
      at[`f:${name}`] ??= depth < names.length - 1 ? { '.': {} } : {};
      at = at[`f:${name}`];
    });
  }
  return root;
}

const source = ['path', 'repoURL', 'targetRevision'];
const under = (path: string, names: readonly string[]) =>
  names.map(name => `${path} ${name}`);

const setOwns = fieldsOf([
  'metadata finalizers',
  ...under('metadata labels', ['app.kubernetes.io/part-of', 'env', 'region']),
  'metadata ownerReferences',
  ...under('spec destination', ['namespace', 'server']),
  'spec project',
  ...under('spec source', source),
  ...under('spec syncPolicy automated', ['prune', 'selfHeal']),
  ...under('spec syncPolicy retry backoff', [
    'duration',
    'factor',
    'maxDuration',
  ]),
  'spec syncPolicy retry limit',
  'spec syncPolicy syncOptions',
]);

const controllerOwns = fieldsOf([
  'status controllerNamespace',
  ...under('status health', ['lastTransitionTime', 'status']),
  'status history',
  ...under('status operationState', [
    'finishedAt',
    'message',
    'phase',
    'startedAt',
  ]),
  'status operationState operation initiatedBy automated',
  'status operationState operation retry limit',
  ...under('status operationState operation sync', [
    'prune',
    'revision',
    'syncOptions',
  ]),
  ...under('status operationState operation sync source', source),
  ...under('status operationState syncResult', ['resources', 'revision']),
  ...under('status operationState syncResult source', source),
  'status reconciledAt',
  'status resourceHealthSource',
  'status resources',
  'status sourceType',
  'status summary images',
  ...under('status sync comparedTo destination', ['namespace', 'server']),
  ...under('status sync comparedTo source', source),
  ...under('status sync', ['revision', 'status']),
]);

/** Who wrote what of an Application: about a quarter of its bytes. */
export function managedFields(time: string) {
  const entry = {
    operation: 'Update',
    apiVersion: 'argoproj.io/v1alpha1',
    time,
    fieldsType: 'FieldsV1',
  };
  return [
    {
      manager: 'argocd-applicationset-controller',
      ...entry,
      fieldsV1: setOwns,
    },
    {
      manager: 'argocd-application-controller',
      ...entry,
      fieldsV1: controllerOwns,
    },
  ];
}
