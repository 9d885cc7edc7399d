import { manifestYaml } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  AwsCluster,
  ClusterApiManifest,
  KubeadmConfigTemplate,
  KubeadmControlPlane,
} from './clusterApiTypes';
import {
  buildCluster,
  buildMachineTemplate,
  buildWorkers,
  metadataOf,
  nodeRegistration,
  workersName,
} from './definitionParts';
import type { IntentOf } from './provisionIntent';

const auditPolicyFile = '/etc/kubernetes/audit-policy.yaml';
const auditFolder = '/var/log/kubernetes';

/** Who did what and when, without the contents of requests, which hold Secrets. */
const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [{ level: 'Metadata' }],
};

/** Machines on AWS whose control plane kubeadm runs. */
export function buildKubeadmCluster(
  intent: IntentOf<'kubeadm'>,
): ClusterApiManifest[] {
  const { cluster, controlPlane, workers } = intent;
  return [
    buildCluster(intent, {
      controlPlaneRef: {
        apiGroup: 'controlplane.cluster.x-k8s.io',
        kind: 'KubeadmControlPlane',
        name: `${cluster}-control-plane`,
      },
      infrastructureRef: {
        apiGroup: 'infrastructure.cluster.x-k8s.io',
        kind: 'AWSCluster',
        name: cluster,
      },
    }),
    buildAwsCluster(intent),
    buildControlPlane(intent),
    buildMachineTemplate(intent, 'control-plane', controlPlane.instanceType),
    buildWorkers(intent, 'KubeadmConfigTemplate'),
    buildMachineTemplate(intent, 'workers', workers.instanceType),
    buildJoin(intent),
  ];
}

function buildAwsCluster(intent: IntentOf<'kubeadm'>): AwsCluster {
  const { region, sshKeyName, vpcCidr } = intent;
  return {
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
    kind: 'AWSCluster',
    metadata: metadataOf(intent),
    spec: {
      region,
      ...(sshKeyName && { sshKeyName }),
      ...(vpcCidr && { network: { vpc: { cidrBlock: vpcCidr } } }),
    },
  };
}

function buildControlPlane(intent: IntentOf<'kubeadm'>): KubeadmControlPlane {
  const { cluster, controlPlane, version } = intent;
  const name = `${cluster}-control-plane`;
  return {
    apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
    kind: 'KubeadmControlPlane',
    metadata: metadataOf(intent, name),
    spec: {
      replicas: controlPlane.replicas,
      version,
      machineTemplate: {
        spec: {
          infrastructureRef: {
            apiGroup: 'infrastructure.cluster.x-k8s.io',
            kind: 'AWSMachineTemplate',
            name,
          },
        },
      },
      kubeadmConfigSpec: {
        clusterConfiguration: {
          apiServer: {
            extraArgs: [
              { name: 'audit-policy-file', value: auditPolicyFile },
              { name: 'audit-log-path', value: `${auditFolder}/audit.log` },
              { name: 'audit-log-maxage', value: '30' },
            ],
            extraVolumes: [
              {
                name: 'audit-policy',
                hostPath: auditPolicyFile,
                mountPath: auditPolicyFile,
                pathType: 'File',
                readOnly: true,
              },
              {
                name: 'audit-log',
                hostPath: auditFolder,
                mountPath: auditFolder,
                pathType: 'DirectoryOrCreate',
              },
            ],
          },
          controllerManager: {
            extraArgs: [{ name: 'cloud-provider', value: 'external' }],
          },
        },
        files: [
          {
            path: auditPolicyFile,
            owner: 'root:root',
            permissions: '0600',
            content: manifestYaml(auditPolicy),
          },
        ],
        initConfiguration: { nodeRegistration: nodeRegistration() },
        joinConfiguration: { nodeRegistration: nodeRegistration() },
      },
    },
  };
}

function buildJoin(intent: IntentOf<'kubeadm'>): KubeadmConfigTemplate {
  return {
    apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2',
    kind: 'KubeadmConfigTemplate',
    metadata: metadataOf(intent, workersName(intent)),
    spec: {
      template: {
        spec: { joinConfiguration: { nodeRegistration: nodeRegistration() } },
      },
    },
  };
}
