import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'stop',
        name: 'Stop the upgrade',
        action: 'fleet:upgrade:stop',
        input: {
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Stops the upgrade and takes add-ons back',
    example: example({ reason: 'Errors in the shop' }),
  },
  {
    description: 'Takes the values of services back as well',
    example: example({ reason: 'Errors in the shop', workloads: true }),
  },
];
