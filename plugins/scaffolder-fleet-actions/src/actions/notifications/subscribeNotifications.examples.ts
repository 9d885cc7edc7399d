import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'subscribe',
        name: 'Subscribe the channel',
        action: 'fleet:notifications:subscribe',
        input: {
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          name: 'loyalty-points',
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Tells a channel about everything that becomes of a service',
    example: example({ channel: 'loyalty' }),
  },
  {
    description: 'Tells a channel about trouble on one hub',
    example: example({
      channel: 'loyalty-alerts',
      hubs: ['prod-hub'],
      events: ['degraded', 'syncFailed'],
    }),
  },
];
