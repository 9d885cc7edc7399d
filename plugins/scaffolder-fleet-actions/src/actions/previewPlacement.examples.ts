import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Works out what the ApplicationSet of an earlier step would do, and fails when it would do nothing',
    example: stringify({
      steps: [
        {
          id: 'preview',
          name: 'Work out the blast radius',
          action: 'fleet:placement:preview',
          input: {
            applicationSets:
              '${{ steps.applicationset.output.applicationSets }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Lets one Application in production go, and only that one',
    example: stringify({
      steps: [
        {
          id: 'preview',
          name: 'Work out the blast radius',
          action: 'fleet:placement:preview',
          input: {
            applicationSet: '${{ steps.applicationset.output.applicationSet }}',
            hubs: ['prod-hub'],
            allowNoMatch: true,
            removals: ['prod-hub/pricing-prod-uw-1'],
          },
        },
      ],
    }),
  },
  {
    description:
      'Works out which Applications a new cluster would get from the ApplicationSets of its hub',
    example: stringify({
      steps: [
        {
          id: 'preview',
          name: 'Work out the blast radius',
          action: 'fleet:placement:preview',
          input: {
            cluster: {
              hub: 'prod-hub',
              name: 'prod-eu-3',
              server: 'https://api.prod-eu-3.example.com:6443',
              labels: { env: 'prod', deploy: 'true' },
            },
          },
        },
      ],
    }),
  },
];
