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
import { KeptReading, KeptReadingOptions } from './KeptReading';

export interface SpokeDetailReaderOptions
  extends BlockOptions,
    KeptReadingOptions {
  client: SpokeClient;
}

/**
 * Nodes, pods, usage and add-ons of one spoke, kept for a minute, and kept as
 * stale when the spoke stops answering.
 */
export class SpokeDetailReader {
  readonly #options: SpokeDetailReaderOptions;
  readonly #kept: KeptReading<SpokeDetails>;

  constructor(options: SpokeDetailReaderOptions) {
    this.#options = options;
    this.#kept = new KeptReading(options, before => this.#readAll(before));
  }

  read(): Promise<SpokeDetails> {
    return this.#kept.read();
  }

  async #readAll(before: SpokeDetails | undefined): Promise<SpokeDetails> {
    const { client } = this.#options;
    // The blocks are of one spoke and none of them rejects.
    const [nodes, pods, usage, addOns] = await Promise.all([
      this.#block(signal => client.listNodes({ signal })),
      this.#block(signal => client.readPods({ signal })),
      this.#block(signal => client.readUsage({ signal })),
      this.#block(signal => client.listAddOns({ signal })),
    ]);
    return {
      nodes: keepBlock(before?.nodes, withUsage(nodes, usage)),
      pods: keepBlock(
        before?.pods,
        mapBlock(pods, ({ total, notRunning }) => ({ total, notRunning })),
      ),
      capacity: keepBlock(before?.capacity, capacity(nodes, pods, usage)),
      addOns: keepBlock(before?.addOns, addOns),
    };
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
