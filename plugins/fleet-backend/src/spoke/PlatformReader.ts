import type { Block } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  PlatformBlocks,
  PlatformKind,
  platformKinds,
  PlatformObjects,
  PlatformReading,
  SourceError,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { BlockOptions, keepBlock, readBlock } from './blocks';
import { KeptReading, KeptReadingOptions } from './KeptReading';

export interface PlatformReaderOptions
  extends BlockOptions,
    KeptReadingOptions {
  client: SpokeClient;
}

/**
 * How one spoke is set up. It changes by the day and costs a dozen lists, so
 * it is read when somebody looks, kept for minutes, and read on a budget of
 * its own. A spoke that does not answer is asked one question, not twenty.
 */
export class PlatformReader {
  readonly #options: PlatformReaderOptions;
  readonly #kept: KeptReading<PlatformReading>;

  constructor(options: PlatformReaderOptions) {
    this.#options = options;
    this.#kept = new KeptReading(options, before => this.#readAll(before));
  }

  /** What was read last; begins to read anew when that is too old. */
  known(): PlatformReading | undefined {
    return this.#kept.known();
  }

  /** What is good by now. */
  read(): Promise<PlatformReading> {
    return this.#kept.read();
  }

  async #readAll(
    before: PlatformReading | undefined,
  ): Promise<PlatformReading> {
    const { client } = this.#options;
    let silent = false;
    const nodes = await readBlock(this.#options, signal =>
      client.listNodes({ signal }).catch(error => {
        silent = isSilence(error);
        throw error;
      }),
    );
    const read = <T>(ask: (signal: AbortSignal) => Promise<T>) =>
      silent && nodes.status === 'failed'
        ? Promise.resolve<Block<T>>(nodes)
        : readBlock(this.#options, ask);

    const platform: PlatformBlocks = {};
    const readKind = async <K extends PlatformKind>(kind: K) => {
      const now = await read(async signal => {
        if (!client.listPlatform) throw cannotTell();
        return client.listPlatform(kind, { signal });
      });
      // An assignment by a generic key is more than the compiler can follow.
      const kept = keepBlock<PlatformObjects[K]>(before?.platform[kind], now);
      Object.assign(platform, { [kind]: kept });
    };
    const [addOns] = await Promise.all([
      read(signal => client.listAddOns({ signal })),
      ...platformKinds.map(kind => readKind(kind)),
    ]);
    return {
      nodes: keepBlock(before?.nodes, nodes),
      addOns: keepBlock(before?.addOns, addOns),
      platform,
    };
  }
}

/** Whoever answers that we may not do this one thing may answer the next. */
function isSilence(error: unknown): boolean {
  return (
    error instanceof SourceError &&
    error.kind !== 'forbidden' &&
    error.kind !== 'notFound'
  );
}

function cannotTell(): SourceError {
  return new SourceError(
    'malformed',
    'The module that gives the portal its access to this spoke cannot tell how it is set up.',
  );
}
