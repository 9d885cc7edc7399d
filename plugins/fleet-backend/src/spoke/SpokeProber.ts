import {
  phrase,
  ProbeVoice,
  Reason,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  ProbeAnswer,
  SourceError,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { ProbeConfig } from './accessConfig';
import { Clock } from './clock';

export interface SpokeProberOptions {
  client: SpokeClient;
  config: ProbeConfig;
  clock: Clock;
  /** Runs a probe when there is room for one more. */
  limit: <T>(run: () => Promise<T>) => Promise<T>;
  /** From 0 to 1; spreads the probes of many spokes over the interval. */
  random: () => number;
  /** Called when a reader would see something else than the time of the last try. */
  onChange: () => void;
}

interface Memory {
  state: 'pending' | 'reachable' | 'unreachable' | 'unauthorized';
  since: number;
  observedAt?: number;
  lastReachableAt?: number;
  latencyMs?: number;
  misses: number;
  /** Why it is not reachable. */
  trouble?: Reason;
  nextTryAt?: number;
  kubernetesVersion?: string;
}

/** A spoke that asks for more patience than this is asked again anyhow. */
const longestRetryAfterMs = 60_000;

/**
 * Asks one spoke again and again whether it lives.
 *
 * Probes start one interval apart, whatever they take, so that a spoke that
 * dies is called unreachable after at most `misses + 1` intervals: the deadline
 * is shorter than the interval. The deadline runs from the moment the probe
 * gets its turn; {@link ProbeConfig.maxConcurrency} is generous because a third
 * of the fleet may be black-holed, each for the whole deadline.
 */
export class SpokeProber {
  readonly #options: SpokeProberOptions;
  #memory: Memory;
  #told?: { memory: Memory; voice: ProbeVoice };
  #cancel: () => void = () => {};
  #abort = new AbortController();
  #stopped = false;

  constructor(options: SpokeProberOptions) {
    this.#options = options;
    this.#memory = {
      state: 'pending',
      since: options.clock.now(),
      misses: 0,
    };
  }

  start(): void {
    void this.#round();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    this.#abort.abort();
    await this.#options.client.close();
  }

  get client(): SpokeClient {
    return this.#options.client;
  }

  get kubernetesVersion(): string | undefined {
    return this.#memory.kubernetesVersion;
  }

  get state(): Memory['state'] {
    return this.#memory.state;
  }

  get since(): number {
    return this.#memory.since;
  }

  /** The same object while nothing about it changes. */
  voice(): ProbeVoice {
    const memory = this.#memory;
    if (this.#told?.memory !== memory) {
      this.#told = { memory, voice: voiceOf(memory) };
    }
    return this.#told.voice;
  }

  async #round(): Promise<void> {
    const { clock, config, limit, random } = this.#options;
    const startedAt = clock.now();
    const asked = await limit(() => this.#probe());
    if (this.#stopped) return;
    // A little jitter, only ever earlier, keeps a fleet from marching in step.
    const interval = config.intervalMs * (1 - 0.1 * random());
    const wait = Math.max(0, asked, startedAt + interval - clock.now());
    this.#memory = { ...this.#memory, nextTryAt: clock.now() + wait };
    this.#cancel = clock.after(wait, () => void this.#round());
  }

  /** @returns milliseconds that the spoke asks to be left alone */
  async #probe(): Promise<number> {
    if (this.#stopped) return 0;
    const { client, clock, config } = this.#options;
    const startedAt = clock.now();
    const deadline = new AbortController();
    const cancelDeadline = clock.after(config.timeoutMs, () =>
      deadline.abort(),
    );
    try {
      const answer = await client.probe({
        signal: AbortSignal.any([deadline.signal, this.#abort.signal]),
      });
      this.#answered(answer, clock.now() - startedAt);
      return 0;
    } catch (error) {
      if (this.#stopped) return 0;
      this.#failed(error);
      const asked = error instanceof SourceError ? error.retryAfterMs : 0;
      return Math.min(asked ?? 0, longestRetryAfterMs);
    } finally {
      cancelDeadline();
    }
  }

  #answered(answer: ProbeAnswer, latencyMs: number): void {
    const now = this.#options.clock.now();
    this.#become({
      ...this.#memory,
      state: 'reachable',
      observedAt: now,
      lastReachableAt: now,
      latencyMs,
      misses: 0,
      trouble: undefined,
      kubernetesVersion: answer.kubernetesVersion,
    });
  }

  #failed(error: unknown): void {
    const now = this.#options.clock.now();
    const source = error instanceof SourceError ? error : undefined;
    const trouble =
      source?.told ?? told({ reason: phrase('trouble.probeFailed') });
    if (source?.kind === 'unauthorized' || source?.kind === 'forbidden') {
      this.#become({
        ...this.#memory,
        state: 'unauthorized',
        observedAt: now,
        lastReachableAt: now,
        misses: 0,
        trouble,
      });
      return;
    }
    const misses = this.#memory.misses + 1;
    const lost = misses >= this.#options.config.misses;
    this.#become({
      ...this.#memory,
      state: lost ? 'unreachable' : this.#memory.state,
      observedAt: now,
      misses,
      // One miss is not a verdict, and its reason would contradict the state.
      trouble: lost ? trouble : this.#memory.trouble,
    });
  }

  #become(next: Memory): void {
    const before = this.#memory;
    const turned = next.state !== before.state;
    this.#memory = {
      ...next,
      since: turned ? this.#options.clock.now() : before.since,
    };
    if (
      turned ||
      next.trouble?.reason !== before.trouble?.reason ||
      next.kubernetesVersion !== before.kubernetesVersion
    ) {
      this.#options.onChange();
    }
  }
}

function iso(time: number): string;
function iso(time: number | undefined): string | undefined;
function iso(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}

function voiceOf(memory: Memory): ProbeVoice {
  return {
    state: memory.state,
    since: iso(memory.since),
    observedAt: iso(memory.observedAt),
    lastReachableAt: iso(memory.lastReachableAt),
    latencyMs: memory.latencyMs,
    misses: memory.misses,
    ...memory.trouble,
    nextTryAt: iso(memory.nextTryAt),
  };
}
