import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Opens a pull request only when none of the same change is open',
    example: stringify({
      steps: [
        {
          id: 'find',
          name: 'Look for an open pull request',
          action: 'fleet:pull-request:find',
          input: {
            repoUrl: 'github.com?owner=acme&repo=fleet',
            branchName: 'fleet/put-loyalty-points',
          },
        },
        {
          id: 'publish',
          name: 'Open the pull request',
          if: '${{ not steps.find.output.open }}',
          action: 'publish:github:pull-request',
          input: {
            repoUrl: 'github.com?owner=acme&repo=fleet',
            branchName: '${{ steps.find.output.branchName }}',
            title: 'Put loyalty-points on the fleet',
            description: 'What it does',
            createWhenEmpty: false,
          },
        },
      ],
    }),
  },
  {
    description:
      'Gives each change of one service its own branch, and takes a deletion into account',
    example: stringify({
      steps: [
        {
          id: 'find',
          name: 'Look for an open pull request',
          action: 'fleet:pull-request:find',
          input: {
            repoUrl: 'github.com?owner=acme&repo=fleet',
            branchName: 'fleet/change-loyalty-points',
            asked: { targetRevision: 'v1.5.0', prune: true },
            filesToDelete: ['apps/loyalty-points/values-test.yaml'],
          },
        },
      ],
    }),
  },
];
