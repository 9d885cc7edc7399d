import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'scale',
        name: 'Change the number of machines',
        action: 'fleet:cluster:scale',
        input: {
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          hub: 'prod-hub',
          cluster: 'prod-eu-4',
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Gives a cluster with one kind of workers ten of them',
    example: example({ replicas: 10 }),
  },
  {
    description: 'Scales one of several MachineDeployments',
    example: example({ workers: 'prod-eu-4-batch', replicas: 2 }),
  },
];
