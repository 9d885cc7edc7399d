import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Onboards a production cluster that takes services at once',
    example: stringify({
      steps: [
        {
          id: 'cluster',
          name: 'Write the manifests of the cluster',
          action: 'fleet:cluster:onboard',
          input: {
            hub: 'prod-hub',
            cluster: 'prod-eu-3',
            server: 'https://api.prod-eu-3.example.com:6443',
            environment: 'prod',
            region: 'eu-west-1',
            tier: 'core',
            deploy: true,
          },
        },
      ],
    }),
  },
  {
    description:
      'Onboards a cluster with all rights for the hub, labels of its own, and a Vault and secret store of its environment',
    example: stringify({
      steps: [
        {
          id: 'cluster',
          name: 'Write the manifests of the cluster',
          action: 'fleet:cluster:onboard',
          input: {
            hub: 'nonprod-hub',
            cluster: 'staging-eu-2',
            server: 'https://10.20.0.4:6443',
            environment: 'staging',
            deploy: false,
            labels: [{ key: 'example.com/cost-centre', value: 'c-17' }],
            access: 'cluster-admin',
            vault: { mount: 'kv', path: 'clusters/staging/staging-eu-2' },
            secretStore: { kind: 'SecretStore', name: 'vault-staging' },
            refreshInterval: '15m',
          },
        },
      ],
    }),
  },
  {
    description:
      'Onboards a cluster that Cluster API makes, which puts the accounts on it',
    example: stringify({
      steps: [
        {
          id: 'cluster',
          name: 'Write the manifests of the cluster',
          action: 'fleet:cluster:onboard',
          input: {
            repository: {
              repoUrl: 'github.com?owner=acme&repo=fleet',
              branch: 'main',
            },
            hub: 'prod-hub',
            cluster: 'prod-eu-1',
            server: 'https://prod-eu-1.k8s.example.com:6443',
            environment: 'prod',
            region: 'eu-west-1',
            bootstrap: 'clusterResourceSet',
          },
        },
      ],
    }),
  },
];
