import type {
  AwsMachineTemplate,
  Cluster,
  MachineDeployment,
  NodeRegistration,
} from './clusterApiTypes';
import { namespaceOf, ProvisionIntent } from './provisionIntent';

/** Pods get their addresses from here unless the intent says otherwise. */
const POD_NETWORK = '192.168.0.0/16';

/**
 * Without its file Argo CD would delete the object, and with it the machines
 * and disks of a whole cluster: somebody has to confirm that on the hub.
 */
const confirmDeletion = {
  'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
};

/** What every object of a definition is called and kept by. */
export function metadataOf(intent: ProvisionIntent, name = intent.cluster) {
  return {
    name,
    namespace: namespaceOf(intent),
    annotations: { ...confirmDeletion },
  };
}

/** The labels that the cluster is to have on its hub, for who onboards it later. */
export function labelsOf(
  intent: ProvisionIntent,
): Record<string, string> | undefined {
  const { environment, region, tier } = intent;
  const labels = {
    ...(environment && { env: environment }),
    ...(region && { region }),
    ...(tier && { tier }),
  };
  return Object.keys(labels).length > 0 ? labels : undefined;
}

/** The Cluster itself, which names its control plane and infrastructure, or its class. */
export function buildCluster(
  intent: ProvisionIntent,
  made: Pick<
    Cluster['spec'],
    'controlPlaneRef' | 'infrastructureRef' | 'topology'
  >,
): Cluster {
  const labels = labelsOf(intent);
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Cluster',
    metadata: { ...metadataOf(intent), ...(labels && { labels }) },
    spec: {
      clusterNetwork: {
        pods: { cidrBlocks: [intent.podCidr ?? POD_NETWORK] },
      },
      ...made,
    },
  };
}

/** The name of the worker machines' objects. */
export function workersName({ cluster }: ProvisionIntent): string {
  return `${cluster}-workers`;
}

export function buildWorkers(
  intent: ProvisionIntent,
  bootstrapKind: 'KubeadmConfigTemplate' | 'EKSConfigTemplate',
): MachineDeployment {
  const { cluster, version } = intent;
  const name = workersName(intent);
  const labels = {
    'cluster.x-k8s.io/cluster-name': cluster,
    'cluster.x-k8s.io/deployment-name': name,
  };
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'MachineDeployment',
    metadata: metadataOf(intent, name),
    spec: {
      clusterName: cluster,
      replicas: intent.workers.replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels: { ...labels } },
        spec: {
          clusterName: cluster,
          version,
          bootstrap: {
            configRef: {
              apiGroup: 'bootstrap.cluster.x-k8s.io',
              kind: bootstrapKind,
              name,
            },
          },
          infrastructureRef: {
            apiGroup: 'infrastructure.cluster.x-k8s.io',
            kind: 'AWSMachineTemplate',
            name,
          },
        },
      },
    },
  };
}

/** The instance profiles that `clusterawsadm bootstrap iam` makes. */
const profiles = {
  'control-plane': 'control-plane.cluster-api-provider-aws.sigs.k8s.io',
  workers: 'nodes.cluster-api-provider-aws.sigs.k8s.io',
};

export function buildMachineTemplate(
  intent: ProvisionIntent & { sshKeyName?: string },
  role: keyof typeof profiles,
  instanceType: string,
): AwsMachineTemplate {
  const { cluster, sshKeyName } = intent;
  return {
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
    kind: 'AWSMachineTemplate',
    metadata: metadataOf(intent, `${cluster}-${role}`),
    spec: {
      template: {
        spec: {
          instanceType,
          iamInstanceProfile: profiles[role],
          ...(sshKeyName && { sshKeyName }),
        },
      },
    },
  };
}

/** On AWS a node is called what EC2 calls it, and the cloud's own controller looks after it. */
export function nodeRegistration(): NodeRegistration {
  return {
    name: '{{ ds.meta_data.local_hostname }}',
    kubeletExtraArgs: [{ name: 'cloud-provider', value: 'external' }],
  };
}
