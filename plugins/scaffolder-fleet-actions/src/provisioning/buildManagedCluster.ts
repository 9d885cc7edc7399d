import type { ClusterApiManifest } from './clusterApiTypes';
import {
  buildCluster,
  buildMachineTemplate,
  buildWorkers,
  metadataOf,
  workersName,
} from './definitionParts';
import type { IntentOf } from './provisionIntent';

/** A control plane that AWS runs, with machines that join it. */
export function buildManagedCluster(
  intent: IntentOf<'managed'>,
): ClusterApiManifest[] {
  const { cluster, region, sshKeyName, version, vpcCidr, workers } = intent;
  const controlPlane = `${cluster}-control-plane`;
  return [
    buildCluster(intent, {
      controlPlaneRef: {
        apiGroup: 'controlplane.cluster.x-k8s.io',
        kind: 'AWSManagedControlPlane',
        name: controlPlane,
      },
      infrastructureRef: {
        apiGroup: 'infrastructure.cluster.x-k8s.io',
        kind: 'AWSManagedCluster',
        name: cluster,
      },
    }),
    {
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
      kind: 'AWSManagedCluster',
      metadata: metadataOf(intent),
      spec: {},
    },
    {
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
      kind: 'AWSManagedControlPlane',
      metadata: metadataOf(intent, controlPlane),
      spec: {
        region,
        version,
        ...(sshKeyName && { sshKeyName }),
        ...(vpcCidr && { network: { vpc: { cidrBlock: vpcCidr } } }),
      },
    },
    buildWorkers(intent, 'EKSConfigTemplate'),
    buildMachineTemplate(intent, 'workers', workers.instanceType),
    {
      apiVersion: 'bootstrap.cluster.x-k8s.io/v1beta2',
      kind: 'EKSConfigTemplate',
      metadata: metadataOf(intent, workersName(intent)),
      spec: { template: { spec: {} } },
    },
  ];
}
