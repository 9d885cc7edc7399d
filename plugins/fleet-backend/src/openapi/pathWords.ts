const hub = 'Name of the hub, as in `fleet.hubs`.';

/** What the names in the paths of a group stand for. */
const groups: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] =
  [
    [/^\/hubs\//, { hub }],
    [
      /^\/clusters\//,
      { hub, name: 'Name of the cluster, as its hub has registered it.' },
    ],
    [
      /^\/applications\//,
      {
        hub,
        namespace: 'Namespace of its hub that the Application itself is in.',
        name: 'Name of the Application.',
        revision: 'A commit of one of its sources, in full.',
      },
    ],
    [
      /^\/applicationsets\//,
      {
        hub,
        namespace: 'Namespace of its hub that the ApplicationSet is in.',
        name: 'Name of the ApplicationSet.',
      },
    ],
    [
      /^\/provisioning\//,
      {
        hub: 'Name of the hub whose management cluster has it.',
        namespace:
          'Namespace of the management cluster that the Cluster is in.',
        name: 'Name of the Cluster of Cluster API.',
      },
    ],
    [
      /^\/entities\//,
      {
        kind: 'Kind of the catalog entity, such as `component`; upper and lower case are the same.',
        namespace: 'Its namespace in the catalog, such as `default`.',
        name: 'Its name in the catalog.',
      },
    ],
    [/^\/rollouts\//, { service: 'Name of a service: a row of the matrix.' }],
  ];

/** @throws Error for a name of which nobody has said yet what it stands for */
export function pathWords(path: string, name: string): string {
  const [, words] = groups.find(([group]) => group.test(path)) ?? [];
  if (!words?.[name]) {
    throw new Error(`Say in pathWords.ts what ${name} means in ${path}`);
  }
  return words[name];
}
