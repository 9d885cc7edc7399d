import {
  Block,
  ClusterRef,
  ClusterUsage,
  phrase,
  ProbeVoice,
  Reason,
  stringifyClusterRef,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  PlatformBlocks,
  platformKinds,
  PlatformReading,
  SourceError,
  SpokeAccess,
} from '@fleet-portal/backstage-plugin-fleet-node';
import pLimit from 'p-limit';
import type {
  OwnNetworkTrouble,
  SpokeDetails,
  SpokeVoices,
} from '../model/FleetModel';
import { defaultProbeConfig, ProbeConfig } from './accessConfig';
import { Clock, systemClock } from './clock';
import { onlyWhileReachable } from './onlyWhileReachable';
import { PlatformReader } from './PlatformReader';
import { SpokeDetailReader } from './SpokeDetailReader';
import { SpokeProber } from './SpokeProber';
import { UsageReader } from './UsageReader';

export interface SpokeVoicesOptions {
  /** Asked in order; the first that knows a spoke wins. */
  access: readonly SpokeAccess[];
  config?: ProbeConfig;
  /** How long a reading of how a spoke is set up is good for. Default 5 minutes. */
  platformMaxAgeMs?: number;
  clock?: Clock;
  random?: () => number;
  /** Clusters whose probe changed its word. */
  onChange: (refs: ClusterRef[]) => void;
  /** A spoke whose access cannot be used at all, as one sentence. */
  onBadAccess: (ref: ClusterRef, reason: string) => void;
}

/** A cluster to watch over: who it is, and where the hub finds it. */
export interface KnownSpoke {
  ref: ClusterRef;
  server: string;
}

interface Watched {
  ref: ClusterRef;
  server: string;
  prober?: SpokeProber;
  details?: SpokeDetailReader;
  platform?: PlatformReader;
  usage?: UsageReader;
  /** Why the configured access cannot be used. */
  badAccess?: Reason;
  /** Ends the wait for another look at it. */
  cancel?: () => void;
}

/** A file that the access needs may be mounted, or mended, later. */
const badAccessRetryMs = 60_000;

const notConfigured: ProbeVoice = { state: 'notConfigured' };

/** The list of clusters is of all spokes, so it asks each of them rarely. */
const usageMaxAgeMs = 300_000;

/** Probes every spoke that the portal has access to, and reads details on demand. */
export class LiveSpokeVoices implements SpokeVoices {
  readonly #options: Required<SpokeVoicesOptions>;
  readonly #spokes = new Map<string, Watched>();
  #revision = 0;
  #ownNetwork?: { revision: number; trouble?: OwnNetworkTrouble };
  readonly #probeLimit;
  readonly #readLimit = pLimit(24);
  /** Apart: a list of all asks every spoke, and a page of one does not wait for it. */
  readonly #usageLimit = pLimit(12);
  readonly #platformLimit = pLimit(16);

  constructor(options: SpokeVoicesOptions) {
    this.#options = {
      config: defaultProbeConfig,
      platformMaxAgeMs: 300_000,
      clock: systemClock,
      random: Math.random,
      ...options,
    };
    this.#probeLimit = pLimit(this.#options.config.maxConcurrency);
  }

  get revision(): number {
    return this.#revision;
  }

  /** The clusters of all hubs as of now; those that are gone are let go. */
  setSpokes(spokes: readonly KnownSpoke[]): void {
    const wanted = new Map(
      spokes.map(spoke => [stringifyClusterRef(spoke.ref), spoke]),
    );
    for (const [key, watched] of this.#spokes) {
      if (wanted.get(key)?.server === watched.server) continue;
      this.#spokes.delete(key);
      this.#revision += 1;
      watched.cancel?.();
      void watched.prober?.stop();
    }
    for (const [key, spoke] of wanted) {
      if (this.#spokes.has(key)) continue;
      this.#spokes.set(key, this.#watch(spoke));
      this.#revision += 1;
    }
  }

  /**
   * The configuration changed: these are reached in another way or not at all
   * by now, and what could not be reached perhaps can.
   */
  reconsider(refs: readonly ClusterRef[]): void {
    const others = new Set(refs.map(ref => stringifyClusterRef(ref)));
    const changed: ClusterRef[] = [];
    for (const [key, before] of this.#spokes) {
      if (before.prober && !others.has(key)) continue;
      before.cancel?.();
      void before.prober?.stop();
      const now = this.#watch(before, before.badAccess);
      this.#spokes.set(key, now);
      if (isHeardAbout(before) || isHeardAbout(now)) changed.push(before.ref);
    }
    if (changed.length === 0) return;
    this.#revision += 1;
    this.#options.onChange(changed);
  }

  probe(ref: ClusterRef): ProbeVoice {
    const watched = this.#spokes.get(stringifyClusterRef(ref));
    if (watched?.prober) return watched.prober.voice();
    if (watched?.badAccess) {
      return { state: 'unauthorized', ...watched.badAccess };
    }
    return notConfigured;
  }

  /** What `/version` of the spoke itself says. */
  kubernetesVersion(ref: ClusterRef): string | undefined {
    return this.#spokes.get(stringifyClusterRef(ref))?.prober
      ?.kubernetesVersion;
  }

  ownNetworkTrouble(): OwnNetworkTrouble | undefined {
    const revision = this.#revision;
    if (this.#ownNetwork?.revision !== revision) {
      this.#ownNetwork = { revision, trouble: this.#findOwnTrouble() };
    }
    return this.#ownNetwork.trouble;
  }

  #findOwnTrouble(): OwnNetworkTrouble | undefined {
    const probers = [...this.#spokes.values()].flatMap(
      ({ prober }) => prober ?? [],
    );
    if (probers.length < 2) return undefined;
    if (probers.some(prober => prober.state !== 'unreachable')) {
      return undefined;
    }
    return {
      since: Math.max(...probers.map(prober => prober.since)),
      ...told({
        message: phrase('attention.ownNetwork', { count: probers.length }),
      }),
    };
  }

  async details(ref: ClusterRef): Promise<SpokeDetails> {
    const watched = this.#spokes.get(stringifyClusterRef(ref));
    if (watched?.details) return watched.details.read();
    const block = withoutAccess(ref, watched);
    return { nodes: block, pods: block, capacity: block, addOns: block };
  }

  async platform(ref: ClusterRef): Promise<PlatformReading> {
    const watched = this.#spokes.get(stringifyClusterRef(ref));
    return watched?.platform?.read() ?? unreadable(ref, watched);
  }

  knownPlatform(ref: ClusterRef): PlatformReading | undefined {
    const watched = this.#spokes.get(stringifyClusterRef(ref));
    return watched?.platform
      ? watched.platform.known()
      : unreadable(ref, watched);
  }

  knownUsage(ref: ClusterRef): Block<ClusterUsage> | undefined {
    const watched = this.#spokes.get(stringifyClusterRef(ref));
    return watched?.usage ? watched.usage.known() : withoutAccess(ref, watched);
  }

  async stop(): Promise<void> {
    const stopping = [...this.#spokes.values()].map(({ prober, cancel }) => {
      cancel?.();
      return prober?.stop();
    });
    this.#spokes.clear();
    await Promise.allSettled(stopping);
  }

  /** @param known - what was wrong with its access before */
  #watch({ ref, server }: KnownSpoke, known?: Reason): Watched {
    const { clock, config, random, onChange } = this.#options;
    const client = this.#clientFor(ref, server, known);
    if (!client) return { ref, server };
    if ('badAccess' in client) {
      const { badAccess } = client;
      const cancel = clock.after(badAccessRetryMs, () => {
        const key = stringifyClusterRef(ref);
        this.#spokes.set(key, this.#watch({ ref, server }, badAccess));
        this.#revision += 1;
        onChange([ref]);
      });
      return { ref, server, badAccess, cancel };
    }
    const prober = new SpokeProber({
      client,
      config,
      clock,
      random,
      limit: run => this.#probeLimit(run),
      onChange: () => {
        this.#revision += 1;
        onChange([ref]);
      },
    });
    prober.start();
    const readable = onlyWhileReachable(client, () => prober.voice());
    const details = new SpokeDetailReader({
      client: readable,
      clock,
      maxAgeMs: 60_000,
      timeoutMs: 10_000,
      limit: run => this.#readLimit(run),
    });
    const platform = new PlatformReader({
      client: readable,
      clock,
      maxAgeMs: this.#options.platformMaxAgeMs,
      timeoutMs: 20_000,
      limit: run => this.#platformLimit(run),
    });
    const usage = new UsageReader({
      client: readable,
      clock,
      maxAgeMs: usageMaxAgeMs,
      timeoutMs: 10_000,
      limit: run => this.#usageLimit(run),
    });
    return { ref, server, prober, details, platform, usage };
  }

  #clientFor(ref: ClusterRef, server: string, known: Reason | undefined) {
    try {
      for (const access of this.#options.access) {
        const client = access.clientFor(ref, server);
        if (client) return client;
      }
      return undefined;
    } catch (error) {
      const detail = error instanceof Error ? error.message : 'unknown error';
      const { hub, name: cluster } = ref;
      const badAccess =
        error instanceof SourceError
          ? error.told
          : told({
              reason: phrase('trouble.badAccess', { hub, cluster, detail }),
            });
      if (badAccess.reason !== known?.reason) {
        this.#options.onBadAccess(ref, badAccess.reason);
      }
      return { badAccess };
    }
  }
}

/** Is there more to tell than that it is not configured? */
function isHeardAbout({ prober, badAccess }: Watched): boolean {
  return prober !== undefined || badAccess !== undefined;
}

function withoutAccess(ref: ClusterRef, watched: Watched | undefined) {
  const { hub, name: cluster } = ref;
  const why =
    watched?.badAccess ??
    told({ reason: phrase('trouble.noAccess', { hub, cluster }) });
  return { status: 'failed', ...why } as const;
}

/** Every block says why nothing can be read. */
function unreadable(
  ref: ClusterRef,
  watched: Watched | undefined,
): PlatformReading {
  const block = withoutAccess(ref, watched);
  const platform: PlatformBlocks = Object.fromEntries(
    platformKinds.map(kind => [kind, block]),
  );
  return { nodes: block, addOns: block, platform };
}

export function createSpokeVoices(options: SpokeVoicesOptions) {
  return new LiveSpokeVoices(options);
}
