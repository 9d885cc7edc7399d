import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'label',
        name: 'Change the labels',
        action: 'fleet:cluster:label',
        input,
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Lets services be placed on a cluster that is ready',
    example: example({
      hub: 'prod-hub',
      cluster: 'prod-eu-1',
      set: [{ key: 'deploy', value: 'true' }],
    }),
  },
  {
    description:
      'Takes a label away, and lets one Application in production go with it',
    example: example({
      hub: 'prod-hub',
      cluster: 'prod-eu-1',
      remove: ['tier'],
      removals: ['prod-hub/pricing-prod-eu-1'],
    }),
  },
];
