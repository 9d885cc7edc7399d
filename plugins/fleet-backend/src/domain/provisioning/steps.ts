import type {
  ClusterRef,
  ProvisioningStep,
  ProvisioningStepName,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ClusterApiCondition } from '@fleet-portal/backstage-plugin-fleet-node';
import { controlPlaneCounts, Estate, isComplete, workerCounts } from './estate';

interface Fact {
  step: ProvisioningStepName;
  done: boolean;
  condition?: ClusterApiCondition;
  since?: string;
}

/**
 * How far a cluster has come. A step counts as done once everything before it
 * is: workers that are ready before their control plane says so are not.
 */
export function stepsOf(
  estate: Estate,
  registered: ClusterRef | undefined,
): ProvisioningStep[] {
  const { cluster } = estate;
  const facts = factsOf(estate, registered);
  const current = facts.findIndex(({ done }) => !done);
  return facts.map(({ step, condition, since }, index) => {
    if (current < 0 || index < current) {
      return { step, state: 'done', since: since ?? condition?.since };
    }
    if (index > current || step === 'onboarded') {
      return { step, state: 'waiting' };
    }
    return {
      step,
      state: cluster.phase === 'Failed' ? 'failed' : 'doing',
      since: condition?.since,
      message: condition?.message,
    };
  });
}

function factsOf(estate: Estate, registered: ClusterRef | undefined): Fact[] {
  const { cluster, controlPlane } = estate;
  const machines = controlPlaneCounts(estate);
  const condition = (...types: string[]) =>
    cluster.conditions.find(({ type }) => types.includes(type));
  const controlPlaneDone = machines
    ? cluster.controlPlaneInitialized && isComplete(machines)
    : cluster.controlPlaneInitialized && controlPlane?.initialized !== false;
  return [
    { step: 'defined', done: true, since: cluster.createdAt },
    {
      step: 'infrastructure',
      done: cluster.infrastructureProvisioned,
      condition: condition('InfrastructureReady'),
    },
    {
      step: 'controlPlane',
      done: controlPlaneDone,
      // The older word is what v1beta1 says.
      condition: condition('ControlPlaneAvailable', 'ControlPlaneReady'),
    },
    {
      step: 'workers',
      done: isComplete(workerCounts(estate)),
      condition: condition('WorkersAvailable'),
    },
    { step: 'onboarded', done: registered !== undefined },
  ];
}
