import {
  clusterFile,
  DEFAULT_ARGOCD_NAMESPACE,
  platformFolder,
  resolveRepository,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { Restore } from '../manifests/platform/veleroModels';
import type { RestoreIntent } from './restoreIntent';

/** A namespace's name has 63 characters at most. */
const LONGEST_NAMESPACE = 63;
const DRILL = '-drill';

/** Where namespaces go, by where they come from; those that go into themselves are left out. */
export function mappingOf({
  namespaces,
  drill,
  namespaceMapping = {},
}: RestoreIntent): Record<string, string> {
  const drilled: [string, string][] = drill
    ? namespaces.map(from => [
        from,
        `${from.slice(0, LONGEST_NAMESPACE - DRILL.length)}${DRILL}`,
      ])
    : [];
  const all: Record<string, string> = {
    ...Object.fromEntries(drilled),
    ...namespaceMapping,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([from, to]) => from !== to),
  );
}

/** Does every namespace go into another one? Then nothing is replaced. */
export function isDrill(intent: RestoreIntent): boolean {
  const mapping = mappingOf(intent);
  return intent.namespaces.every(from => from in mapping);
}

/** A Restore runs once; another one needs another name. */
export function restoreName(intent: RestoreIntent): string {
  const { name, namespaces, backup } = intent;
  const verb = isDrill(intent) ? 'drill' : 'restore';
  return name ?? `${verb}-${namespaces[0]}-from-${backup}`.slice(0, 253);
}

/** @param namespace - Velero's own, where the backup is */
export function buildRestore(
  intent: RestoreIntent,
  namespace: string,
): Restore {
  const { backup, namespaces, existingResourcePolicy } = intent;
  const mapping = mappingOf(intent);
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    metadata: { name: restoreName(intent), namespace },
    spec: {
      backupName: backup,
      includedNamespaces: [...namespaces],
      ...(Object.keys(mapping).length > 0 && { namespaceMapping: mapping }),
      ...(existingResourcePolicy && { existingResourcePolicy }),
    },
  };
}

/** Where the Restores of a cluster are kept: `platform/prod-hub/prod-eu-1/restores`. */
export function restoresFolder({ hub, cluster, layout }: RestoreIntent) {
  return `${platformFolder(hub, cluster, layout)}/restores`;
}

/** What the hub reads of them: `clusters/prod-hub/prod-eu-1.restores.yaml`. */
export function restoresApplicationFile({
  hub,
  cluster,
  layout,
}: RestoreIntent) {
  return clusterFile(hub, `${cluster}.restores`, layout);
}

/**
 * Brings the Restores of a cluster to it. It does not heal itself: a Restore
 * that Velero has cleaned up would come back, and run again.
 */
export function buildRestoresApplication(
  intent: RestoreIntent,
  namespace: string,
): IApplication {
  const { gitUrl, branch } = resolveRepository(intent.repository);
  const { cluster } = intent;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: `${cluster}-restores`,
      namespace: intent.argocdNamespace ?? DEFAULT_ARGOCD_NAMESPACE,
    },
    spec: {
      project: intent.project ?? 'default',
      source: {
        repoURL: gitUrl,
        targetRevision: branch,
        path: restoresFolder(intent),
      },
      destination: { name: cluster, namespace },
      syncPolicy: { automated: { prune: true, selfHeal: false } },
    },
  };
}
