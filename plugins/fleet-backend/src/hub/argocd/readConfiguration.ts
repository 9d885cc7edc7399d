import {
  ExportedObject,
  HubConfiguration,
  MissingFromExport,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import {
  exportCluster,
  exportRepository,
} from '../configuration/connectionSecrets';
import {
  argoKind,
  exportObject,
  exportObjects,
} from '../configuration/exportObject';
import { policyLine } from './permissions';
import type { HubRoute } from './routes';

/** Reads one whole list; the items are still unread. */
type ReadList = (route: HubRoute) => Promise<unknown[]>;

interface ListedKind {
  kind: string;
  route: HubRoute;
  decode: (input: unknown) => ExportedObject;
}

/**
 * A hub's configuration through Argo CD's own API. What that API does not give
 * to anybody is named, and so is a list that the account may not read.
 */
export async function readConfiguration(
  readList: ReadList,
): Promise<HubConfiguration> {
  const [projects, applicationSets, applications] = await Promise.all([
    readKind(readList, ofArgo('AppProject', 'projects')),
    readKind(readList, ofArgo('ApplicationSet', 'applicationSets')),
    readKind(readList, ofArgo('Application', 'applications')),
  ]);
  // AppProjects are always in the namespace of Argo CD itself.
  const namespace = projects.objects[0]?.namespace ?? 'argocd';
  const connections = await Promise.all([
    readKind(readList, {
      kind: 'cluster',
      route: 'clusters',
      decode: input => exportCluster(namespace, input),
    }),
    readKind(readList, {
      kind: 'repository',
      route: 'repositories',
      decode: input => exportRepository('repository', namespace, input),
    }),
    readKind(readList, {
      kind: 'repository credential',
      route: 'repositoryCredentials',
      decode: input => exportRepository('repo-creds', namespace, input),
    }),
  ]);
  const parts = [projects, applicationSets, applications, ...connections];
  return {
    objects: parts.flatMap(({ objects }) => objects),
    missing: [...parts.flatMap(({ missing }) => missing), ...neverTold],
  };
}

function ofArgo(kind: string, route: HubRoute): ListedKind {
  const decode = (input: unknown) => exportObject(argoKind(kind), input);
  return { kind, route, decode };
}

async function readKind(
  readList: ReadList,
  { kind, route, decode }: ListedKind,
): Promise<HubConfiguration> {
  try {
    return await exportObjects(kind, await readList(route), decode);
  } catch (error) {
    if (!(error instanceof SourceError) || !isRefusal(error)) throw error;
    return {
      objects: [],
      missing: [
        {
          what: `Every ${kind}`,
          reason: error.message,
          remedy: remedyOf(error, route),
        },
      ],
    };
  }
}

function isRefusal({ kind }: SourceError): boolean {
  return kind === 'forbidden' || kind === 'notFound';
}

function remedyOf({ kind }: SourceError, route: HubRoute): string {
  const line = policyLine(route);
  return kind === 'forbidden' && line
    ? `Add "${line}" to the policy in argocd-rbac-cm.`
    : 'Upgrade Argo CD to a version that has this route, or read the hub through the Kubernetes API (fleet.hubs[].kubernetes).';
}

const throughKubernetes =
  'Read the hub through the Kubernetes API (fleet.hubs[].kubernetes)';

const neverTold: MissingFromExport[] = [
  {
    what: 'ConfigMap argocd-rbac-cm (RBAC)',
    reason: "Argo CD's API gives it to nobody.",
    remedy: `${throughKubernetes}, or keep it in Git.`,
  },
  {
    what: 'ConfigMaps argocd-cm, argocd-cmd-params-cm, argocd-notifications-cm, argocd-ssh-known-hosts-cm, argocd-tls-certs-cm and argocd-gpg-keys-cm (settings)',
    reason: "Argo CD's API gives them only in parts.",
    remedy: `${throughKubernetes}, or keep them in Git.`,
  },
  {
    what: 'Credentials of clusters and repositories, and Secrets argocd-secret and argocd-notifications-secret',
    reason: 'An export has no secrets.',
    remedy: 'Bring them back from the secret store that they come from.',
  },
];
