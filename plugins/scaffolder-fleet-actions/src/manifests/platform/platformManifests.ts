import {
  DEFAULT_ARGOCD_NAMESPACE,
  PlatformPart,
  platformFile,
  platformFolder,
  platformParts,
  resolveRepository,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { Manifest } from '../typedModels';
import { buildCertManager } from './certManager';
import { Chart, charts } from './charts';
import { buildCilium } from './cilium';
import { buildDefaultDeny } from './defaultDeny';
import { buildExternalSecrets } from './externalSecrets';
import { buildGrafana } from './grafana';
import { buildKyverno } from './kyverno';
import type { BuiltPart } from './part';
import type { PlatformIntent } from './platformIntent';
import { buildThanos } from './thanos';
import { buildVelero } from './velero';

const builders: Record<PlatformPart, (intent: PlatformIntent) => BuiltPart> = {
  cilium: buildCilium,
  'cert-manager': buildCertManager,
  'external-secrets': buildExternalSecrets,
  kyverno: buildKyverno,
  'default-deny': buildDefaultDeny,
  velero: buildVelero,
  thanos: buildThanos,
  grafana: buildGrafana,
};

/** What one part brings into the fleet repository. */
export interface PartManifests {
  part: PlatformPart;
  /** Goes into the file that the hub reads, one document a part. */
  application: IApplication;
  /** The version that somebody asked for; otherwise the one in Git stays. */
  version?: string;
  /** What the Application reads, by path. */
  files: { path: string; manifests: Manifest[] }[];
  commands: string[];
}

/** File of the hub with the Applications of a spoke's parts. */
export function applicationsFileOf({ hub, cluster, layout }: PlatformIntent) {
  return platformFile(hub, cluster, layout);
}

/** The chosen parts in the order in which a cluster is set up, whatever order they were chosen in. */
export function buildPlatform(intent: PlatformIntent): PartManifests[] {
  return platformParts
    .filter(part => intent.parts.includes(part))
    .map(part => {
      const built = builders[part](intent);
      const folder = `${platformFolder(
        intent.hub,
        intent.cluster,
        intent.layout,
      )}/${part}`;
      return {
        part,
        application: applicationOf(intent, built, folder),
        version: built.version,
        files: Object.entries(built.files).map(([name, manifests]) => ({
          path: `${folder}/${name}.yaml`,
          manifests,
        })),
        commands: built.commands,
      };
    });
}

/**
 * One Application a part: its chart, and beside it the manifests in Git. It has
 * no finalizer, so that a part that leaves Git leaves the cluster as it is, and
 * no wave: where a hub waits for the health of Applications, one sick cluster
 * would hold up the parts of all others.
 */
function applicationOf(
  intent: PlatformIntent,
  built: BuiltPart,
  folder: string,
): IApplication {
  const { gitUrl, branch } = resolveRepository(intent.repository);
  const chart = charts[built.part];
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: `${intent.cluster}-${built.part}`,
      namespace: intent.argocdNamespace ?? DEFAULT_ARGOCD_NAMESPACE,
    },
    spec: {
      project: intent.project ?? 'default',
      sources: [
        ...(chart ? [chartSource(chart, built)] : []),
        ...(Object.keys(built.files).length > 0
          ? [{ repoURL: gitUrl, targetRevision: branch, path: folder }]
          : []),
      ],
      destination: {
        ...(built.on === 'hub'
          ? { server: 'https://kubernetes.default.svc' }
          : { name: intent.cluster }),
        namespace: built.namespace,
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
  };
}

function chartSource(chart: Chart, { part, values, version }: BuiltPart) {
  return {
    repoURL: chart.repoURL,
    chart: chart.chart,
    targetRevision: version ?? chart.version,
    helm: {
      releaseName: part,
      ...(values && { valuesObject: values }),
    },
  };
}
