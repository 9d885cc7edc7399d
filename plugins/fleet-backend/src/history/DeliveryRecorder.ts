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
  writer: Pick<HistoryWriter, 'add' | 'hasRoom'>;
  clock: Clock;
}

/** How often it is looked at what time alone settles. */
const SETTLE_CHECK_MS = 10_000;
/** A hub whose clusters are not known by then does not let us list them. */
const CLUSTERS_MS = 60_000;
/** Applications looked at in one go: others want their turn too. */
const MOST_AT_ONCE = 200;
/** So many changes in one batch of the model are a storm: the pages come first. */
const STORM = 50;
/** A storm is over when none of them came for this long. */
const CALM_MS = 200;
/** Nor does it keep anything waiting for longer than this. */
const LONGEST_STORM_MS = 3_000;

/**
 * Turns what the model learns of Applications into events. What it told last
 * about each Application is only remembered in memory: after a start everything
 * that the hubs remember is told again, and the database knows most of it. What
 * a storm changes is told when it is over, each change as it was.
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
  #stormSince?: number;
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
    const { model, clock } = this.#options;
    const changes = this.#seen < 0 ? undefined : model.changesSince(this.#seen);
    this.#seen = model.version;
    const before = this.#waiting.length;
    const seenAt = clock.now();
    const tell = (application: ModelApplication) =>
      this.#waiting.push(() => this.#tell(application, seenAt));
    if (changes) {
      for (const ref of changes.removedApplications) {
        this.#waiting.push(() => this.#forget(ref));
      }
      for (const ref of changes.applications) {
        const application = this.#find(ref);
        if (application) tell(application);
      }
    } else {
      for (const hub of model.hubs()) {
        for (const application of hub.applications.values()) tell(application);
      }
    }
    if (this.#waiting.length - before >= STORM) this.#putOff(seenAt);
    this.#begin();
  }

  #putOff(now: number): void {
    this.#stormSince ??= now;
    const wait = Math.min(CALM_MS, this.#stormSince + LONGEST_STORM_MS - now);
    if (wait > 0) this.#workAfter(wait);
  }

  /** At once, unless there is something that has to be told before. */
  #begin(): void {
    if (!this.#cancelWork) this.#work();
  }

  #work(): void {
    for (const work of this.#waiting.splice(0, MOST_AT_ONCE)) work();
    if (this.#waiting.length > 0) this.#workAfter(0);
    else this.#stormSince = undefined;
  }

  #workAfter(ms: number): void {
    this.#cancelWork?.();
    this.#cancelWork = this.#options.clock.after(ms, () => {
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
    const application = this.#find(ref);
    if (application) this.#tell(application, this.#options.clock.now());
    else this.#unsettled.delete(stringifyHubObjectRef(ref));
  }

  #find(ref: HubObjectRef): ModelApplication | undefined {
    return this.#options.model.hub(ref.hub)?.applications.get(objectKey(ref));
  }

  #forget(ref: HubObjectRef): void {
    const key = stringifyHubObjectRef(ref);
    this.#marks.delete(key);
    this.#unsettled.delete(key);
  }

  #tell(application: ModelApplication, now: number): void {
    const { model, links, rules, writer, retentionMs } = this.#options;
    const { namespace, name } = application;
    const hub = model.hub(application.hub);
    if (!hub) return;
    const ref = { hub: hub.name, namespace, name };
    const key = stringifyHubObjectRef(ref);
    // To work out what there is to tell is dear, and in vain without room.
    if (!this.#knowsClusters(hub, now) || !writer.hasRoom) {
      this.#unsettled.set(key, ref);
      return;
    }
    const { service } = links.linkOf(application);
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
