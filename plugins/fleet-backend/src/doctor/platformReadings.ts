import {
  phrase,
  SpokeCheckResult,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  PlatformKind,
  platformKinds,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { findTroubles } from '../kubernetes/findTroubles';
import { checkResult } from './checkResult';
import { PolicyRule, spokeRulesRemedy } from './remedies';

const list = (apiGroup: string, resource: string): PolicyRule => ({
  apiGroups: [apiGroup],
  resources: [resource],
  verbs: ['get', 'list'],
});

const configMap = (name: string): PolicyRule => ({
  apiGroups: [''],
  resources: ['configmaps'],
  resourceNames: [name],
  verbs: ['get'],
});

/** Helm releases are a choice: where they are not granted, nothing lacks. */
type NeededKind = Exclude<PlatformKind, 'helmReleases'>;

const neededKinds = platformKinds.filter(
  (kind): kind is NeededKind => kind !== 'helmReleases',
);

/** What the portal's ClusterRole on a spoke has for each, in its words. */
const rules: Record<NeededKind, PolicyRule> = {
  clusterIssuers: list('cert-manager.io', 'clusterissuers'),
  issuers: list('cert-manager.io', 'issuers'),
  clusterSecretStores: list('external-secrets.io', 'clustersecretstores'),
  secretStores: list('external-secrets.io', 'secretstores'),
  clusterPolicies: list('kyverno.io', 'clusterpolicies'),
  validatingPolicies: list('policies.kyverno.io', 'validatingpolicies'),
  policyReports: list('wgpolicyk8s.io', 'policyreports'),
  clusterPolicyReports: list('wgpolicyk8s.io', 'clusterpolicyreports'),
  networkPolicies: list('networking.k8s.io', 'networkpolicies'),
  clusterwideDenies: list('cilium.io', 'ciliumclusterwidenetworkpolicies'),
  prometheuses: list('monitoring.coreos.com', 'prometheuses'),
  benchReport: configMap('kube-bench-report'),
  deprecatedApis: { nonResourceURLs: ['/metrics'], verbs: ['get'] },
  argoCdWorkloads: list('apps', 'statefulsets'),
  backupLocations: list('velero.io', 'backupstoragelocations'),
  backupSchedules: list('velero.io', 'schedules'),
  backups: list('velero.io', 'backups'),
  restores: list('velero.io', 'restores'),
  namespaces: list('', 'namespaces'),
  volumeClaims: list('', 'persistentvolumeclaims'),
  publishedServices: list('', 'services'),
  publishedIngresses: list('networking.k8s.io', 'ingresses'),
  dnsEndpoints: list('externaldns.k8s.io', 'dnsendpoints'),
  networkWorkloads: list('apps', 'deployments'),
  ciliumConfig: configMap('cilium-config'),
  ciliumPodRanges: list('cilium.io', 'ciliumnodes'),
  submariners: list('submariner.io', 'submariners'),
  submarinerGateways: list('submariner.io', 'gateways'),
  submarinerClusters: list('submariner.io', 'clusters'),
  serviceExports: list('multicluster.x-k8s.io', 'serviceexports'),
  serviceImports: list('multicluster.x-k8s.io', 'serviceimports'),
};

/**
 * How a spoke is set up, which the onboarding checklist reads; one check for
 * all of it, since a role that was applied before has none of these rules.
 */
export async function platformReadings(
  client: SpokeClient,
  signal: AbortSignal,
): Promise<SpokeCheckResult[]> {
  if (!client.listPlatform) return [];
  const findings = await findTroubles(neededKinds, async kind => {
    await client.listPlatform?.(kind, { signal });
  });
  const forbidden = findings.flatMap(({ reading, trouble }) =>
    trouble?.kind === 'forbidden' ? [rules[reading]] : [],
  );
  if (forbidden.length === 0) {
    return [checkResult('platform', 'ok', phrase('doctor.mayReadPlatform'))];
  }
  const what = forbidden.flatMap(
    ({ resources, nonResourceURLs }) => resources ?? nonResourceURLs ?? [],
  );
  return [
    checkResult(
      'platform',
      'warning',
      phrase('doctor.mayNotReadPlatform', { what: what.join(', ') }),
      spokeRulesRemedy(forbidden),
    ),
  ];
}
