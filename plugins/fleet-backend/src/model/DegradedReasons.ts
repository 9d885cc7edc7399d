import type {
  HubObjectRef,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { stringifyHubObjectRef } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  HubClient,
  SourceError,
  TroubleKind,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../clock';
import { degradedWords } from './degradedWords';
import { ModelApplication, objectKey } from './FleetModel';
import type { LiveFleetModel } from './LiveFleetModel';
import { pause } from './pause';

export interface DegradedReasonsOptions {
  model: LiveFleetModel;
  clientFor: (hub: string) => HubClient | undefined;
  clock: Clock;
}

/** Resource trees read per hub and second, so that a bad day does not become a flood. */
const treesPerSecond = 4;
/** A tree that could not be read is tried again after this. */
const retryMs = 30_000;

const isFinal: ReadonlySet<TroubleKind> = new Set([
  'forbidden',
  'notFound',
  'malformed',
]);

interface Wanted {
  ref: HubObjectRef;
  /** Changes when the Application's trouble may have become another one. */
  episode: string;
}

/**
 * A Degraded Application carries no words of its own; its resource tree does.
 * This reads the tree once for each time that an Application turns Degraded,
 * slowly and one after the other per hub, and leaves the words in the model.
 */
export class DegradedReasons {
  readonly #options: DegradedReasonsOptions;
  readonly #stopping = new AbortController();
  /** Episodes whose words are known, or on their way, by Application. */
  readonly #episodes = new Map<string, string>();
  readonly #queues = new Map<string, Map<string, Wanted>>();
  readonly #workers = new Map<string, Promise<void>>();
  #seen = -1;
  #unsubscribe?: () => void;

  constructor(options: DegradedReasonsOptions) {
    this.#options = options;
  }

  start(): void {
    const { model } = this.#options;
    this.#unsubscribe = model.subscribe(() => this.#look());
    this.#look();
  }

  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#stopping.abort();
    await Promise.allSettled(this.#workers.values());
  }

  #look(): void {
    const { model } = this.#options;
    const changes = this.#seen < 0 ? undefined : model.changesSince(this.#seen);
    this.#seen = model.version;
    if (!changes) {
      for (const hub of model.hubs()) {
        for (const one of hub.applications.values()) this.#consider(one);
      }
      return;
    }
    for (const ref of changes.removedApplications) this.#forget(ref);
    for (const ref of changes.applications) {
      const one = model.hub(ref.hub)?.applications.get(objectKey(ref));
      if (one) this.#consider(one);
    }
  }

  #consider(application: ModelApplication): void {
    const { hub, namespace, name } = application;
    const ref = { hub, namespace, name };
    if (application.health !== 'Degraded') {
      this.#forget(ref);
      return;
    }
    const key = stringifyHubObjectRef(ref);
    const episode = episodeOf(application);
    if (this.#episodes.get(key) === episode) return;
    this.#episodes.set(key, episode);
    this.#enqueue(key, { ref, episode });
  }

  #forget(ref: HubObjectRef): void {
    const key = stringifyHubObjectRef(ref);
    if (!this.#episodes.delete(key)) return;
    this.#queues.get(ref.hub)?.delete(key);
    this.#options.model.setReason(ref, undefined);
  }

  #enqueue(key: string, wanted: Wanted): void {
    const { hub } = wanted.ref;
    const queue = this.#queues.get(hub) ?? new Map<string, Wanted>();
    this.#queues.set(hub, queue.set(key, wanted));
    if (this.#workers.has(hub) || this.#stopping.signal.aborted) return;
    const worker = this.#work(hub, queue).finally(() => {
      this.#workers.delete(hub);
    });
    this.#workers.set(hub, worker);
  }

  async #work(hub: string, queue: Map<string, Wanted>): Promise<void> {
    const { clock, clientFor } = this.#options;
    const { signal } = this.#stopping;
    const client = clientFor(hub);
    while (client && !signal.aborted) {
      const [next] = queue;
      if (!next) return;
      const [key, wanted] = next;
      queue.delete(key);
      const read = await this.#read(client, key, wanted);
      if (read) {
        await pause(clock, 1000 / treesPerSecond, signal);
      } else {
        // To the end of the queue, after a pause: the hub has trouble.
        if (this.#isCurrent(key, wanted) && !queue.has(key)) {
          queue.set(key, wanted);
        }
        await pause(clock, retryMs, signal);
      }
    }
  }

  async #read(
    client: HubClient,
    key: string,
    wanted: Wanted,
  ): Promise<boolean> {
    let tree: TreeNode[];
    try {
      const { signal } = this.#stopping;
      tree = await client.getResourceTree(wanted.ref, { signal });
    } catch (error) {
      // What we may not read today, we may not read in half a minute.
      return error instanceof SourceError && isFinal.has(error.kind);
    }
    if (this.#isCurrent(key, wanted)) {
      this.#options.model.setReason(wanted.ref, degradedWords(tree));
    }
    return true;
  }

  #isCurrent(key: string, wanted: Wanted): boolean {
    return this.#episodes.get(key) === wanted.episode;
  }
}

function episodeOf(application: ModelApplication): string {
  const { uid, healthSince, sources, images } = application;
  const revisions = sources.map(({ revision }) => revision);
  return JSON.stringify([uid, healthSince, revisions, images]);
}
