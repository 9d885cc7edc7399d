import type { Operation } from '../../openapi/Operation';
import { operations } from '../../openapi/operations';

/** What paths are filled with. */
export interface PathNames {
  hub: string;
  cluster: string;
  application: string;
  applicationSet: string;
}

const revision = 'f'.repeat(40);

/** Needed parts of queries and bodies, by id of the operation. */
const queries: Record<string, string> = {
  getResourceManifests: '?kind=Deployment&name=shop&namespace=shop&group=apps',
  getResourceEvents: '?uid=1&name=shop',
  getChanges: '?since=0',
};
const bodies: Record<string, object> = {
  previewPlacement: {
    applicationSet: {
      metadata: { name: 'new' },
      spec: { generators: [], template: {} },
    },
  },
  rollBackApplication: { id: 1 },
  stopUpgrade: { reason: 'Storm' },
};

/** One good request for every route of the API document. */
export function exampleRequests(names: PathNames) {
  return operations.map(operation => ({
    operation,
    method: operation.method,
    path: pathOf(operation, names) + (queries[operation.id] ?? ''),
    body: operation.body ? bodies[operation.id] ?? {} : undefined,
  }));
}

/** Resources in the drawer of an Application, each in another way. */
export function manifestRequests(names: PathNames): string[] {
  const application = `/applications/${names.hub}/argocd/${names.application}`;
  return [
    'kind=Secret&namespace=shop&name=db',
    'group=argoproj.io&kind=Application&namespace=argocd&name=child',
    'kind=ConfigMap&namespace=shop&name=settings',
    'kind=ConfigMap&namespace=shop&name=disguised',
    'kind=Pod&version=v1&namespace=shop&name=owned',
  ].map(query => `${application}/manifests?${query}`);
}

/** What the front ends of the existing plugins ask. */
export function compatibilityRequests(names: PathNames): string[] {
  const instance = `/argoInstance/${names.hub}/applications`;
  return [
    `/find/name/${names.application}?expand=applications`,
    '/find/selector/team%3Dshop',
    `${instance}/name/${names.application}`,
    `${instance}/name/${names.application}/revisions/${revision}/metadata`,
    `${instance}/${names.application}`,
    `${instance}/selector/team%3Dshop`,
    `/allArgoApps/${names.hub}`,
  ];
}

function pathOf({ path }: Operation, names: PathNames): string {
  const name = objectName(path, names);
  const values: Record<string, string> = {
    hub: names.hub,
    namespace: namespaceOf(path),
    kind: 'component',
    service: names.applicationSet,
    revision,
    name,
  };
  return path.replace(/:(\w+)/g, (_, slot: string) =>
    encodeURIComponent(values[slot]),
  );
}

/** Where Cluster API keeps a cluster, in worlds that have it. */
export const clusterApiNamespace = 'clusters';

function namespaceOf(path: string): string {
  if (path.startsWith('/provisioning')) return clusterApiNamespace;
  return path.startsWith('/entities') ? 'default' : 'argocd';
}

function objectName(path: string, names: PathNames): string {
  if (/^\/(clusters|provisioning)/.test(path)) return names.cluster;
  return path.startsWith('/applications/')
    ? names.application
    : names.applicationSet;
}
