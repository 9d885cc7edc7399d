import { spokeClientContract } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import { startFleet } from '@fleet-portal/fleet-simulator';
import { createSpokeClient } from './ConfiguredSpokeAccess';

describe('KubernetesSpokeClient on a cluster of the demo fleet', () => {
  spokeClientContract(async () => {
    const fleet = await startFleet({ now: Date.UTC(2026, 10, 20, 14, 5) });
    // It has neither Velero nor a Thanos sidecar, and no metrics API.
    const spoke = fleet.urls.spokes.find(({ name }) => name === 'dev-eu-1')!;
    const clientWith = (token: string) =>
      createSpokeClient(
        {
          hub: spoke.hub,
          cluster: spoke.cluster,
          token,
          dangerouslyAllowSkipTLSVerify: false,
        },
        spoke.url,
      );
    const pods = await (
      await fetch(`${spoke.url}/api/v1/pods`, {
        headers: { authorization: `Bearer ${spoke.token}` },
      })
    ).json();
    return {
      client: clientWith(spoke.token),
      stranger: clientWith('nobody-issued-this'),
      expected: {
        nodes: ['dev-eu-1-node-1', 'dev-eu-1-node-2', 'dev-eu-1-node-3'],
        pods: pods.items.length,
        notRunning: [],
        metrics: false,
        platform: [
          'clusterIssuers',
          'issuers',
          'clusterSecretStores',
          'secretStores',
          'clusterPolicies',
          'policyReports',
          'clusterPolicyReports',
          'networkPolicies',
          'clusterwideDenies',
          'deprecatedApis',
          'helmReleases',
          'argoCdWorkloads',
          'namespaces',
          'volumeClaims',
          'publishedServices',
          'publishedIngresses',
          'networkWorkloads',
          'ciliumConfig',
          'ciliumPodRanges',
        ],
      },
      stop: () => fleet.stop(),
    };
  });
});
