import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Waits until a cluster that was onboarded is ready',
    example: stringify({
      steps: [
        {
          id: 'readiness',
          name: 'Wait for the cluster',
          action: 'fleet:readiness:wait',
          input: {
            hub: '${{ parameters.hub }}',
            cluster: '${{ parameters.cluster }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Waits half an hour for what workloads need at least',
    example: stringify({
      steps: [
        {
          id: 'readiness',
          name: 'Wait for the cluster',
          action: 'fleet:readiness:wait',
          input: {
            hub: 'prod-hub',
            cluster: 'prod-eu-3',
            steps: ['registered', 'labels', 'nodes', 'network', 'policies'],
            timeoutMinutes: 30,
          },
        },
      ],
    }),
  },
];
