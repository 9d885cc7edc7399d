import {
  Block,
  ClusterRef,
  ManagementCluster,
  phrase,
  quoted,
  Reason,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  ClusterApiObjects,
  SourceError,
  SpokeAccess,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { isError } from '@backstage/errors';
import pLimit from 'p-limit';
import type { Clock } from '../clock';
import { ClusterApiConfig, managementCluster } from '../clusterApiConfig';
import type { FleetModel } from '../model/FleetModel';
import { keepBlock, readBlock } from '../spoke/blocks';
import { Patience } from '../patience';
import { KeptReading } from '../spoke/KeptReading';

/** What the management cluster of one hub says, and how well it was heard. */
export interface ManagementReading {
  readonly status: ManagementCluster;
  /** Of any age; absent when nothing is known. */
  readonly objects?: ClusterApiObjects;
}

export interface ManagementClustersOptions {
  config: ClusterApiConfig;
  model: FleetModel;
  /** The first that knows a cluster wins. */
  access: readonly SpokeAccess[];
  clock: Clock;
}

type Reading = Block<ClusterApiObjects>;

interface Opened {
  client: SpokeClient;
  kept: KeptReading<Reading>;
}

/** What Argo CD calls the cluster that it runs on. */
const inClusterServer = 'https://kubernetes.default.svc';

/**
 * Asks the management clusters what Cluster API makes there. They are read when
 * somebody looks; everybody who looks within some seconds shares one read.
 */
export class ManagementClusters {
  readonly #options: ManagementClustersOptions;
  readonly #opened = new Map<string, Opened | Reason | undefined>();
  readonly #limit = pLimit(4);

  constructor(options: ManagementClustersOptions) {
    this.#options = options;
  }

  /** One for each hub, in the order of the hubs. Waits only for what was never read. */
  async known(): Promise<ManagementReading[]> {
    return Promise.all(
      this.#refs().map(async ref => {
        const opened = this.#open(ref);
        if (!isOpen(opened)) {
          return unread(ref, opened);
        }
        return toReading(
          ref,
          opened.kept.known() ?? (await opened.kept.read()),
        );
      }),
    );
  }

  /** As of now; undefined for a hub that there is not. */
  async read(hub: string): Promise<ManagementReading | undefined> {
    const ref = this.#refs().find(one => one.hub === hub);
    if (!ref) return undefined;
    const opened = this.#open(ref);
    return isOpen(opened)
      ? toReading(ref, await opened.kept.read())
      : unread(ref, opened);
  }

  /**
   * The configuration changed: these are reached in another way or not at all
   * by now, and what could not be reached perhaps can.
   */
  reconsider(refs: readonly ClusterRef[]): void {
    for (const { hub, name } of this.#refs()) {
      const opened = this.#opened.get(hub);
      const isOther = refs.some(ref => ref.hub === hub && ref.name === name);
      if (isOpen(opened) && !isOther) continue;
      this.#opened.delete(hub);
      if (isOpen(opened)) void opened.client.close();
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(
      [...this.#opened.values()].map(async opened => {
        if (isOpen(opened)) await opened.client.close();
      }),
    );
  }

  #refs(): ClusterRef[] {
    const { config, model } = this.#options;
    return model.hubs().map(({ name: hub }) => ({
      hub,
      name: managementCluster(config, hub),
    }));
  }

  /** The reason, where its access cannot be used; undefined where there is none. */
  #open(ref: ClusterRef): Opened | Reason | undefined {
    const { hub, name } = ref;
    if (this.#opened.has(hub)) return this.#opened.get(hub);
    const known = this.#options.model.hub(hub)?.clusters.get(name);
    const server = known?.server ?? inClusterServer;
    const opened = this.#connect({ hub, name }, server);
    this.#opened.set(hub, opened);
    return opened;
  }

  #connect(ref: ClusterRef, server: string): Opened | Reason | undefined {
    try {
      for (const way of this.#options.access) {
        const client = way.clientFor(ref, server);
        if (client) return { client, kept: this.#keep(client) };
      }
      return undefined;
    } catch (error) {
      if (error instanceof SourceError) return error.told;
      return told({
        reason: isError(error)
          ? quoted(error.message)
          : phrase('trouble.unusableAccess'),
      });
    }
  }

  #keep(client: SpokeClient): KeptReading<Reading> {
    const { clock, config } = this.#options;
    const { maxAgeMs, timeoutMs } = config;
    const patience = new Patience(() => clock.now());
    return new KeptReading<Reading>({ clock, maxAgeMs }, async before =>
      keepBlock(
        before,
        await readBlock({ clock, timeoutMs, limit: this.#limit }, signal =>
          patience.ask(async () => {
            if (!client.listClusterApi) throw cannotTell();
            return client.listClusterApi({ signal });
          }),
        ),
      ),
    );
  }
}

function isOpen(opened: Opened | Reason | undefined): opened is Opened {
  return opened !== undefined && 'client' in opened;
}

function cannotTell(): SourceError {
  return new SourceError(
    'malformed',
    'The module that gives the portal its access to this cluster cannot read Cluster API.',
  );
}

function unread(ref: ClusterRef, why: Reason | undefined): ManagementReading {
  return why === undefined
    ? { status: { ref, status: 'notConfigured' } }
    : { status: { ref, status: 'failed', ...why } };
}

function toReading(ref: ClusterRef, block: Reading): ManagementReading {
  const { status } = block;
  return {
    status: {
      ref,
      status,
      ...('observedAt' in block && { observedAt: block.observedAt }),
      ...('reason' in block && {
        reason: block.reason,
        phrases: block.phrases,
      }),
    },
    ...('value' in block && { objects: block.value }),
  };
}
