import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'rollBack',
        name: 'Roll the release back',
        action: 'fleet:release:rollback',
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
    description: 'Takes production back to what it ran before',
    example: example({}),
  },
  {
    description: 'Takes production back to a release by name',
    example: example({ version: '1.3.0' }),
  },
];
