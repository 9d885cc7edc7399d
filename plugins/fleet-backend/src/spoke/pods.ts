import type { PodTrouble } from '@fleet-portal/backstage-plugin-fleet-common';
import type { SpokePods } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { Pod, podIdentitySchema, podSchema } from './podSchema';
import type { Collection, PlatformApi } from './platform/PlatformApi';
import { podRequest } from './quantity';

export const podCollection: Collection = {
  group: '',
  versions: ['v1'],
  plural: 'pods',
  kind: 'Pod',
};

const mostTroubles = 200;

export async function readPods(api: PlatformApi): Promise<SpokePods> {
  const tally = new PodTally();
  for await (const page of api.pages(podCollection, z.unknown())) {
    for (const item of page) tally.add(item);
  }
  return tally.result();
}

/** Sums pods up page by page, so that a large cluster is never held whole. */
class PodTally {
  #total = 0;
  #cpu = 0;
  #memory = 0;
  readonly #troubles: PodTrouble[] = [];

  /**
   * An item without a name is no pod, whatever else it is. One of which nothing
   * else can be read is there, and not known to run.
   */
  add(item: unknown): void {
    const named = podIdentitySchema.safeParse(item);
    if (!named.success) return;
    const { name, namespace } = named.data.metadata;
    this.#total += 1;
    const pod = podSchema.safeParse(item);
    if (!pod.success) {
      const unread = { phase: 'Unknown', reason: 'Unreadable' };
      this.#troubles.push({ namespace, name, ...unread });
      return;
    }
    const phase = pod.data.status?.phase ?? 'Unknown';
    if (phase !== 'Succeeded' && phase !== 'Failed') {
      this.#cpu += podRequest(pod.data, 'cpu');
      this.#memory += podRequest(pod.data, 'memory');
    }
    const trouble = podTrouble(pod.data, phase);
    if (trouble) this.#troubles.push({ namespace, name, ...trouble });
  }

  result(): SpokePods {
    return {
      total: this.#total,
      notRunning: this.#troubles.sort(byHarm).slice(0, mostTroubles),
      requested: { cpu: this.#cpu, memory: this.#memory },
    };
  }
}

type Trouble = Omit<PodTrouble, 'namespace' | 'name'>;

/** Why a pod does not run; undefined for one that does or has done its work. */
function podTrouble(pod: Pod, phase: string): Trouble | undefined {
  if (phase === 'Succeeded') return undefined;
  const words = containerTrouble(pod) ?? phaseTrouble(pod, phase);
  if (!words) return undefined;
  const { reason, message, since } = words;
  return {
    phase,
    reason,
    message,
    node: pod.spec?.nodeName,
    since: since ?? pod.status?.startTime ?? pod.metadata.creationTimestamp,
  };
}

interface Words {
  reason: string;
  message?: string;
  since?: string;
}

function containerTrouble({ status }: Pod): Words | undefined {
  const all = [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
  ];
  for (const { state } of all) {
    const waiting = state?.waiting;
    // Every container waits with these while its pod starts: no trouble yet.
    const starting = ['ContainerCreating', 'PodInitializing'];
    if (waiting?.reason && !starting.includes(waiting.reason)) {
      return { reason: waiting.reason, message: waiting.message };
    }
  }
  return undefined;
}

function phaseTrouble({ status }: Pod, phase: string): Words | undefined {
  if (phase === 'Running') return undefined;
  const unscheduled = status?.conditions?.find(
    condition =>
      condition.type === 'PodScheduled' && condition.status === 'False',
  );
  return {
    reason: status?.reason ?? unscheduled?.reason ?? phase,
    message: status?.message ?? unscheduled?.message,
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
