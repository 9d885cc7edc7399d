import type {
  Block,
  Capacity,
  ClusterNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  NodeUsage,
  SpokeClient,
  SpokePods,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { SpokeDetails } from '../model/FleetModel';
import { BlockOptions, keepBlock, readBlock } from './blocks';

export interface SpokeDetailReaderOptions extends BlockOptions {
  client: SpokeClient;
  /** How long an answer is good for. */
  maxAgeMs: number;
}

/**
 * Nodes, pods, usage and add-ons of one spoke, read when somebody looks, kept
 * for a minute, and kept as stale when the spoke stops answering. Everybody who
 * looks at once shares one read.
 */
export class SpokeDetailReader {
  readonly #options: SpokeDetailReaderOptions;
  #last: { at: number; details: SpokeDetails } | undefined;
  #running: Promise<SpokeDetails> | undefined;

  constructor(options: SpokeDetailReaderOptions) {
    this.#options = options;
  }

  read(): Promise<SpokeDetails> {
    const { clock, maxAgeMs } = this.#options;
    if (this.#last && clock.now() - this.#last.at < maxAgeMs) {
      return Promise.resolve(this.#last.details);
    }
    this.#running ??= this.#readAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #readAll(): Promise<SpokeDetails> {
    const { client, clock } = this.#options;
    const before = this.#last?.details;
    // The blocks are of one spoke and none of them rejects.
    const [nodes, pods, usage, addOns] = await Promise.all([
      this.#block(signal => client.listNodes({ signal })),
      this.#block(signal => client.readPods({ signal })),
      this.#block(signal => client.readUsage({ signal })),
      this.#block(signal => client.listAddOns({ signal })),
    ]);
    const details: SpokeDetails = {
      nodes: keepBlock(before?.nodes, withUsage(nodes, usage)),
      pods: keepBlock(
        before?.pods,
        mapBlock(pods, ({ total, notRunning }) => ({ total, notRunning })),
      ),
      capacity: keepBlock(before?.capacity, capacity(nodes, pods, usage)),
      addOns: keepBlock(before?.addOns, addOns),
    };
    this.#last = { at: clock.now(), details };
    return details;
  }

  #block<T>(read: (signal: AbortSignal) => Promise<T>): Promise<Block<T>> {
    return readBlock(this.#options, read);
  }
}

function mapBlock<T, U>(block: Block<T>, map: (value: T) => U): Block<U> {
  return 'value' in block ? { ...block, value: map(block.value) } : block;
}

function withUsage(
  nodes: Block<ClusterNode[]>,
  usage: Block<NodeUsage>,
): Block<ClusterNode[]> {
  const used = usage.status === 'ok' ? usage.value : {};
  return mapBlock(nodes, list =>
    list.map(node => ({
      ...node,
      cpuUsed: used[node.name]?.cpu,
      memoryUsed: used[node.name]?.memory,
    })),
  );
}

function capacity(
  nodes: Block<ClusterNode[]>,
  pods: Block<SpokePods>,
  usage: Block<NodeUsage>,
): Block<Capacity> {
  if (!('value' in nodes)) return nodes;
  if (!('value' in pods)) return pods;
  const used = usage.status === 'ok' ? Object.values(usage.value) : undefined;
  return {
    ...nodes,
    value: {
      cpu: {
        used: used && sum(used.map(node => node.cpu)),
        requested: pods.value.requested.cpu,
        allocatable: sum(nodes.value.map(node => node.cpuAllocatable ?? 0)),
      },
      memory: {
        used: used && sum(used.map(node => node.memory)),
        requested: pods.value.requested.memory,
        allocatable: sum(nodes.value.map(node => node.memoryAllocatable ?? 0)),
      },
    },
  };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
