import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'preview',
        name: 'Write the ApplicationSet',
        action: 'fleet:environment:preview',
        input: {
          name: 'loyalty-points',
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          hub: 'nonprod-hub',
          cluster: 'stg-eu-1',
          project: 'shop',
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description:
      'Deploys pull requests with the label preview, with the chart of the fleet repository',
    example: example({
      pullRequests: {
        repoUrl: 'github.com?owner=acme&repo=loyalty-points',
        labels: ['preview'],
      },
      source: { path: 'charts/service' },
    }),
  },
  {
    description:
      'Deploys pull requests for main, with the chart that each of them has, and values of their own',
    example: example({
      pullRequests: {
        repoUrl: 'gitlab.com?owner=acme&repo=loyalty-points',
        labels: ['preview', 'reviewed'],
        targetBranch: 'main',
      },
      source: {
        repoURL: 'https://gitlab.com/acme/loyalty-points.git',
        path: 'chart',
      },
      image: { tag: 'number', key: 'app.image.tag' },
      values: 'replicas: 1\n',
    }),
  },
];
