import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import type { PodTrouble } from '@fleet-portal/backstage-plugin-fleet-common';
import type { SpokePods } from '@fleet-portal/backstage-plugin-fleet-node';
import { withoutCredentials } from '../domain/withoutCredentials';
import { podRequest } from './quantity';

const mostTroubles = 200;

/** Sums pods up page by page, so that a large cluster is never held whole. */
export class PodTally {
  #total = 0;
  #cpu = 0;
  #memory = 0;
  readonly #troubles: PodTrouble[] = [];

  /** An item without a name is no pod, whatever else it is. */
  add(pod: V1Pod | null): void {
    if (!pod?.metadata?.name) return;
    this.#total += 1;
    const phase = pod.status?.phase ?? 'Unknown';
    if (phase !== 'Succeeded' && phase !== 'Failed') {
      this.#cpu += podRequest(pod, 'cpu');
      this.#memory += podRequest(pod, 'memory');
    }
    const trouble = podTrouble(pod, phase);
    if (trouble) this.#troubles.push(trouble);
  }

  result(): SpokePods {
    return {
      total: this.#total,
      notRunning: this.#troubles.sort(byHarm).slice(0, mostTroubles),
      requested: { cpu: this.#cpu, memory: this.#memory },
    };
  }
}

/** Why a pod does not run; undefined for one that does or has done its work. */
function podTrouble(pod: V1Pod, phase: string): PodTrouble | undefined {
  if (phase === 'Succeeded') return undefined;
  const words = containerTrouble(pod) ?? phaseTrouble(pod, phase);
  if (!words) return undefined;
  return {
    namespace: pod.metadata?.namespace ?? '',
    name: pod.metadata?.name ?? '',
    phase,
    reason: words.reason,
    message: words.message && withoutCredentials(words.message),
    node: pod.spec?.nodeName,
    since: (
      words.since ??
      pod.status?.startTime ??
      pod.metadata?.creationTimestamp
    )?.toISOString(),
  };
}

interface Words {
  reason: string;
  message?: string;
  since?: Date;
}

function containerTrouble(pod: V1Pod): Words | undefined {
  const statuses: V1ContainerStatus[] = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ];
  for (const status of statuses) {
    const waiting = status.state?.waiting;
    // Every container waits with these while its pod starts: no trouble yet.
    const starting = ['ContainerCreating', 'PodInitializing'];
    if (waiting?.reason && !starting.includes(waiting.reason)) {
      return { reason: waiting.reason, message: waiting.message };
    }
  }
  return undefined;
}

function phaseTrouble(pod: V1Pod, phase: string): Words | undefined {
  if (phase === 'Running') return undefined;
  const unscheduled = pod.status?.conditions?.find(
    c => c.type === 'PodScheduled' && c.status === 'False',
  );
  return {
    reason: pod.status?.reason ?? unscheduled?.reason ?? phase,
    message: pod.status?.message ?? unscheduled?.message,
    since: unscheduled?.lastTransitionTime,
  };
}

const harm = ['Failed', 'Unknown', 'Running', 'Pending'];

function byHarm(a: PodTrouble, b: PodTrouble): number {
  return (
    harm.indexOf(a.phase) - harm.indexOf(b.phase) ||
    a.namespace.localeCompare(b.namespace) ||
    a.name.localeCompare(b.name)
  );
}
