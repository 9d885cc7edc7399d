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
/** Applications looked at in one go: in a storm others want their turn too. */
const MOST_AT_ONCE = 200;

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
  /** What waits for its turn, in the order in which it happened. */
  #waiting: (() => void)[] = [];
  #cancelWork?: () => void;
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
    this.#cancelWork?.();
    for (const work of this.#waiting) work();
    this.#waiting = [];
  }

  /** Tells what changed since the last look: what is much, in several turns. */
  look(): void {
    const { model } = this.#options;
    const changes = this.#seen < 0 ? undefined : model.changesSince(this.#seen);
    this.#seen = model.version;
    if (changes) {
      for (const ref of changes.removedApplications) {
        this.#waiting.push(() => this.#forget(ref));
      }
      for (const ref of changes.applications) {
        const [hub, application] = this.#find(ref);
        if (hub && application) {
          this.#waiting.push(() => this.#tell(hub, application));
        }
      }
    } else {
      for (const hub of model.hubs()) {
        for (const application of hub.applications.values()) {
          this.#waiting.push(() => this.#tell(hub, application));
        }
      }
    }
    this.#begin();
  }

  /** At once, unless there is something that has to be told before. */
  #begin(): void {
    if (!this.#cancelWork) this.#work();
  }

  #work(): void {
    for (const work of this.#waiting.splice(0, MOST_AT_ONCE)) work();
    if (this.#waiting.length === 0) return;
    this.#cancelWork = this.#options.clock.after(0, () => {
      this.#cancelWork = undefined;
      this.#work();
    });
  }

  /** Tells again what was refused, and what has become news by now. */
  settle(): void {
    for (const ref of this.#unsettled.values()) {
      this.#waiting.push(() => this.#lookAt(ref));
    }
    this.#begin();
  }

  #checkLater(): void {
    const cancel = this.#options.clock.after(SETTLE_CHECK_MS, () => {
      this.settle();
      this.#stops = this.#stops.filter(stop => stop !== cancel);
      this.#checkLater();
    });
    this.#stops.push(cancel);
  }

  #lookAt(ref: HubObjectRef): void {
    const [hub, application] = this.#find(ref);
    if (hub && application) this.#tell(hub, application);
    else this.#unsettled.delete(stringifyHubObjectRef(ref));
  }

  #find(ref: HubObjectRef) {
    const hub = this.#options.model.hub(ref.hub);
    return [hub, hub?.applications.get(objectKey(ref))] as const;
  }

  #forget(ref: HubObjectRef): void {
    const key = stringifyHubObjectRef(ref);
    this.#marks.delete(key);
    this.#unsettled.delete(key);
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
