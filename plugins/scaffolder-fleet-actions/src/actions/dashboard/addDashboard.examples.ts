import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'dashboard',
        name: 'Write the dashboard',
        action: 'fleet:dashboard:add',
        input,
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Adds the dashboard where platform parts are kept',
    example: example({
      path: 'platform/grafana/fleet-overview.yaml',
      namespace: 'monitoring',
      repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
    }),
  },
  {
    description: 'Adds it where another Grafana looks for it',
    example: example({
      path: 'grafana/dashboards/fleet.yaml',
      namespace: 'grafana',
    }),
  },
];
