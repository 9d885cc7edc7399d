import { phrase } from '@fleet-portal/backstage-plugin-fleet-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  HubClient,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../clock';
import { Backoff } from './backoff';
import { defaultWatchTimings, HubSession, WatchTimings } from './HubSession';
import type { HubStore } from './HubStore';
import { pause } from './pause';

export interface HubWatcherOptions {
  client: HubClient;
  store: HubStore;
  clock: Clock;
  random: () => number;
  logger: LoggerService;
  timings?: Partial<WatchTimings>;
  /** Milliseconds since the epoch before which the hub is not asked. */
  mutedUntil?: number;
}

const backoffCapMs = 30_000;
/** Lists are dear: at most one round of them in this time. */
const listDistanceMs = 30_000;
/** A hub that asks for more patience than this is asked again anyhow. */
const longestRetryAfterMs = 5 * 60_000;
const longestTimerMs = 60 * 60_000;

/**
 * Keeps one hub's store up to date for as long as the portal runs: checks the
 * way and the credential (cheap), then opens a session, and begins anew
 * whenever that ends. While a check fails, nothing else is asked.
 */
export class HubWatcher {
  readonly #options: HubWatcherOptions;
  readonly #timings: WatchTimings;
  readonly #backoff: Backoff;
  readonly #stopping = new AbortController();
  #running?: Promise<void>;
  #listedAt = -Infinity;

  constructor(options: HubWatcherOptions) {
    this.#options = options;
    this.#timings = { ...defaultWatchTimings, ...options.timings };
    this.#backoff = new Backoff({
      baseMs: 1_000,
      capMs: backoffCapMs,
      random: options.random,
    });
  }

  start(): void {
    this.#running ??= this.#run(this.#stopping.signal);
  }

  /** Resolves when no request, stream or timer of it is left. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(signal: AbortSignal): Promise<void> {
    await this.#untilUnmuted(signal);
    let hasty = false;
    while (!signal.aborted) {
      const unheard = await this.#try(() => this.#check(signal), signal);
      if (unheard) {
        await this.#retreat(unheard, signal);
        continue;
      }
      // Sessions that end too soon are not opened in a row.
      if (hasty) await pause(this.#options.clock, this.#wait(), signal);
      const startedAt = this.#options.clock.now();
      const trouble = await this.#try(() => this.#session(signal), signal);
      hasty = this.#options.clock.now() - startedAt < listDistanceMs;
      if (!hasty) this.#backoff.reset();
      if (trouble) await this.#pauseIfAsked(trouble, signal);
    }
  }

  async #untilUnmuted(signal: AbortSignal): Promise<void> {
    const { clock, mutedUntil = -Infinity } = this.#options;
    while (!signal.aborted && clock.now() < mutedUntil) {
      const left = mutedUntil - clock.now();
      await pause(clock, Math.min(left, longestTimerMs), signal);
    }
  }

  /** What failed, as trouble; nothing when we are being stopped. */
  async #try(
    run: () => Promise<void>,
    signal: AbortSignal,
  ): Promise<SourceError | undefined> {
    if (signal.aborted) return undefined;
    try {
      await run();
      return undefined;
    } catch (error) {
      return signal.aborted ? undefined : this.#asTrouble(error);
    }
  }

  async #check(signal: AbortSignal): Promise<void> {
    const { client, store } = this.#options;
    store.setIdentity(await client.check({ signal }));
    store.heard();
  }

  #session(signal: AbortSignal): Promise<void> {
    const { client, store, clock } = this.#options;
    const session = new HubSession({
      client,
      store,
      clock,
      timings: this.#timings,
      mayList: inner => this.#mayList(inner),
      onReady: remark => this.#ready(remark),
    });
    return session.run(signal);
  }

  /** The check that follows at once may find that all is well. */
  async #pauseIfAsked(
    trouble: SourceError,
    signal: AbortSignal,
  ): Promise<void> {
    const { clock } = this.#options;
    const wait = askedPatience(trouble);
    this.#tell(trouble, clock.now() + wait);
    if (wait > 0) await pause(clock, wait, signal);
  }

  async #retreat(trouble: SourceError, signal: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    const wait = this.#wait(trouble);
    this.#tell(trouble, clock.now() + wait);
    await pause(clock, wait, signal);
  }

  #ready(remark: string | undefined): void {
    const { store, logger, client } = this.#options;
    if (store.voice.state !== 'ok') logger.info(`Hub ${client.hub} is heard`);
    if (remark && store.voice.reason !== remark) {
      logger.warn(`Hub ${client.hub}: ${remark}`);
    }
    store.speak({ state: 'ok', reason: remark });
  }

  #tell(trouble: SourceError, nextTryAt: number): void {
    const { store, logger, client } = this.#options;
    const state = isRefusal(trouble) ? 'unauthorized' : 'unreachable';
    if (store.voice.reason !== trouble.message) {
      logger.warn(`Hub ${client.hub} is ${state}: ${trouble.message}`);
    }
    store.speak({ state, ...trouble.told, nextTryAt });
  }

  #wait(trouble?: SourceError): number {
    return Math.max(askedPatience(trouble), this.#backoff.next());
  }

  async #mayList(signal: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    const wait = this.#listedAt + listDistanceMs - clock.now();
    if (wait > 0) await pause(clock, Math.min(wait, listDistanceMs), signal);
    this.#listedAt = clock.now();
  }

  #asTrouble(error: unknown): SourceError {
    if (error instanceof SourceError) return error;
    const { client, logger } = this.#options;
    logger.error(
      `Watching hub ${client.hub} failed in an unforeseen way`,
      error instanceof Error ? error : undefined,
    );
    return new SourceError('unreachable', phrase('trouble.hubUnworkable'));
  }
}

/** Milliseconds. */
function askedPatience(trouble: SourceError | undefined): number {
  return Math.min(trouble?.retryAfterMs ?? 0, longestRetryAfterMs);
}

function isRefusal({ kind }: SourceError): boolean {
  return kind === 'unauthorized' || kind === 'forbidden';
}
