import {
  HubClient,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../clock';
import type { HubStore } from './HubStore';
import { pause } from './pause';

/** Milliseconds. */
export interface WatchTimings {
  /** All lists are read anew, because streams lose events without a word. */
  relistMs: number;
  /** Clusters (and what else has no stream) are polled. */
  pollMs: number;
  /** The credential and the way to the hub are tried. */
  heartbeatMs: number;
  /** A stream that is silent for longer is opened anew. */
  streamIdleMs: number;
}

export const defaultWatchTimings: WatchTimings = {
  relistMs: 5 * 60_000,
  pollMs: 10_000,
  heartbeatMs: 15_000,
  // Each Application is compared anew, and says so, every three minutes.
  streamIdleMs: 4 * 60_000,
};

export interface HubSessionOptions {
  client: HubClient;
  store: HubStore;
  clock: Clock;
  timings: WatchTimings;
  /** Resolves when the hub may be asked for its lists (again). */
  mayList: (signal: AbortSignal) => Promise<void>;
  /** The first lists are in; a remark when news will come late all the same. */
  onReady: (remark: string | undefined) => void;
}

/**
 * One connection to a hub, from opening the streams until the first of them
 * ends or a request fails. The streams are opened before the lists are read,
 * so that nothing falls between the two; and a stream that breaks ends the
 * session only after the first lists, so that a hub whose streams do not work
 * is still read from time to time.
 */
export class HubSession {
  readonly #options: HubSessionOptions;
  /** The last sign of life of the stream of Applications. */
  #streamAt: number;
  #streamRemark?: string;
  readonly #listed: Promise<void>;
  #setListed: () => void = () => {};

  constructor(options: HubSessionOptions) {
    this.#options = options;
    this.#streamAt = options.clock.now();
    this.#listed = new Promise(resolve => {
      this.#setListed = resolve;
    });
  }

  /**
   * Resolves when a stream ended or fell silent, rejects with what failed. When
   * it settles, nothing of it is under way any more.
   */
  async run(signal: AbortSignal): Promise<void> {
    const scope = new AbortController();
    const onAbort = () => {
      scope.abort();
      this.#setListed();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    const tasks = [
      this.#watchApplications(scope.signal),
      this.#watchApplicationSets(scope.signal),
      this.#keepListing(scope.signal),
      this.#keepBeating(scope.signal),
      this.#noticeIdleStream(scope.signal),
    ];
    try {
      await Promise.race(tasks);
    } finally {
      signal.removeEventListener('abort', onAbort);
      onAbort();
      await Promise.allSettled(tasks);
    }
  }

  async #watchApplications(signal: AbortSignal): Promise<void> {
    const { client, store, clock } = this.#options;
    const stream = client.watchApplications({
      signal,
      onEvent: event => {
        this.#streamAt = clock.now();
        store.heard();
        store.applyApplicationEvent(event);
      },
    });
    await this.#untilBroken(stream);
  }

  async #watchApplicationSets(signal: AbortSignal): Promise<void> {
    const { client, store, timings } = this.#options;
    const stream = client.watchApplicationSets({
      signal,
      onEvent: event => {
        store.heard();
        store.applyApplicationSetEvent(event);
      },
    });
    try {
      await this.#untilBroken(stream);
    } catch (error) {
      if (!isDenied(error)) throw error;
      // An older Argo CD has no such stream, or the account may not watch.
      await this.#listed;
      await this.#repeat(timings.pollMs, signal, () =>
        this.#listApplicationSets(signal),
      );
    }
  }

  /** Rejects only when the hub refuses us; any other end waits for the lists. */
  async #untilBroken(stream: Promise<void>): Promise<void> {
    try {
      await stream;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (isDenied(error) || error.kind === 'unauthorized') throw error;
      if (error.kind === 'malformed') {
        this.#streamRemark = `Its stream cannot be read, so news comes late: ${error.message}`;
      }
    }
    await this.#listed;
  }

  async #keepListing(signal: AbortSignal): Promise<void> {
    const { mayList, timings, onReady } = this.#options;
    await mayList(signal);
    if (signal.aborted) return;
    await this.#listEverything(signal);
    onReady(this.#streamRemark);
    this.#setListed();
    await Promise.all([
      this.#repeat(timings.relistMs, signal, async () => {
        await mayList(signal);
        await this.#listEverything(signal);
      }),
      this.#repeat(timings.pollMs, signal, () => this.#listClusters(signal)),
    ]);
  }

  #keepBeating(signal: AbortSignal): Promise<void> {
    const { client, store, timings } = this.#options;
    return this.#repeat(timings.heartbeatMs, signal, async () => {
      store.setIdentity(await client.check({ signal }));
      store.heard();
    });
  }

  /** Half-open: the hub answers, but the stream's own connection is dead. */
  async #noticeIdleStream(signal: AbortSignal): Promise<void> {
    const { clock, timings } = this.#options;
    const left = () => this.#streamAt + timings.streamIdleMs - clock.now();
    while (!signal.aborted && left() > 0) await pause(clock, left(), signal);
  }

  /** Clusters first: Applications are placed on them. */
  async #listEverything(signal: AbortSignal): Promise<void> {
    const { client, store } = this.#options;
    await this.#listClusters(signal);
    await this.#listApplicationSets(signal);
    store.startApplicationList();
    store.applyApplicationList(await client.listApplications({ signal }));
    store.heard();
    await unlessDenied(async () => {
      store.applyProjects(await client.listProjects({ signal }));
    });
  }

  #listClusters(signal: AbortSignal): Promise<void> {
    const { client, store } = this.#options;
    return unlessDenied(async () => {
      store.applyClusters(await client.listClusters({ signal }));
      store.heard();
    });
  }

  #listApplicationSets(signal: AbortSignal): Promise<void> {
    const { client, store } = this.#options;
    return unlessDenied(async () => {
      store.startApplicationSetList();
      const list = await client.listApplicationSets({ signal });
      store.applyApplicationSetList(list);
      store.heard();
    });
  }

  async #repeat(
    ms: number,
    signal: AbortSignal,
    run: () => Promise<void>,
  ): Promise<void> {
    for (;;) {
      await pause(this.#options.clock, ms, signal);
      if (signal.aborted) return;
      await run();
    }
  }
}

/** An account that may not read one kind still shows the others. */
async function unlessDenied(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!isDenied(error)) throw error;
  }
}

function isDenied(error: unknown): boolean {
  return (
    error instanceof SourceError &&
    (error.kind === 'forbidden' || error.kind === 'notFound')
  );
}
