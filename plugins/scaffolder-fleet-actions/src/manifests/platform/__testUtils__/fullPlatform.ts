import { platformParts } from '@fleet-portal/backstage-plugin-fleet-common';

/** An input of `fleet:cluster:equip` with every part. */
export const fullPlatform = {
  repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
  hub: 'prod-hub',
  cluster: 'prod-eu-3',
  environment: 'prod',
  region: 'eu-west-1',
  parts: [...platformParts],
  cilium: { ipam: 'kubernetes' },
  certManager: { email: 'platform@acme.io', ingressClass: 'cilium' },
  externalSecrets: { vaultServer: 'https://vault.example.com:8200' },
  kyverno: { enforce: true },
  defaultDeny: { hubAddresses: ['10.20.0.0/16'] },
  velero: { bucket: 'acme-fleet-backups', region: 'eu-central-1' },
  thanos: { bucket: 'acme-fleet-metrics', region: 'eu-west-1' },
  grafana: { url: 'http://thanos-query.monitoring:9090' },
};
