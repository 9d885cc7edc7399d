import type { EnvironmentRules } from '../domain/environments';
import type { EntityLinks, HubFacts, VoiceFacts } from '../domain/facts';
import { timestamp } from '../domain/facts';
import type { FleetView } from '../domain/FleetView';
import { FleetMoment, FleetViewBuilder } from '../domain/FleetViewBuilder';
import type { FleetScope } from '../domain/scope';
import { Envelope, sourcesOf } from '../domain/sources';
import type { FleetModel, SpokeVoices } from '../model/FleetModel';
import { PublishedHubs } from './PublishedHubs';

/** Readers with conditions of their own whose view is kept at the same time. */
const MOST_SCOPES = 64;

/** A view with the version of the model that it was made from. */
export interface VersionedView {
  readonly view: FleetView;
  readonly version: number;
}

/**
 * Makes views when somebody asks, and only when something changed: the model's
 * version, a hub that fell silent, a probe, the catalog. Whatever is concluded
 * from a view is remembered with it, so a thousand viewers cost one reckoning.
 */
export class FleetViews {
  readonly #model: FleetModel;
  readonly #hubs: PublishedHubs;
  readonly #spokes: SpokeVoices;
  readonly #builder: FleetViewBuilder;
  readonly #now: () => number;
  #kept?: { key: string; versioned: VersionedView };
  #preparing?: Promise<void>;
  readonly #scoped = new Map<string, FleetView>();

  constructor(options: {
    model: FleetModel;
    spokes: SpokeVoices;
    links: EntityLinks;
    rules: EnvironmentRules;
    staleAfterMs: number;
    now: () => number;
  }) {
    this.#model = options.model;
    this.#hubs = new PublishedHubs(options.model);
    this.#spokes = options.spokes;
    this.#now = options.now;
    this.#builder = new FleetViewBuilder(options);
  }

  /** Begins to follow the model; returns how to stop. */
  start(): () => void {
    return this.#hubs.start();
  }

  /** The fleet as of now, as the reader may see it. */
  view(scope?: FleetScope): VersionedView {
    const whole = this.#whole();
    if (!scope) return whole;
    const kept = this.#scoped.get(scope.key);
    if (kept) return { ...whole, view: kept };
    if (this.#scoped.size >= MOST_SCOPES) this.#scoped.clear();
    const view = whole.view.within(scope);
    this.#scoped.set(scope.key, view);
    return { ...whole, view };
  }

  /** The same for who can wait: after a storm it is made in turns. */
  async viewInTurns(scope?: FleetScope): Promise<VersionedView> {
    this.#preparing ??= this.#prepare().finally(() => {
      this.#preparing = undefined;
    });
    await this.#preparing;
    return this.view(scope);
  }

  /** Sources are told as of now; the narrower, the smaller the answer. */
  envelope(
    { view, version }: VersionedView,
    about: Omit<Parameters<typeof sourcesOf>[2], 'now'> = {},
  ): Envelope {
    const now = this.#now();
    return {
      version,
      epoch: this.#model.epoch,
      sources: sourcesOf(view, this.#hubs.now(), { ...about, now }),
      notice: view.voices.ownNetwork,
    };
  }

  isHeard(hub: HubFacts): boolean {
    return this.#builder.isHeard(hub, this.#now());
  }

  async #prepare(): Promise<void> {
    const { key, moment } = this.#seen();
    if (this.#kept?.key !== key) await this.#builder.prepare(moment);
  }

  #whole(): VersionedView {
    const { key, moment } = this.#seen();
    if (this.#kept?.key !== key) {
      this.#scoped.clear();
      const { version } = this.#model;
      const view = this.#builder.build(moment);
      this.#kept = { key, versioned: { view, version } };
    }
    return this.#kept.versioned;
  }

  #seen(): { key: string; moment: FleetMoment } {
    const seen = { hubs: this.#hubs.now(), now: this.#now() };
    const { version } = this.#model;
    const { revision } = this.#spokes;
    return {
      key: `${version} ${revision} ${this.#builder.keyOf(seen)}`,
      moment: { ...seen, voices: this.#voices() },
    };
  }

  #voices(): VoiceFacts {
    const trouble = this.#spokes.ownNetworkTrouble();
    return {
      probe: ref => this.#spokes.probe(ref),
      degradedReason: ref => this.#model.reasonFor(ref),
      ownNetwork: trouble && {
        kind: 'ownNetwork',
        ...trouble,
        since: timestamp(trouble.since),
      },
    };
  }
}
