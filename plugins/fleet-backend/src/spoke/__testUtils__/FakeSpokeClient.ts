import type { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  SourceError,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';

export type Behaviour = 'answers' | 'refuses' | 'blackHole' | 'badToken';

/** A spoke that behaves as told; a black hole ends only with the deadline. */
export class FakeSpokeClient implements SpokeClient {
  behaviour: Behaviour = 'answers';
  probes = 0;
  reads = 0;
  closed = false;

  constructor(readonly ref: ClusterRef) {}

  async probe({ signal }: { signal: AbortSignal }) {
    this.probes += 1;
    await this.#behave(signal);
    return { kubernetesVersion: 'v1.36.1' };
  }

  async listNodes({ signal }: { signal: AbortSignal }) {
    this.reads += 1;
    await this.#behave(signal);
    return [
      {
        name: 'node-1',
        ready: true,
        pressures: [],
        unschedulable: false,
        cpuAllocatable: 4,
        memoryAllocatable: 16,
      },
    ];
  }

  async readPods({ signal }: { signal: AbortSignal }) {
    await this.#behave(signal);
    return { total: 7, notRunning: [], requested: { cpu: 2, memory: 8 } };
  }

  async readUsage({ signal }: { signal: AbortSignal }) {
    await this.#behave(signal);
    return { 'node-1': { cpu: 1, memory: 4 } };
  }

  async listAddOns({ signal }: { signal: AbortSignal }) {
    await this.#behave(signal);
    return [];
  }

  async close() {
    this.closed = true;
  }

  async #behave(signal: AbortSignal): Promise<void> {
    switch (this.behaviour) {
      case 'refuses':
        throw new SourceError('unreachable', 'connection refused');
      case 'badToken':
        throw new SourceError('unauthorized', 'refuses our token');
      case 'blackHole':
        await new Promise(resolve => {
          signal.addEventListener('abort', resolve);
        });
        throw new SourceError('unreachable', 'i/o timeout');
      default:
    }
  }
}
