import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Follows the pull request of an earlier step to each cluster',
    example: stringify({
      steps: [
        {
          id: 'rollout',
          name: 'Follow the rollout',
          action: 'fleet:rollout:wait',
          input: {
            service: 'loyalty-points',
            pullRequest: '${{ steps.publish.output.remoteUrl }}',
            applications: '${{ steps.preview.output.added }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Follows a commit on one hub for half an hour',
    example: stringify({
      steps: [
        {
          id: 'rollout',
          name: 'Follow the rollout',
          action: 'fleet:rollout:wait',
          input: {
            service: 'loyalty-points',
            revision: '8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912',
            hubs: ['prod-hub'],
            timeoutMinutes: 30,
          },
        },
      ],
    }),
  },
];
