import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const repository = { repoUrl: 'github.com?owner=acme&repo=fleet' };

export const examples: TemplateExample[] = [
  {
    description:
      'Places a service on the core clusters of production, and on no others',
    example: stringify({
      steps: [
        {
          id: 'update',
          name: 'Change the placement',
          action: 'fleet:applicationset:update',
          input: {
            name: 'loyalty-points',
            repository,
            generator: {
              clusters: {
                selector: { matchLabels: { env: 'prod', tier: 'core' } },
              },
            },
          },
        },
      ],
    }),
  },
  {
    description:
      'Gives production three replicas, and syncs by itself on one hub',
    example: stringify({
      steps: [
        {
          id: 'update',
          name: 'Change the values',
          action: 'fleet:applicationset:update',
          input: {
            name: 'loyalty-points',
            hubs: ['prod-hub'],
            repository,
            values: {
              environments: [{ environment: 'prod', values: 'replicas: 3\n' }],
            },
            syncPolicy: { automated: true, prune: true, selfHeal: true },
          },
        },
      ],
    }),
  },
  {
    description:
      'Deploys the chart of the fleet repository from now on, and neither overlays nor inline values',
    example: stringify({
      steps: [
        {
          id: 'update',
          name: 'Go to Helm',
          action: 'fleet:applicationset:update',
          input: {
            name: 'loyalty-points',
            repository,
            tool: 'helm',
            source: { path: 'charts/service' },
            helm: null,
          },
        },
      ],
    }),
  },
];
