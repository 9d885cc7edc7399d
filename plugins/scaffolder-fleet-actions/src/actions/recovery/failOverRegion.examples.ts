import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'failover',
        name: 'Switch the region',
        action: 'fleet:recovery:failover',
        input: {
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          environment: 'prod',
          from: 'us-east-1',
          to: 'eu-west-1',
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Lets a region in standby take services',
    example: example({ toLabels: [{ key: 'serves', value: 'yes' }] }),
  },
  {
    description:
      'Moves what a label places from one region to the other, and takes it away from the first',
    example: example({
      fromLabels: [{ key: 'serves', value: 'no' }],
      toLabels: [{ key: 'serves', value: 'yes' }],
      allowRemovals: true,
    }),
  },
  {
    description:
      'Leads names to the other region by the weights of DNS records',
    example: example({
      dnsWeights: [
        {
          file: 'apps/shop/us-east-1/gateway.yaml',
          setIdentifier: 'us-east-1',
          weight: 0,
        },
        {
          file: 'apps/shop/eu-west-1/gateway.yaml',
          setIdentifier: 'eu-west-1',
          weight: 100,
        },
      ],
    }),
  },
];
