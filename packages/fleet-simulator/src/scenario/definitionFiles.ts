import type { JsonObject } from '../json';
import type { SpokeSpec } from './topology';

const namespace = 'clusters';

/** What each cluster is made of: the edge by a class, development by the cloud, the rest of machines. */
type Making = 'topology' | 'managed' | 'kubeadm';

function makingOf({ env, tier }: SpokeSpec): Making {
  if (env === 'dev') return 'managed';
  return tier === 'edge' ? 'topology' : 'kubeadm';
}

/**
 * `provisioning/<hub>/<cluster>.yaml`: what Cluster API makes a cluster of, as
 * the portal's template writes it.
 */
export function definitionManifests(spoke: SpokeSpec): JsonObject[] {
  const controlPlane = spoke.nodes > 3 ? 3 : 1;
  switch (makingOf(spoke)) {
    case 'topology':
      return [
        cluster(spoke, {
          topology: {
            classRef: { name: 'aws-edge' },
            version: spoke.kubernetes,
            controlPlane: { replicas: controlPlane },
            workers: {
              machineDeployments: [
                {
                  class: 'default-worker',
                  name: 'workers',
                  replicas: spoke.nodes - controlPlane,
                },
              ],
            },
          },
        }),
      ];
    case 'managed':
      return [
        cluster(
          spoke,
          references(spoke, 'AWSManagedControlPlane', 'AWSManagedCluster'),
        ),
        infrastructure('AWSManagedCluster', spoke.name, {}),
        {
          apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
          kind: 'AWSManagedControlPlane',
          metadata: metadata(`${spoke.name}-control-plane`),
          spec: { region: spoke.region, version: spoke.kubernetes },
        },
        ...workers(spoke, spoke.nodes, 'EKSConfigTemplate'),
      ];
    default:
      return [
        cluster(spoke, references(spoke, 'KubeadmControlPlane', 'AWSCluster')),
        infrastructure('AWSCluster', spoke.name, { region: spoke.region }),
        {
          apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
          kind: 'KubeadmControlPlane',
          metadata: metadata(`${spoke.name}-control-plane`),
          spec: {
            replicas: controlPlane,
            version: spoke.kubernetes,
            machineTemplate: {
              spec: {
                infrastructureRef: {
                  apiGroup: 'infrastructure.cluster.x-k8s.io',
                  kind: 'AWSMachineTemplate',
                  name: `${spoke.name}-control-plane`,
                },
              },
            },
          },
        },
        machineTemplate(`${spoke.name}-control-plane`, 'm7i.large'),
        ...workers(spoke, spoke.nodes - controlPlane, 'KubeadmConfigTemplate'),
      ];
  }
}

function metadata(name: string): JsonObject {
  return {
    name,
    namespace,
    annotations: {
      'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
    },
  };
}

function cluster(spoke: SpokeSpec, made: JsonObject): JsonObject {
  const { env, region, tier } = spoke;
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Cluster',
    metadata: { ...metadata(spoke.name), labels: { env, region, tier } },
    spec: {
      clusterNetwork: { pods: { cidrBlocks: ['192.168.0.0/16'] } },
      ...made,
    },
  };
}

function references(
  { name }: SpokeSpec,
  controlPlane: string,
  made: string,
): JsonObject {
  return {
    controlPlaneRef: {
      apiGroup: 'controlplane.cluster.x-k8s.io',
      kind: controlPlane,
      name: `${name}-control-plane`,
    },
    infrastructureRef: {
      apiGroup: 'infrastructure.cluster.x-k8s.io',
      kind: made,
      name,
    },
  };
}

function infrastructure(
  kind: string,
  name: string,
  spec: JsonObject,
): JsonObject {
  return {
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
    kind,
    metadata: metadata(name),
    spec,
  };
}

function machineTemplate(name: string, instanceType: string): JsonObject {
  return infrastructure('AWSMachineTemplate', name, {
    template: { spec: { instanceType } },
  });
}

function workers(
  { name, kubernetes }: SpokeSpec,
  replicas: number,
  bootstrapKind: string,
): JsonObject[] {
  const own = `${name}-workers`;
  const labels = {
    'cluster.x-k8s.io/cluster-name': name,
    'cluster.x-k8s.io/deployment-name': own,
  };
  return [
    {
      apiVersion: 'cluster.x-k8s.io/v1beta2',
      kind: 'MachineDeployment',
      metadata: metadata(own),
      spec: {
        clusterName: name,
        replicas,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            clusterName: name,
            version: kubernetes,
            bootstrap: {
              configRef: {
                apiGroup: 'bootstrap.cluster.x-k8s.io',
                kind: bootstrapKind,
                name: own,
              },
            },
            infrastructureRef: {
              apiGroup: 'infrastructure.cluster.x-k8s.io',
              kind: 'AWSMachineTemplate',
              name: own,
            },
          },
        },
      },
    },
    machineTemplate(own, 'm7i.xlarge'),
    {
      apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2',
      kind: bootstrapKind,
      metadata: metadata(own),
      spec: { template: { spec: {} } },
    },
  ];
}
