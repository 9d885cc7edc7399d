import {
  phrase,
  SpokeCheckResult,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { SpokeClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { asSourceError } from './asSourceError';
import { checkResult } from './checkResult';
import { clusterApiRulesRemedy, PolicyRule } from './remedies';

const list = (group: string, resources: string[]): PolicyRule => ({
  apiGroups: [`${group}cluster.x-k8s.io`],
  resources,
  verbs: ['get', 'list'],
});

const putOnClusters = list('addons.', [
  'clusterresourcesets',
  'clusterresourcesetbindings',
]);

/** What the portal's ClusterRole on a management cluster has, in its words. */
const rules: readonly PolicyRule[] = [
  list('', ['clusters', 'machinedeployments', 'machines']),
  list('controlplane.', ['kubeadmcontrolplanes', 'awsmanagedcontrolplanes']),
  putOnClusters,
];

/**
 * Whether what Cluster API makes may be read, on the cluster that a hub has for
 * it; nothing where it is not installed.
 */
export async function clusterApiReading(
  client: SpokeClient,
  signal: AbortSignal,
): Promise<SpokeCheckResult[]> {
  if (!client.listClusterApi) return [];
  try {
    const { resourceSets } = await client.listClusterApi({ signal });
    return resourceSets?.status === 'forbidden'
      ? [mayNotRead([putOnClusters])]
      : [checkResult('clusterApi', 'ok', phrase('doctor.mayReadClusterApi'))];
  } catch (error) {
    const trouble = asSourceError(error);
    if (trouble.kind === 'notFound') return [];
    return trouble.kind === 'forbidden'
      ? [mayNotRead(rules)]
      : [checkResult('clusterApi', 'unknown', trouble.phrase)];
  }
}

function mayNotRead(lacking: readonly PolicyRule[]): SpokeCheckResult {
  return checkResult(
    'clusterApi',
    'warning',
    phrase('doctor.mayNotReadClusterApi', {
      what: lacking.flatMap(({ resources }) => resources ?? []).join(', '),
    }),
    clusterApiRulesRemedy(lacking),
  );
}
