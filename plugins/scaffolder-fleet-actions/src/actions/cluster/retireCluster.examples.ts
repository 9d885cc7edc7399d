import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'retire',
        name: 'List what belongs to the cluster',
        action: 'fleet:cluster:retire',
        input: {
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Takes a cluster off its hub that no service is on any more',
    example: example({ hub: 'prod-hub', cluster: 'prod-eu-1' }),
  },
  {
    description:
      'Takes a cluster off its hub that is lost, with what was on it, and cleans up a Vault of its own layout',
    example: example({
      hub: 'prod-hub',
      cluster: 'prod-eu-1',
      removals: ['prod-hub/pricing-prod-eu-1'],
      vault: { mount: 'kv', portalPath: 'portal/prod-eu-1' },
      kubeContext: 'admin@prod-eu-1',
    }),
  },
];
