/**
 * The kinds of Cluster API that are written here, as far as they are written.
 *
 * From the CRDs of Cluster API (`cluster.x-k8s.io/v1beta2` and its control
 * plane and bootstrap groups) and of its AWS provider
 * (`infrastructure.cluster.x-k8s.io/v1beta2`) of mid 2026, which the tests
 * compare with what is built.
 */

interface Metadata {
  name: string;
  namespace: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

interface ObjectRef {
  apiGroup: string;
  kind: string;
  name: string;
}

export interface TopologyVariable {
  name: string;
  value: string | number | boolean;
}

export interface Cluster {
  apiVersion: 'cluster.x-k8s.io/v1beta2';
  kind: 'Cluster';
  metadata: Metadata;
  spec: {
    clusterNetwork: { pods: { cidrBlocks: string[] } };
    controlPlaneRef?: ObjectRef;
    infrastructureRef?: ObjectRef;
    topology?: {
      classRef: { name: string; namespace?: string };
      version: string;
      controlPlane: { replicas: number };
      workers: {
        machineDeployments: { class: string; name: string; replicas: number }[];
      };
      variables?: TopologyVariable[];
    };
  };
}

interface Argument {
  name: string;
  value: string;
}

export interface NodeRegistration {
  name: string;
  kubeletExtraArgs: Argument[];
}

export interface KubeadmControlPlane {
  apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2';
  kind: 'KubeadmControlPlane';
  metadata: Metadata;
  spec: {
    replicas: number;
    version: string;
    machineTemplate: { spec: { infrastructureRef: ObjectRef } };
    kubeadmConfigSpec: {
      clusterConfiguration: {
        apiServer: {
          extraArgs: Argument[];
          extraVolumes: {
            name: string;
            hostPath: string;
            mountPath: string;
            pathType: string;
            readOnly?: boolean;
          }[];
        };
        controllerManager: { extraArgs: Argument[] };
      };
      files: {
        path: string;
        owner: string;
        permissions: string;
        content: string;
      }[];
      initConfiguration: { nodeRegistration: NodeRegistration };
      joinConfiguration: { nodeRegistration: NodeRegistration };
    };
  };
}

export interface KubeadmConfigTemplate {
  apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2';
  kind: 'KubeadmConfigTemplate';
  metadata: Metadata;
  spec: {
    template: {
      spec: { joinConfiguration: { nodeRegistration: NodeRegistration } };
    };
  };
}

/** What a machine of EKS needs to join; the AWS provider knows the rest. */
export interface EksConfigTemplate {
  apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2';
  kind: 'EKSConfigTemplate';
  metadata: Metadata;
  spec: { template: { spec: Record<string, never> } };
}

export interface MachineDeployment {
  apiVersion: 'cluster.x-k8s.io/v1beta2';
  kind: 'MachineDeployment';
  metadata: Metadata;
  spec: {
    clusterName: string;
    replicas: number;
    selector: { matchLabels: Record<string, string> };
    template: {
      metadata: { labels: Record<string, string> };
      spec: {
        clusterName: string;
        version: string;
        bootstrap: { configRef: ObjectRef };
        infrastructureRef: ObjectRef;
      };
    };
  };
}

interface AwsNetwork {
  vpc: { cidrBlock: string };
}

export interface AwsCluster {
  apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2';
  kind: 'AWSCluster';
  metadata: Metadata;
  spec: { region: string; sshKeyName?: string; network?: AwsNetwork };
}

export interface AwsMachineTemplate {
  apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2';
  kind: 'AWSMachineTemplate';
  metadata: Metadata;
  spec: {
    template: {
      spec: {
        instanceType: string;
        iamInstanceProfile: string;
        sshKeyName?: string;
      };
    };
  };
}

export interface AwsManagedCluster {
  apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2';
  kind: 'AWSManagedCluster';
  metadata: Metadata;
  spec: Record<string, never>;
}

export interface AwsManagedControlPlane {
  apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2';
  kind: 'AWSManagedControlPlane';
  metadata: Metadata;
  spec: {
    region: string;
    version: string;
    sshKeyName?: string;
    network?: AwsNetwork;
  };
}

/** Every kind of a definition. */
export type ClusterApiManifest =
  | AwsCluster
  | AwsMachineTemplate
  | AwsManagedCluster
  | AwsManagedControlPlane
  | Cluster
  | EksConfigTemplate
  | KubeadmConfigTemplate
  | KubeadmControlPlane
  | MachineDeployment;
