import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'upgrade',
        name: 'Change the version in the definitions',
        action: 'fleet:upgrade:wave',
        input: {
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Upgrades the next clusters of a wave',
    example: example({ wave: 'canary' }),
  },
  {
    description: 'Upgrades one cluster of a wave',
    example: example({ wave: 'canary', clusters: ['prod-eu-2'] }),
  },
];
