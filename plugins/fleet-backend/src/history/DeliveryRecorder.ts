import {
  HubObjectRef,
  stringifyHubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { Clock } from '../clock';
import { DeliveryMark, newsOf } from '../domain/deliveryWatch';
import type { EnvironmentRules } from '../domain/environments';
import type { EntityLinks } from '../domain/facts';
import { isHubHeard, probeEvidence } from '../domain/hearing';
import { deployedRelease } from '../domain/release';
import {
  FleetModel,
  HubSnapshot,
  ModelApplication,
  objectKey,
  SpokeVoices,
} from '../model/FleetModel';
import type { HistoryWriter } from './HistoryWriter';

export interface DeliveryRecorderOptions {
  model: FleetModel;
  spokes: SpokeVoices;
  links: EntityLinks;
  rules: EnvironmentRules;
  staleAfterMs: number;
  /** Milliseconds; what is older is forgotten and need not be told again. */
  retentionMs: number;
  writer: Pick<HistoryWriter, 'add'>;
  clock: Clock;
}

/** How often it is looked at what time alone settles. */
const SETTLE_CHECK_MS = 10_000;
/** A hub whose clusters are not known by then does not let us list them. */
const CLUSTERS_MS = 60_000;

/**
 * Turns what the model learns of Applications into events. What it told last
 * about each Application is only remembered in memory: after a start everything
 * that the hubs remember is told again, and the database knows most of it.
 */
export class DeliveryRecorder {
  readonly #options: DeliveryRecorderOptions;
  readonly #marks = new Map<string, DeliveryMark>();
  /** Applications that time, or room in the queue, makes news of. */
  readonly #unsettled = new Map<string, HubObjectRef>();
  /** When each hub was first looked at. */
  readonly #metAt = new Map<string, number>();
  #seen = -1;
  #stops: (() => void)[] = [];

  constructor(options: DeliveryRecorderOptions) {
    this.#options = options;
  }

  start(): void {
    const { model } = this.#options;
    this.#stops = [model.subscribe(() => this.look())];
    this.look();
    this.#checkLater();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  /** Tells what changed since the last look. */
  look(): void {
    const { model } = this.#options;
    const changes = this.#seen < 0 ? undefined : model.changesSince(this.#seen);
    this.#seen = model.version;
    if (!changes) {
      this.#lookAtAll();
      return;
    }
    for (const ref of changes.removedApplications) {
      const key = stringifyHubObjectRef(ref);
      this.#marks.delete(key);
      this.#unsettled.delete(key);
    }
    for (const ref of changes.applications) this.#lookAt(ref);
  }

  /** Tells again what was refused, and what has become news by now. */
  settle(): void {
    for (const ref of [...this.#unsettled.values()]) this.#lookAt(ref);
  }

  #checkLater(): void {
    const cancel = this.#options.clock.after(SETTLE_CHECK_MS, () => {
      this.settle();
      this.#stops = this.#stops.filter(stop => stop !== cancel);
      this.#checkLater();
    });
    this.#stops.push(cancel);
  }

  #lookAtAll(): void {
    for (const hub of this.#options.model.hubs()) {
      for (const application of hub.applications.values()) {
        this.#tell(hub, application);
      }
    }
  }

  #lookAt(ref: HubObjectRef): void {
    const hub = this.#options.model.hub(ref.hub);
    const application = hub?.applications.get(objectKey(ref));
    if (hub && application) this.#tell(hub, application);
    else this.#unsettled.delete(stringifyHubObjectRef(ref));
  }

  #tell(hub: HubSnapshot, application: ModelApplication): void {
    const { links, rules, writer, clock, retentionMs } = this.#options;
    const { namespace, name } = application;
    const ref = { hub: hub.name, namespace, name };
    const key = stringifyHubObjectRef(ref);
    const { service } = links.linkOf(application);
    const now = clock.now();
    if (!this.#knowsClusters(hub, now)) {
      this.#unsettled.set(key, ref);
      return;
    }
    const cluster =
      application.cluster === null
        ? undefined
        : hub.clusters.get(application.cluster);
    const news = newsOf(
      application,
      {
        service,
        environment: cluster?.labels[rules.label],
        version: deployedRelease(application, service),
        heard: this.#isHeard(hub, application.cluster),
        now,
      },
      this.#marks.get(key),
    );
    const events = news.events.filter(({ at }) => at >= now - retentionMs);
    const taken = events.length === 0 || writer.add(events);
    if (taken) this.#marks.set(key, news.mark);
    if (taken && !news.unsettled) this.#unsettled.delete(key);
    else this.#unsettled.set(key, ref);
  }

  /** The Applications come before the clusters, and nobody knows where they are. */
  #knowsClusters(hub: HubSnapshot, now: number): boolean {
    const metAt = this.#metAt.get(hub.name) ?? now;
    this.#metAt.set(hub.name, metAt);
    return hub.clusters.size > 0 || now - metAt >= CLUSTERS_MS;
  }

  #isHeard(hub: HubSnapshot, cluster: string | null): boolean {
    const { spokes, clock, staleAfterMs } = this.#options;
    if (!isHubHeard(hub.voice, clock.now(), staleAfterMs)) return false;
    if (cluster === null) return true;
    const probe = spokes.probe({ hub: hub.name, name: cluster });
    const ownNetwork = spokes.ownNetworkTrouble() !== undefined;
    return probeEvidence(probe, ownNetwork) !== 'unreachable';
  }
}
