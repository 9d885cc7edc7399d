import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const repository = { repoUrl: 'github.com?owner=acme&repo=fleet' };

const step = (input: object) =>
  stringify({
    steps: [
      {
        id: 'platform',
        name: 'Write the platform parts',
        action: 'fleet:cluster:equip',
        input,
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Mends one missing part of a spoke: backups in another region',
    example: step({
      repository,
      hub: 'prod-hub',
      cluster: 'prod-eu-3',
      environment: 'prod',
      region: 'eu-west-1',
      parts: ['velero'],
      velero: { bucket: 'acme-fleet-backups', region: 'eu-central-1' },
    }),
  },
  {
    description:
      'Sets a new spoke up with a network, secrets, certificates and policies, and denies by default what is not allowed',
    example: step({
      repository,
      hub: 'prod-hub',
      cluster: 'prod-eu-3',
      environment: 'prod',
      parts: [
        'cilium',
        'cert-manager',
        'external-secrets',
        'kyverno',
        'default-deny',
      ],
      certManager: { email: 'platform@acme.io', ingressClass: 'cilium' },
      externalSecrets: { vaultServer: 'https://vault.acme.io:8200' },
      kyverno: { enforce: true },
      defaultDeny: { hubAddresses: ['10.20.0.0/16'] },
    }),
  },
];
