import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'promote',
        name: 'Promote the release',
        action: 'fleet:release:promote',
        input: {
          name: 'loyalty-points',
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          environment: 'prod',
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Gives production the release that staging runs',
    example: example({}),
  },
  {
    description:
      'Gives production a release by name, in a chart of its own kind',
    example: example({ version: '1.6.0', key: 'app.version' }),
  },
];
