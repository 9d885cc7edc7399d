import {
  ClusterRef,
  HubObjectRef,
  phrase,
  stringifyHubObjectRef,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Clock } from '../clock';
import { ChangeLog } from './ChangeLog';
import {
  FleetModel,
  HubSnapshot,
  HubVoice,
  ModelChanges,
  objectKey,
} from './FleetModel';
import { HubChanges, HubStore } from './HubStore';

export interface LiveFleetModelOptions {
  clock: Clock;
  /** Random per process. */
  epoch: string;
  /** Milliseconds without a word after which a hub that was well is stale. */
  staleAfterMs: number;
  /** A listener that throws; the others are called all the same. */
  onListenerError: (error: unknown) => void;
}

/** Batches follow each other at this distance; the first after a pause at once. */
const batchMs = 50;
const rememberedChanges = 10_000;
/** How often hubs are looked at for a silence that grew too long. */
const silenceCheckMs = 1_000;

interface OtherChanges {
  applications?: readonly HubObjectRef[];
  clusters?: readonly ClusterRef[];
}

/**
 * The live model: one store per hub, one version over all of them. Nothing in
 * here waits for a hub.
 */
export class LiveFleetModel implements FleetModel {
  readonly epoch: string;
  readonly #options: LiveFleetModelOptions;
  readonly #stores = new Map<string, HubStore>();
  readonly #listeners = new Set<(version: number) => void>();
  readonly #log = new ChangeLog(rememberedChanges, 0);
  readonly #reasons = new Map<string, string>();
  /** Hubs that were silent for too long when last looked. */
  #silent = new Set<string>();
  #version = 0;
  #others: OtherChanges[] = [];
  #everything = false;
  #batchAt = -Infinity;
  #cancelBatch?: () => void;
  #cancelSilenceCheck?: () => void;

  constructor(options: LiveFleetModelOptions) {
    this.#options = options;
    this.epoch = options.epoch;
  }

  get version(): number {
    return this.#version;
  }

  /** @throws Error when the name is taken. */
  addHub(hub: { name: string; title: string; uiUrl?: string }): HubStore {
    if (this.#stores.has(hub.name)) {
      throw new Error(`There are two hubs with the name ${hub.name}`);
    }
    const store = new HubStore({
      ...hub,
      now: () => this.#options.clock.now(),
      onChange: () => this.#schedule(),
    });
    this.#stores.set(hub.name, store);
    return store;
  }

  start(): void {
    const { clock } = this.#options;
    this.#cancelSilenceCheck = clock.after(silenceCheckMs, () => {
      this.#checkSilence();
      this.start();
    });
  }

  stop(): void {
    this.#cancelBatch?.();
    this.#cancelSilenceCheck?.();
    this.#listeners.clear();
  }

  hubs(): readonly HubSnapshot[] {
    return [...this.#stores.values()].map(store => this.#snapshotOf(store));
  }

  hub(name: string): HubSnapshot | undefined {
    const store = this.#stores.get(name);
    return store && this.#snapshotOf(store);
  }

  reasonFor(ref: HubObjectRef): string | undefined {
    return this.#reasons.get(stringifyHubObjectRef(ref));
  }

  /** What the resource tree says about a Degraded Application; undefined forgets it. */
  setReason(ref: HubObjectRef, reason: string | undefined): void {
    const key = stringifyHubObjectRef(ref);
    if (this.#reasons.get(key) === reason) return;
    if (reason === undefined) this.#reasons.delete(key);
    else this.#reasons.set(key, reason);
    this.touch({ applications: [ref] });
  }

  /** Something about them changed that the hubs do not know, such as a probe. */
  touch(changes: OtherChanges): void {
    this.#others.push(changes);
    this.#schedule();
  }

  /**
   * Something changed that touches any object, such as whose they are in the
   * catalog: everybody reads everything again.
   */
  touchEverything(): void {
    this.#everything = true;
    this.#schedule();
  }

  changesSince(version: number): ModelChanges | undefined {
    if (version > this.#version) return undefined;
    return this.#log.since(version);
  }

  subscribe(listener: (version: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #schedule(): void {
    if (this.#cancelBatch) return;
    const { clock } = this.#options;
    const wait = Math.max(0, this.#batchAt + batchMs - clock.now());
    this.#cancelBatch = clock.after(Math.min(wait, batchMs), () => {
      this.#cancelBatch = undefined;
      this.#batchAt = clock.now();
      this.#publish();
    });
  }

  #publish(): void {
    const stores = [...this.#stores.values()];
    const perHub = stores.flatMap(store => {
      const changes = store.publish();
      return changes ? [{ hub: store.name, changes }] : [];
    });
    const others = this.#others;
    const everything = this.#everything;
    this.#others = [];
    this.#everything = false;
    if (perHub.length + others.length === 0 && !everything) return;
    this.#version += 1;
    if (everything) this.#log.forget(this.#version);
    else {
      const changes = mergeChanges(perHub, others, this.#stores);
      this.#log.add(this.#version, changes);
    }
    for (const listener of [...this.#listeners]) {
      try {
        listener(this.#version);
      } catch (error) {
        this.#options.onListenerError(error);
      }
    }
  }

  #snapshotOf(store: HubStore): HubSnapshot {
    const { snapshot } = store;
    const { voice } = snapshot;
    if (voice.state !== 'ok' || !this.#isSilent(voice)) return snapshot;
    const seconds = Math.round(this.#options.staleAfterMs / 1000);
    return {
      ...snapshot,
      voice: {
        ...voice,
        state: 'stale',
        since: (voice.heardAt ?? voice.since) + this.#options.staleAfterMs,
        ...(voice.reason === undefined &&
          told({ reason: phrase('trouble.hubStale', { seconds }) })),
      },
    };
  }

  #isSilent(voice: HubVoice): boolean {
    const heardAt = voice.heardAt ?? voice.since;
    return this.#options.clock.now() - heardAt > this.#options.staleAfterMs;
  }

  /** A silence that grew too long changes what readers see, though nothing was said. */
  #checkSilence(): void {
    const stores = [...this.#stores.values()];
    const silent = new Set(
      stores.filter(s => this.#isSilent(s.voice)).map(s => s.name),
    );
    for (const store of stores) {
      if (silent.has(store.name) !== this.#silent.has(store.name)) {
        store.renew();
      }
    }
    this.#silent = silent;
  }
}

function mergeChanges(
  perHub: readonly { hub: string; changes: HubChanges }[],
  others: readonly OtherChanges[],
  stores: ReadonlyMap<string, HubStore>,
): ModelChanges {
  const refs = (pick: (changes: HubChanges) => string[]) =>
    perHub.flatMap(({ hub, changes }) =>
      pick(changes).map(key => refOf(hub, key)),
    );
  const present = (ref: HubObjectRef) =>
    stores.get(ref.hub)?.snapshot.applications.has(objectKey(ref)) ?? false;
  return {
    applications: [
      ...refs(changes => changes.applications),
      ...others.flatMap(other => other.applications ?? []).filter(present),
    ],
    removedApplications: refs(changes => changes.removedApplications),
    applicationSets: refs(changes => changes.applicationSets),
    clusters: [
      ...perHub.flatMap(({ hub, changes }) =>
        changes.clusters.map(name => ({ hub, name })),
      ),
      ...others.flatMap(other => other.clusters ?? []),
    ],
    hubs: perHub.flatMap(({ hub, changes }) => (changes.voice ? [hub] : [])),
    ...(perHub.some(({ changes }) => changes.regrouped) && { regrouped: true }),
  };
}

/** The inverse of {@link objectKey}: neither part can have a slash. */
function refOf(hub: string, key: string): HubObjectRef {
  const slash = key.indexOf('/');
  return { hub, namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}
