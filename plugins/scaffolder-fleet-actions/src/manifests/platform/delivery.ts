import {
  DEFAULT_ARGOCD_NAMESPACE,
  FleetRepository,
  resolveRepository,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { Manifest } from '../typedModels';
import type { Chart } from './charts';

/** What an Application of a cluster brings into the fleet repository. */
export interface Delivery {
  /** Goes into the file that the hub reads, one document each. */
  application: IApplication;
  /** The version that somebody asked for; otherwise the one in Git stays. */
  version?: string;
  /** What the Application reads, by path. */
  files: { path: string; manifests: Manifest[] }[];
}

/** What is brought, before it is an Application and files. */
interface Delivered {
  /** Last word of the Application. */
  part: string;
  /** Of the destination; what its manifests do not say otherwise lands there. */
  namespace: string;
  on: 'spoke' | 'hub';
  version?: string;
  /** Where most of it comes from, when that is not the fleet repository. */
  source?: ApplicationSource;
  /** Manifests beside it, by the name of their file in the folder. */
  files: Record<string, Manifest[]>;
  folder: string;
}

type ApplicationSource = NonNullable<IApplication['spec']['sources']>[number];

/** The cluster that it is for, and where its Application is kept. */
interface Destination {
  repository: FleetRepository;
  cluster: string;
  project?: string;
  argocdNamespace?: string;
}

/**
 * One Application a part: its chart, and beside it the manifests in Git. It has
 * no finalizer, so that a part that leaves Git leaves the cluster as it is, and
 * no wave: where a hub waits for the health of Applications, one sick cluster
 * would hold up the parts of all others.
 */
export function deliveryOf(
  { repository, cluster, project, argocdNamespace }: Destination,
  { part, namespace, on, version, source, files, folder }: Delivered,
): Delivery {
  const { gitUrl, branch } = resolveRepository(repository);
  return {
    application: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: `${cluster}-${part}`,
        namespace: argocdNamespace ?? DEFAULT_ARGOCD_NAMESPACE,
      },
      spec: {
        project: project ?? 'default',
        sources: [
          ...(source ? [source] : []),
          ...(Object.keys(files).length > 0
            ? [{ repoURL: gitUrl, targetRevision: branch, path: folder }]
            : []),
        ],
        destination: {
          ...(on === 'hub'
            ? { server: 'https://kubernetes.default.svc' }
            : { name: cluster }),
          namespace,
        },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          // Definitions of some charts are too large for an annotation.
          syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
          // A part may wait for another, and for what an operator does by hand.
          retry: {
            limit: 20,
            backoff: { duration: '10s', factor: 2, maxDuration: '3m' },
          },
        },
      },
    },
    version,
    files: Object.entries(files).map(([name, manifests]) => ({
      path: `${folder}/${name}.yaml`,
      manifests,
    })),
  };
}

/** A chart of a Helm repository, installed under the name of its part. */
export function chartSource(
  { repoURL, chart, version: usual }: Chart,
  part: string,
  { version, values }: { version?: string; values?: Record<string, unknown> },
): ApplicationSource {
  return {
    repoURL,
    chart,
    targetRevision: version ?? usual,
    helm: {
      releaseName: part,
      ...(values && { valuesObject: values }),
    },
  };
}
