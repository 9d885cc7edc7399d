import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubClient,
  HubOperations,
  SpokeAccess,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from './clock';
import type { FleetConfig } from './config';
import type { AnyHubConfig } from './hubConfig';
import { createHubClient, OwnHubClient } from './hub/createHubClient';
import type { FleetMeters } from './metrics/FleetMeters';
import { DegradedReasons, HubListener, LiveFleetModel } from './model';
import type { WatchTimings } from './model/HubSession';
import { onlyWhileHeard } from './model/onlyWhileHeard';
import {
  ConfiguredSpokeAccess,
  createSpokeVoices,
  KubernetesPluginSpokeAccess,
  SpokeAccessConfig,
} from './spoke';

export interface FleetRuntimeOptions {
  config: FleetConfig;
  logger: LoggerService;
  clock: Clock;
  random: () => number;
  epoch: string;
  /** Hubs of other modules, besides those of the configuration. */
  hubClients?: readonly HubClient[];
  /** What those hubs can be asked to do. */
  hubOperations?: readonly HubOperations[];
  /** Ways to spokes of other modules; asked before those of the configuration. */
  spokeAccess?: readonly SpokeAccess[];
  timings?: Partial<WatchTimings>;
  /** Counts what is asked of hubs and spokes. */
  meters?: FleetMeters;
}

/** The model with all that keeps it alive: watchers, probers and enrichers. */
export class FleetRuntime {
  readonly model: LiveFleetModel;
  /** For readers' own questions, by name of the hub; without unusable hubs. */
  readonly hubClients: ReadonlyMap<string, HubClient>;
  /** All of them, and straight to the hub: for questions that do not go by what the model thinks of it. */
  readonly allHubClients: ReadonlyMap<string, HubClient>;
  /** By name of the hub; without those that can only be read. */
  readonly hubOperations: ReadonlyMap<string, HubOperations>;
  readonly spokes;
  readonly spokeAccess: readonly SpokeAccess[];
  readonly #listeners = new Map<string, HubListener>();
  /** Hubs of the configuration, as it is by now. */
  readonly #own = new Map<
    string,
    { entry: AnyHubConfig; client: OwnHubClient }
  >();
  readonly #configured: ConfiguredSpokeAccess;
  readonly #kubernetesPlugin: KubernetesPluginSpokeAccess;
  readonly #reasons: DegradedReasons;
  readonly #operations: HubOperations[] = [];
  readonly #closing: (() => Promise<void>)[] = [];
  #unsubscribe?: () => void;

  /** Asks nobody anything until {@link start}. */
  constructor(options: FleetRuntimeOptions) {
    const { config, clock, logger } = options;
    this.model = new LiveFleetModel({
      clock,
      epoch: options.epoch,
      staleAfterMs: config.staleAfterMs,
      onListenerError: error => {
        logger.error(
          'A reader of the fleet model failed',
          error instanceof Error ? error : undefined,
        );
      },
    });
    const clients = new Map<string, HubClient>();
    const all = new Map<string, HubClient>();
    for (const hub of config.hubs) {
      const client = this.#clientOf(hub, options);
      all.set(hub.name, client);
      this.#addHub(options, clients, client, hub);
    }
    for (const { name, title, reason } of config.unusableHubs) {
      this.model
        .addHub({ name, title })
        .speak({ state: 'unreachable', reason });
    }
    for (const added of options.hubClients ?? []) {
      const client = options.meters?.hub(added) ?? added;
      if (this.model.hub(client.hub)) {
        logger.warn(
          `A module brings a hub ${client.hub}, which fleet.hubs has already; remove one of them.`,
        );
      } else {
        all.set(client.hub, client);
        this.#addHub(options, clients, client);
      }
    }
    this.hubClients = clients;
    this.hubOperations = new Map(
      [...(options.hubOperations ?? []), ...this.#operations]
        .filter(({ hub }) => clients.has(hub))
        .map(one => [one.hub, options.meters?.operations(one) ?? one]),
    );
    this.allHubClients = all;
    this.#configured = new ConfiguredSpokeAccess(config.spokes);
    this.#kubernetesPlugin = new KubernetesPluginSpokeAccess(
      config.kubernetesPlugin,
      this.model.hubs().length,
    );
    this.spokeAccess = [
      ...(options.spokeAccess ?? []),
      this.#configured,
      this.#kubernetesPlugin,
    ].map(access => options.meters?.spokes(access) ?? access);
    this.#reasons = new DegradedReasons({
      model: this.model,
      clientFor: hub => clients.get(hub),
      clock,
    });
    this.spokes = createSpokeVoices({
      access: this.spokeAccess,
      config: config.probes,
      platformMaxAgeMs: config.readiness.maxAgeMs,
      clock,
      random: options.random,
      onChange: refs => this.model.touch({ clusters: refs }),
      onBadAccess: (_ref, reason) => logger.warn(reason),
    });
  }

  /** Returns at once: a hub that does not answer is waited for by nobody. */
  start(): void {
    this.model.start();
    this.#followClusters();
    this.#reasons.start();
    for (const listener of this.#listeners.values()) listener.start();
  }

  /** The hubs that `fleet.hubs` named at the start, as it has them by now. */
  get hubEntries(): AnyHubConfig[] {
    return [...this.#own.values()].map(({ entry }) => entry);
  }

  /** `fleet.spokes` as it is by now. */
  get spokeEntries(): SpokeAccessConfig[] {
    return this.#configured.entries;
  }

  /**
   * Takes from another reading of the configuration what may change without a
   * restart: credentials that were renewed, who is muted, and the ways to spokes.
   *
   * @returns the spokes that are reached in another way, or not at all, by now
   */
  follow(
    config: Pick<FleetConfig, 'hubs' | 'spokes' | 'kubernetesPlugin'>,
  ): ClusterRef[] {
    for (const hub of config.hubs) {
      const known = this.#own.get(hub.name);
      if (!known) continue;
      known.entry = { ...known.entry, muted: hub.muted };
      known.client.follow(hub);
      this.#listeners.get(hub.name)?.mute(hub.muted);
    }
    const others = [
      ...this.#configured.follow(config.spokes),
      ...this.#kubernetesPlugin.follow(config.kubernetesPlugin),
    ];
    this.spokes.reconsider(others);
    return others;
  }

  /** Resolves when no socket, timer or request is left. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    await Promise.allSettled([
      ...[...this.#listeners.values()].map(listener => listener.stop()),
      this.#reasons.stop(),
      this.spokes.stop(),
    ]);
    await Promise.allSettled(this.#closing.map(close => close()));
    this.model.stop();
  }

  #clientOf(
    hub: AnyHubConfig,
    { clock, meters }: FleetRuntimeOptions,
  ): HubClient {
    const client = createHubClient(hub, clock);
    this.#own.set(hub.name, { entry: hub, client });
    this.#closing.push(() => client.close());
    if (client.operations) this.#operations.push(client.operations);
    return meters?.hub(client) ?? client;
  }

  #addHub(
    options: FleetRuntimeOptions,
    clients: Map<string, HubClient>,
    client: HubClient,
    hub?: AnyHubConfig,
  ): void {
    const { clock, logger, random, timings } = options;
    const store = this.model.addHub({
      name: client.hub,
      title: hub?.title ?? client.hub,
      uiUrl: hub?.uiUrl,
    });
    const guarded = onlyWhileHeard(client, () => store.voice);
    clients.set(client.hub, guarded);
    const watching = { client, store, clock, random, logger, timings };
    const listener = new HubListener(watching, hub?.muted);
    this.#listeners.set(client.hub, listener);
  }

  /** The probers follow the clusters that the hubs know. */
  #followClusters(): void {
    let seen = -1;
    const follow = () => {
      const changes = seen < 0 ? undefined : this.model.changesSince(seen);
      seen = this.model.version;
      if (changes && changes.clusters.length === 0) return;
      this.spokes.setSpokes(
        this.model.hubs().flatMap(hub =>
          [...hub.clusters.values()].map(({ name, server }) => ({
            ref: { hub: hub.name, name },
            server,
          })),
        ),
      );
    };
    this.#unsubscribe = this.model.subscribe(follow);
    follow();
  }
}
