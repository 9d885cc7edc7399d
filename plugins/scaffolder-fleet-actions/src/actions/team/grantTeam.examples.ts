import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'grant',
        name: 'Give the team its rights',
        action: 'fleet:team:grant',
        input: {
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          project: 'loyalty',
          groups: ['acme:loyalty'],
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Lets a team see and sync what it has in its own namespace',
    example: example({ access: 'sync', namespaces: ['loyalty'] }),
  },
  {
    description:
      'Lets two groups manage what they deploy from a repository of their own, on clusters outside of production',
    example: example({
      groups: ['acme:loyalty', 'acme:loyalty-oncall'],
      access: 'manage',
      namespaces: ['loyalty', 'loyalty-*'],
      clusters: ['dev-*', 'stg-eu-1'],
      sourceRepos: ['https://github.com/acme/loyalty-points.git'],
      description: 'Services of the loyalty team',
    }),
  },
];
