import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (name: string, input: object) =>
  stringify({
    steps: [{ id: 'sync', name, action: 'fleet:application:sync', input }],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Syncs an Application and waits until that is over',
    example: example('Sync it', {
      hub: 'prod-hub',
      application: 'checkout-api-prod-eu-1',
    }),
  },
  {
    description: 'Tries what a sync of one resource would prune',
    example: example('Try it', {
      hub: 'prod-hub',
      namespace: 'argocd',
      application: 'checkout-api-prod-eu-1',
      dryRun: true,
      prune: true,
      resources: [
        {
          group: 'apps',
          kind: 'Deployment',
          namespace: 'checkout',
          name: 'checkout-api',
        },
      ],
    }),
  },
];
