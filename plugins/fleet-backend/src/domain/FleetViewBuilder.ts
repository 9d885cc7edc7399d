import type { EnvironmentRules } from './environments';
import type { EntityLinks, HubFacts, VoiceFacts } from './facts';
import { FleetView, SetPlace } from './FleetView';
import { isHubHeard } from './hearing';
import { HubRows } from './hubRows';
import { ClusterPlace, comparePlaces, HubPlace, PlaceFactory } from './place';
import type { ApplicationRow } from './row';
import { ServiceGroups } from './serviceGroups';

export interface FleetMoment {
  readonly hubs: readonly HubFacts[];
  readonly voices: VoiceFacts;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Makes the view of each moment and reuses what did not change. One builder
 * per fleet: it remembers rows by the identity of the hub's objects, which the
 * model replaces and never mutates.
 */
export class FleetViewBuilder {
  readonly #rules: EnvironmentRules;
  readonly #links: EntityLinks;
  readonly #staleAfterMs: number;
  readonly #places: PlaceFactory;
  readonly #rows: HubRows;
  readonly #groups = new ServiceGroups();
  #sorted: readonly ClusterPlace[] = [];
  #unsorted: readonly ClusterPlace[] = [];
  readonly #numbers = new WeakMap<object, number>();
  #lastNumber = 0;

  constructor(options: {
    rules: EnvironmentRules;
    links: EntityLinks;
    staleAfterMs: number;
  }) {
    this.#rules = options.rules;
    this.#links = options.links;
    this.#staleAfterMs = options.staleAfterMs;
    this.#places = new PlaceFactory(options.rules);
    this.#rows = new HubRows(options.links);
  }

  /** Does in turns most of what {@link build} has to do for the same moment. */
  async prepare({ hubs, voices, now }: FleetMoment): Promise<void> {
    for (const facts of hubs) {
      const hub = { facts, heard: this.isHeard(facts, now) };
      await this.#rows.prepare(hub, this.#places.placesOf(hub, voices));
    }
  }

  build(moment: FleetMoment): FleetView {
    const hubs: HubPlace[] = moment.hubs.map(facts => ({
      facts,
      heard: this.isHeard(facts, moment.now),
    }));
    const places: ClusterPlace[] = [];
    const rows: ApplicationRow[] = [];
    const sets: SetPlace[] = [];
    for (const hub of hubs) {
      const ofHub = this.#places.placesOf(hub, moment.voices);
      places.push(...ofHub.values());
      for (const row of this.#rows.rowsOf(hub, ofHub)) rows.push(row);
      for (const facts of hub.facts.applicationSets.values()) {
        const link = this.#links.linkOfSet(hub.facts.name, facts);
        sets.push({ hub, facts, link });
      }
    }
    const { voices } = moment;
    return new FleetView({
      rules: this.#rules,
      links: this.#links,
      groups: this.#groups,
      voices,
      hubs,
      places: this.#inOrder(places),
      rows,
      sets,
      whole: true,
    });
  }

  /**
   * What a view depends on besides the model's version and the probes: time
   * turns a silent hub into one that is not heard, the catalog changes.
   */
  keyOf({ hubs, now }: Pick<FleetMoment, 'hubs' | 'now'>): string {
    const words: string[] = [String(this.#links.version)];
    for (const hub of hubs) {
      words.push(`${hub.name}:${this.isHeard(hub, now)}`);
      // A list that says the same again is news for "tried 2 s ago" only.
      words.push(String(this.#numberOf(hub.clusters)));
    }
    return words.join(' ');
  }

  isHeard(hub: HubFacts, now: number): boolean {
    return isHubHeard(hub.voice, now, this.#staleAfterMs);
  }

  /** The same list for the same places: sorting costs more than comparing. */
  #inOrder(places: readonly ClusterPlace[]): readonly ClusterPlace[] {
    const known = this.#unsorted;
    const same =
      known.length === places.length &&
      places.every((place, index) => place === known[index]);
    if (!same) {
      this.#unsorted = places;
      this.#sorted = [...places].sort((a, b) =>
        comparePlaces(this.#rules, a, b),
      );
    }
    return this.#sorted;
  }

  #numberOf(object: object): number {
    const known = this.#numbers.get(object);
    if (known !== undefined) return known;
    this.#lastNumber += 1;
    this.#numbers.set(object, this.#lastNumber);
    return this.#lastNumber;
  }
}
