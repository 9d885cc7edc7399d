import { timestamp } from '../clock';
import type { JsonObject } from '../json';
import type { Seeded } from '../seeded';
import type { Estate } from './ClusterApi';
import { condition } from './conditions';
import type { MachineState } from './estateState';
import { phaseOf, type PlayedPhase } from './timing';

const words: Record<PlayedPhase, string> = {
  Pending: 'Waiting for the bootstrap data of the machine',
  Provisioning: 'Waiting for the EC2 instance to run',
  Provisioned: 'Waiting for a Node with the provider ID of the machine',
  Running: '',
  Deleting: 'Draining the Node before the instance is deleted',
};

/** The Machines of one cluster, as Cluster API has them. */
export function machineObjects(
  { wanted, state }: Estate,
  seeded: Seeded,
  now: number,
): JsonObject[] {
  return state.machines.map(machine => {
    const { phase, at } = phaseOf(machine, now);
    const { name, version, deletingAt } = machine;
    const bootstrapped = phase !== 'Pending';
    const instance = phase !== 'Pending' && phase !== 'Provisioning';
    return {
      apiVersion: 'cluster.x-k8s.io/v1beta2',
      kind: 'Machine',
      metadata: {
        name,
        namespace: wanted.namespace,
        uid: seeded.uuid('Machine', wanted.namespace, name),
        generation: 1,
        creationTimestamp: timestamp(machine.createdAt),
        ...(deletingAt !== undefined && {
          deletionTimestamp: timestamp(deletingAt),
          finalizers: ['machine.cluster.x-k8s.io'],
        }),
        labels: labelsOf(wanted.name, machine),
      },
      spec: {
        clusterName: wanted.name,
        version,
        bootstrap: {
          configRef: {
            apiGroup: 'bootstrap.cluster.x-k8s.io',
            kind: 'KubeadmConfig',
            name,
          },
          ...(bootstrapped && { dataSecretName: name }),
        },
        infrastructureRef: {
          apiGroup: 'infrastructure.cluster.x-k8s.io',
          kind: 'AWSMachine',
          name,
        },
        ...(instance && {
          providerID: `aws:///${seeded.suffix(17, 'instance', name)}`,
        }),
      },
      status: {
        observedGeneration: 1,
        phase,
        lastUpdated: timestamp(at),
        ...((phase === 'Running' || phase === 'Deleting') && {
          nodeRef: { name: nodeNameOf(name, seeded) },
        }),
        initialization: {
          bootstrapDataSecretCreated: bootstrapped,
          infrastructureProvisioned: instance,
        },
        conditions: [
          condition('Ready', phase === 'Running', {
            reason: phase === 'Running' ? 'Ready' : 'NotReady',
            message: words[phase],
            at,
          }),
          condition('InfrastructureReady', instance, {
            reason: instance ? 'Ready' : 'NotReady',
            at,
          }),
        ],
      },
    };
  });
}

function labelsOf(cluster: string, { set }: MachineState): JsonObject {
  return {
    'cluster.x-k8s.io/cluster-name': cluster,
    ...(set
      ? { 'cluster.x-k8s.io/deployment-name': set }
      : { 'cluster.x-k8s.io/control-plane': '' }),
  };
}

/** What EC2 calls the host. */
function nodeNameOf(machine: string, seeded: Seeded): string {
  const part = (word: string) => seeded.between(4, 250, word, machine);
  return `ip-10-${part('a')}-${part('b')}-${part('c')}.ec2.internal`;
}
