import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'scale',
        name: 'Scale the hub',
        action: 'fleet:hub:scale',
        input: {
          repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
          hub: 'prod-hub',
          ...input,
        },
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Runs more of everything, and gives Git more time',
    example: example({
      path: 'bootstrap/argocd/values-prod-hub.yaml',
      serverReplicas: 3,
      controllerReplicas: 2,
      repoServerReplicas: 3,
      execTimeout: '300s',
      gitAttempts: 3,
      repoCacheSize: '10Gi',
    }),
  },
  {
    description:
      'Lets repo servers make more manifests at once, and spreads clusters evenly',
    example: example({
      parallelismLimit: 20,
      shardingAlgorithm: 'consistent-hashing',
    }),
  },
];
