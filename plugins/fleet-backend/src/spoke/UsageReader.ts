import type {
  Block,
  ClusterNode,
  ClusterUsage,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  NodeUsage,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { BlockOptions, keepBlock, readBlock } from './blocks';
import { KeptReading, KeptReadingOptions } from './KeptReading';

export interface UsageReaderOptions extends BlockOptions, KeptReadingOptions {
  client: SpokeClient;
}

/**
 * Nodes and use of one spoke in sum, for the list of all clusters: two lists a
 * reading, and only the first of a spoke that does not answer.
 */
export class UsageReader {
  readonly #options: UsageReaderOptions;
  readonly #kept: KeptReading<Block<ClusterUsage>>;

  constructor(options: UsageReaderOptions) {
    this.#options = options;
    this.#kept = new KeptReading(options, before => this.#readAll(before));
  }

  /** What was read last; begins to read anew when that is too old. */
  known(): Block<ClusterUsage> | undefined {
    return this.#kept.known();
  }

  async #readAll(
    before: Block<ClusterUsage> | undefined,
  ): Promise<Block<ClusterUsage>> {
    const { client } = this.#options;
    const nodes = await readBlock(this.#options, signal =>
      client.listNodes({ signal }),
    );
    if (!('value' in nodes)) return keepBlock(before, nodes);
    const used = await readBlock(this.#options, signal =>
      client.readUsage({ signal }),
    );
    const value = usageOf(
      nodes.value,
      used.status === 'ok' ? used.value : undefined,
    );
    return { ...nodes, value };
  }
}

function usageOf(
  nodes: readonly ClusterNode[],
  used: NodeUsage | undefined,
): ClusterUsage {
  const all = used && Object.values(used);
  return {
    nodes: nodes.length,
    nodesReady: nodes.filter(({ ready }) => ready).length,
    cpu: {
      used: all && sum(all.map(({ cpu }) => cpu)),
      allocatable: sum(nodes.map(node => node.cpuAllocatable ?? 0)),
    },
    memory: {
      used: all && sum(all.map(({ memory }) => memory)),
      allocatable: sum(nodes.map(node => node.memoryAllocatable ?? 0)),
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
