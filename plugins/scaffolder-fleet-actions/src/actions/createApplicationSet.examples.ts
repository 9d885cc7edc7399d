import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const repository = { repoUrl: 'github.com?owner=acme&repo=fleet' };

export const examples: TemplateExample[] = [
  {
    description:
      'Places a service on every cluster in production that takes services, with the chart of the fleet repository',
    example: stringify({
      steps: [
        {
          id: 'applicationset',
          name: 'Write the ApplicationSet',
          action: 'fleet:applicationset:create',
          input: {
            name: 'loyalty-points',
            hubs: ['prod-hub'],
            generator: {
              clusters: {
                selector: { matchLabels: { env: 'prod', deploy: 'true' } },
              },
            },
            project: 'shop',
            namespace: 'loyalty',
            repository,
            source: { path: 'charts/service' },
          },
        },
      ],
    }),
  },
  {
    description: 'Places a service on clusters by name, each on its own hub',
    example: stringify({
      steps: [
        {
          id: 'applicationset',
          name: 'Write the ApplicationSets',
          action: 'fleet:applicationset:create',
          input: {
            name: 'loyalty-points',
            hubs: ['nonprod-hub', 'prod-hub'],
            generator: {
              list: {
                elements: [
                  { cluster: 'stg-eu-1', env: 'staging', hub: 'nonprod-hub' },
                  { cluster: 'prod-eu-1', env: 'prod', hub: 'prod-hub' },
                ],
              },
            },
            project: 'shop',
            namespace: 'loyalty',
            repository,
            source: { path: 'charts/service' },
          },
        },
      ],
    }),
  },
  {
    description:
      'Places a new service on two environments of two hubs, with the chart of its own repository, values for each environment, and its catalog entity',
    example: stringify({
      steps: [
        {
          id: 'applicationset',
          name: 'Write the ApplicationSet',
          action: 'fleet:applicationset:create',
          input: {
            name: 'loyalty-points',
            hubs: ['nonprod-hub', 'prod-hub'],
            generator: {
              clusters: {
                selector: {
                  matchExpressions: [
                    {
                      key: 'env',
                      operator: 'In',
                      values: ['staging', 'prod'],
                    },
                    { key: 'edge', operator: 'DoesNotExist' },
                  ],
                },
              },
            },
            project: 'shop',
            namespace: 'loyalty',
            repository,
            source: {
              repoURL: 'https://github.com/acme/loyalty-points.git',
              targetRevision: 'v1.4.0',
              path: 'chart',
            },
            values: {
              common: 'replicas: 1\n',
              environments: [{ environment: 'prod', values: 'replicas: 3\n' }],
            },
            syncPolicy: {
              automated: true,
              prune: true,
              selfHeal: true,
              createNamespace: true,
              retry: {
                limit: 5,
                backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
              },
            },
            preserveResourcesOnDeletion: true,
            catalog: {
              owner: 'group:default/loyalty',
              description: 'Points for what people buy',
              system: 'shop',
            },
          },
        },
      ],
    }),
  },
  {
    description: 'Places a service on two clusters by name',
    example: stringify({
      steps: [
        {
          id: 'applicationset',
          name: 'Write the ApplicationSet',
          action: 'fleet:applicationset:create',
          input: {
            name: 'loyalty-points',
            hubs: ['prod-hub'],
            generator: {
              list: {
                elements: [
                  { cluster: 'prod-eu-1', env: 'prod' },
                  { cluster: 'prod-us-1', env: 'prod' },
                ],
              },
            },
            project: 'shop',
            namespace: 'loyalty',
            repository,
            source: { path: 'charts/service' },
          },
        },
      ],
    }),
  },
  {
    description:
      'Places a service where files in the fleet repository say, one for each cluster',
    example: stringify({
      steps: [
        {
          id: 'applicationset',
          name: 'Write the ApplicationSet',
          action: 'fleet:applicationset:create',
          input: {
            name: 'loyalty-points',
            hubs: ['prod-hub'],
            generator: {
              git: {
                files: [{ path: 'apps/loyalty-points/placements/*.yaml' }],
              },
            },
            project: 'shop',
            namespace: 'loyalty',
            repository,
            source: { path: 'charts/service' },
          },
        },
      ],
    }),
  },
  {
    description:
      'Deploys every folder below apps/loyalty-points/parts, except one, to one cluster, each as it is',
    example: stringify({
      steps: [
        {
          id: 'applicationset',
          name: 'Write the ApplicationSet',
          action: 'fleet:applicationset:create',
          input: {
            name: 'loyalty-points',
            hubs: ['prod-hub'],
            generator: {
              git: {
                directories: [
                  { path: 'apps/loyalty-points/parts/*' },
                  { path: 'apps/loyalty-points/parts/old', exclude: true },
                ],
                values: { cluster: 'prod-eu-1', env: 'prod' },
              },
            },
            project: 'shop',
            namespace: 'loyalty',
            repository,
          },
        },
      ],
    }),
  },
  {
    description:
      'Deploys one chart for every folder on every cluster in production, with the values of the folder',
    example: stringify({
      steps: [
        {
          id: 'applicationset',
          name: 'Write the ApplicationSet',
          action: 'fleet:applicationset:create',
          input: {
            name: 'loyalty-points',
            hubs: ['prod-hub'],
            generator: {
              matrix: {
                generators: [
                  {
                    git: {
                      directories: [{ path: 'apps/loyalty-points/parts/*' }],
                    },
                  },
                  { clusters: { selector: { matchLabels: { env: 'prod' } } } },
                ],
              },
            },
            project: 'shop',
            namespace: 'loyalty',
            repository,
            source: { path: 'charts/service' },
          },
        },
      ],
    }),
  },
  {
    description:
      'Places a service on every cluster in production, one of which reads the values of a canary, with the older templates',
    example: stringify({
      steps: [
        {
          id: 'applicationset',
          name: 'Write the ApplicationSet',
          action: 'fleet:applicationset:create',
          input: {
            name: 'loyalty-points',
            hubs: ['prod-hub'],
            generator: {
              merge: {
                generators: [
                  { clusters: { selector: { matchLabels: { env: 'prod' } } } },
                  {
                    list: {
                      elements: [{ cluster: 'prod-eu-1', env: 'canary' }],
                    },
                  },
                ],
              },
            },
            project: 'shop',
            namespace: 'loyalty',
            repository,
            source: { path: 'charts/service' },
            values: {
              environments: [
                { environment: 'canary', values: 'replicas: 1\n' },
              ],
            },
            goTemplate: false,
          },
        },
      ],
    }),
  },
  {
    description:
      'Gives each cluster the values of its environment, its region and its own name, and what the hub knows of it, one environment after the other',
    example: stringify({
      steps: [
        {
          id: 'applicationset',
          name: 'Write the ApplicationSet',
          action: 'fleet:applicationset:create',
          input: {
            name: 'loyalty-points',
            hubs: ['prod-hub'],
            generator: {
              clusters: {
                selector: {
                  matchExpressions: [
                    { key: 'env', operator: 'In', values: ['staging', 'prod'] },
                  ],
                },
              },
            },
            project: 'shop',
            namespace: 'loyalty',
            repository,
            source: { path: 'charts/service' },
            values: {
              common: 'replicas: 2\n',
              by: ['environment', 'region', 'cluster'],
              environments: [{ environment: 'prod', values: 'replicas: 4\n' }],
              regions: [{ region: 'eu-west-1', values: 'currency: EUR\n' }],
              clusters: [{ cluster: 'prod-eu-1', values: 'replicas: 6\n' }],
            },
            helm: {
              releaseName: 'loyalty-{{.nameNormalized}}',
              values:
                "cluster: '{{.name}}'\ntier: '{{.metadata.labels.tier}}'\n",
            },
            rollingSync: [
              { environments: ['staging'] },
              { environments: ['prod'], maxUpdate: '25%' },
            ],
            finalizer: 'foreground',
          },
        },
      ],
    }),
  },
  {
    description: 'Deploys an overlay of Kustomize for each environment',
    example: stringify({
      steps: [
        {
          id: 'applicationset',
          name: 'Write the ApplicationSet',
          action: 'fleet:applicationset:create',
          input: {
            name: 'loyalty-points',
            hubs: ['prod-hub'],
            generator: {
              clusters: { selector: { matchLabels: { env: 'prod' } } },
            },
            project: 'shop',
            namespace: 'loyalty',
            repository,
            source: { path: 'apps/loyalty-points' },
            kustomize: {
              by: 'environment',
              overlays: [
                {
                  name: 'prod',
                  kustomization:
                    'resources: [../../base]\nreplicas: [{ name: loyalty-points, count: 4 }]\n',
                },
              ],
            },
          },
        },
      ],
    }),
  },
];
