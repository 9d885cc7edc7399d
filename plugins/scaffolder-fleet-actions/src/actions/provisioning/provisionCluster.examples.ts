import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'provision',
        name: 'Write the definition of the cluster',
        action: 'fleet:cluster:provision',
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
    description: 'Makes a cluster of machines on AWS with kubeadm',
    example: example({
      cluster: 'prod-eu-4',
      variant: 'kubeadm',
      version: 'v1.36.1',
      region: 'eu-west-1',
      environment: 'prod',
      tier: 'core',
      vpcCidr: '10.40.0.0/16',
      sshKeyName: 'platform',
      controlPlane: { replicas: 3, instanceType: 'm7i.large' },
      workers: { replicas: 5, instanceType: 'm7i.xlarge' },
    }),
  },
  {
    description: 'Makes a cluster from a ClusterClass',
    example: example({
      cluster: 'prod-us-5',
      variant: 'topology',
      version: 'v1.36.1',
      environment: 'prod',
      region: 'us-east-1',
      clusterClass: { name: 'aws-standard', namespace: 'classes' },
      variables: [
        { name: 'region', value: 'us-east-1' },
        { name: 'private', value: true },
      ],
      controlPlane: { replicas: 3 },
      workers: { replicas: 3 },
    }),
  },
  {
    description: 'Makes a cluster whose control plane AWS runs',
    example: example({
      cluster: 'prod-ap-3',
      variant: 'managed',
      version: 'v1.36.1',
      region: 'ap-south-1',
      environment: 'prod',
      workers: { replicas: 3, instanceType: 'm7i.xlarge' },
    }),
  },
];
