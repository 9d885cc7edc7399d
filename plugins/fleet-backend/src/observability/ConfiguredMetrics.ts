import {
  Phrase,
  phrase,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  FleetMetrics,
  LabelMatcher,
  MetricQuery,
  MetricRange,
  MetricReading,
  MetricSample,
  MetricsClient,
  MetricSeries,
  MetricsSubject,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { BriefCache } from '../service/BriefCache';
import type { MetricsConfig, MetricsServerConfig } from './config';

/** Scrapes are this far apart at best, so asking more often tells nothing new. */
const keepMs = 15_000;

export interface ConfiguredMetricsOptions {
  config: MetricsConfig;
  connect: (server: MetricsServerConfig) => MetricsClient;
  now: () => number;
}

interface Server {
  readonly setting: string;
  readonly client: MetricsClient;
  /** Since when it gives no answer. */
  silentSince?: number;
}

interface Place {
  readonly server: Server;
  readonly where: readonly LabelMatcher[];
  readonly clusterLabel?: string;
}

/**
 * The servers of the configuration. A cluster's own server is asked before the
 * fleet's: it is nearer, and answers when the fleet's is silent.
 */
export class ConfiguredMetrics implements FleetMetrics {
  readonly #config: MetricsConfig;
  readonly #now: () => number;
  readonly #fleet?: Server;
  readonly #own = new Map<string, Server>();
  readonly #instants: BriefCache<MetricReading<readonly MetricSample[]>>;
  readonly #ranges: BriefCache<MetricReading<readonly MetricSeries[]>>;

  constructor({ config, connect, now }: ConfiguredMetricsOptions) {
    this.#config = config;
    this.#now = now;
    const serve = (server: MetricsServerConfig): Server => ({
      setting: server.setting,
      client: connect(server),
    });
    this.#fleet = config.fleet && serve(config.fleet);
    for (const server of config.servers) {
      this.#own.set(keyOf(server.hub, server.cluster), serve(server));
    }
    this.#instants = new BriefCache({ keepMs, now });
    this.#ranges = new BriefCache({ keepMs, now });
  }

  async queryInstant(
    subject: MetricsSubject,
    query: MetricQuery,
    at?: number,
  ): Promise<MetricReading<readonly MetricSample[]>> {
    const place = this.#placeOf(subject);
    if (!place) return notConfigured(subject);
    const { server, where, clusterLabel } = place;
    const text = query(where, clusterLabel);
    const key = JSON.stringify([server.setting, text, at]);
    return this.#instants.read(key, () =>
      this.#read(server, () => server.client.queryInstant(text, at)),
    );
  }

  async queryRange(
    subject: MetricsSubject,
    query: MetricQuery,
    range: MetricRange,
  ): Promise<MetricReading<readonly MetricSeries[]>> {
    const place = this.#placeOf(subject);
    if (!place) return notConfigured(subject);
    const { server, where, clusterLabel } = place;
    const { stepMs } = range;
    // Whole steps: who asks a moment later asks for the same.
    const from = Math.floor(range.from / stepMs) * stepMs;
    const to = Math.floor(range.to / stepMs) * stepMs;
    const text = query(where, clusterLabel);
    const key = JSON.stringify([server.setting, text, from, to, stepMs]);
    return this.#ranges.read(key, () =>
      this.#read(server, () =>
        server.client.queryRange(text, { from, to, stepMs }),
      ),
    );
  }

  async close(): Promise<void> {
    const servers = [...this.#own.values()];
    if (this.#fleet) servers.push(this.#fleet);
    await Promise.allSettled(servers.map(({ client }) => client.close()));
  }

  #placeOf(subject: MetricsSubject): Place | undefined {
    const { fleet } = this.#config;
    const own = this.#ownOf(subject);
    if (own) return { server: own, where: [] };
    if (!fleet || !this.#fleet) return undefined;
    const { clusterLabel } = fleet;
    if (subject.kind === 'fleet') {
      return { server: this.#fleet, where: [], clusterLabel };
    }
    const value = this.#labelValue(subject);
    return {
      server: this.#fleet,
      where: [{ label: clusterLabel, value }],
    };
  }

  #ownOf(subject: MetricsSubject): Server | undefined {
    if (subject.kind === 'fleet') return undefined;
    return subject.kind === 'hub'
      ? this.#own.get(keyOf(subject.hub))
      : this.#own.get(keyOf(subject.ref.hub, subject.ref.name));
  }

  /** Every hub calls its own cluster `in-cluster`, so that is called after the hub. */
  #labelValue(subject: Exclude<MetricsSubject, { kind: 'fleet' }>): string {
    const { hub, cluster } =
      subject.kind === 'hub'
        ? { hub: subject.hub, cluster: undefined }
        : { hub: subject.ref.hub, cluster: subject.ref.name };
    const own = cluster === 'in-cluster' ? undefined : cluster;
    const named = this.#config.fleet?.names.find(
      name => name.hub === hub && name.cluster === own,
    );
    return named?.value ?? own ?? hub;
  }

  async #read<T>(
    server: Server,
    ask: () => Promise<T>,
  ): Promise<MetricReading<T>> {
    try {
      const value = await ask();
      server.silentSince = undefined;
      return { status: 'ok', value, observedAt: this.#time(this.#now()) };
    } catch (error) {
      const { setting } = server;
      const why =
        error instanceof SourceError
          ? error.told
          : told({ reason: phrase('trouble.metricsNotAsked', { setting }) });
      // One that refuses a query is there all the same.
      const refused = error instanceof SourceError && error.kind === 'refused';
      const since = refused
        ? this.#now()
        : (server.silentSince ??= this.#now());
      return { status: 'failed', since: this.#time(since), ...why };
    }
  }

  #time(ms: number): string {
    return new Date(ms).toISOString();
  }
}

function keyOf(hub: string, cluster?: string): string {
  return JSON.stringify([hub, cluster ?? null]);
}

function notConfigured(subject: MetricsSubject) {
  return {
    status: 'notConfigured' as const,
    ...told({ reason: howToAdd(subject) }),
  };
}

function howToAdd(subject: MetricsSubject): Phrase {
  switch (subject.kind) {
    case 'fleet':
      return phrase('trouble.noFleetMetrics');
    case 'hub':
      return phrase('trouble.noHubMetrics', { hub: subject.hub });
    default: {
      const { hub, name: cluster } = subject.ref;
      return phrase('trouble.noClusterMetrics', { hub, cluster });
    }
  }
}
