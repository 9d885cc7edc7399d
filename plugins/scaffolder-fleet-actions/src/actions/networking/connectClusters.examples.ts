import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const repository = { repoUrl: 'github.com?owner=acme&repo=fleet' };

const step = (input: object) =>
  stringify({
    steps: [
      {
        id: 'connect',
        name: 'Connect the clusters',
        action: 'fleet:network:connect',
        input,
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description:
      'Links two clusters by Submariner, and publishes names from those that have no External DNS',
    example: step({
      repository,
      technology: 'submariner',
      clusters: [
        { hub: 'prod-hub', cluster: 'prod-eu-1' },
        { hub: 'prod-hub', cluster: 'prod-us-1', podCidr: '10.70.0.0/16' },
      ],
      submariner: { loadBalancer: true },
      externalDns: { domain: 'acme.io' },
    }),
  },
  {
    description: 'Adds a cluster to the Cluster Mesh of another',
    example: step({
      repository,
      technology: 'ciliumMesh',
      clusters: [
        { hub: 'prod-hub', cluster: 'prod-eu-1' },
        { hub: 'prod-hub', cluster: 'prod-us-1', id: 7 },
      ],
      meshDomain: 'mesh.acme.io',
    }),
  },
];
