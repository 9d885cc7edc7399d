import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'retire',
        name: 'List what belongs to the service',
        action: 'fleet:applicationset:retire',
        input: {
          name: 'loyalty-points',
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Takes a service off one hub',
    example: example({ hubs: ['nonprod-hub'] }),
  },
  {
    description:
      'Takes a service off every hub, with its values and its catalog entity; what production loses is named',
    example: example({
      removals: ['prod-hub/loyalty-points-prod-eu-1'],
      catalogEntity: true,
    }),
  },
];
