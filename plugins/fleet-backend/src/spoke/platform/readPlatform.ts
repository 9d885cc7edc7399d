import type {
  PlatformKind,
  PlatformObjects,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { argoCdWorkloads } from './argoCdWorkloads';
import { benchReport } from './benchReport';
import { ciliumConfig, ciliumPodRanges } from './network/cilium';
import { networkWorkloads } from './network/networkWorkloads';
import {
  dnsEndpoints,
  publishedIngresses,
  publishedServices,
} from './network/published';
import { serviceExports, serviceImports } from './network/sharedServices';
import {
  submarinerClusters,
  submarinerGateways,
  submariners,
} from './network/submariner';
import { deprecatedApis } from './deprecatedApis';
import { helmReleases } from './helmReleases';
import { clusterPolicies, validatingPolicies } from './kyverno';
import { clusterwideDenies, networkPolicies } from './networkPolicies';
import type { Collection, PlatformApi } from './PlatformApi';
import { tallyReports } from './policyReports';
import { prometheuses } from './prometheuses';
import { readyObjects } from './readyObjects';
import { backupLocations, backups, backupSchedules, restores } from './velero';
import { namespaces, volumeClaims } from './volumes';

const certManager = (plural: string, kind: string): Collection => ({
  group: 'cert-manager.io',
  versions: ['v1'],
  plural,
  kind,
});

const externalSecrets = (plural: string, kind: string): Collection => ({
  group: 'external-secrets.io',
  versions: ['v1', 'v1beta1'],
  plural,
  kind,
});

const reports = (plural: string, kind: string): Collection => ({
  group: 'wgpolicyk8s.io',
  versions: ['v1alpha2'],
  plural,
  kind,
});

const readers: {
  [K in PlatformKind]: (api: PlatformApi) => Promise<PlatformObjects[K]>;
} = {
  clusterIssuers: api =>
    readyObjects(api, certManager('clusterissuers', 'ClusterIssuer')),
  issuers: api => readyObjects(api, certManager('issuers', 'Issuer')),
  clusterSecretStores: api =>
    readyObjects(
      api,
      externalSecrets('clustersecretstores', 'ClusterSecretStore'),
    ),
  secretStores: api =>
    readyObjects(api, externalSecrets('secretstores', 'SecretStore')),
  clusterPolicies,
  validatingPolicies,
  policyReports: api =>
    tallyReports(api, reports('policyreports', 'PolicyReport')),
  clusterPolicyReports: api =>
    tallyReports(api, reports('clusterpolicyreports', 'ClusterPolicyReport')),
  networkPolicies,
  clusterwideDenies,
  prometheuses,
  benchReport,
  deprecatedApis,
  helmReleases,
  argoCdWorkloads,
  backupLocations,
  backupSchedules,
  backups,
  restores,
  namespaces,
  volumeClaims,
  publishedServices,
  publishedIngresses,
  dnsEndpoints,
  networkWorkloads,
  ciliumConfig,
  ciliumPodRanges,
  submariners,
  submarinerGateways,
  submarinerClusters,
  serviceExports,
  serviceImports,
};

/** Everything of one kind, as {@link PlatformObjects} has it. */
export function readPlatform<K extends PlatformKind>(
  kind: K,
  api: PlatformApi,
): Promise<PlatformObjects[K]> {
  return readers[kind](api);
}
