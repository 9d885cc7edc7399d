import type { EnvironmentRules } from './environments';
import type { EntityLinks, HubFacts, VoiceFacts } from './facts';
import { FleetView, SetPlace } from './FleetView';
import { isHubHeard } from './hearing';
import { ClusterPlace, HubPlace, PlaceFactory } from './place';
import { ApplicationRow, RowFactory } from './row';

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
  readonly #rows: RowFactory;
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
    this.#rows = new RowFactory(options.links);
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
      this.#addRows(hub, ofHub, rows);
      for (const facts of hub.facts.applicationSets.values()) {
        const link = this.#links.linkOfSet(hub.facts.name, facts);
        sets.push({ hub, facts, link });
      }
    }
    const { voices } = moment;
    const parts = { rules: this.#rules, links: this.#links, voices };
    return new FleetView({ ...parts, hubs, places, rows, sets, whole: true });
  }

  /**
   * What a view depends on besides the model's version: time turns a silent
   * hub into one that is not heard, probes fail and recover, the catalog
   * changes.
   */
  keyOf(moment: FleetMoment): string {
    const words: string[] = [
      String(this.#links.version),
      moment.voices.ownNetwork ? 'own network' : '',
    ];
    for (const hub of moment.hubs) {
      words.push(`${hub.name}:${this.isHeard(hub, moment.now)}`);
      // A list that says the same again is news for "tried 2 s ago" only.
      words.push(String(this.#numberOf(hub.clusters)));
      for (const name of hub.clusters.keys()) {
        words.push(moment.voices.probe({ hub: hub.name, name }).state);
      }
    }
    return words.join(' ');
  }

  isHeard(hub: HubFacts, now: number): boolean {
    return isHubHeard(hub.voice, now, this.#staleAfterMs);
  }

  #numberOf(object: object): number {
    const known = this.#numbers.get(object);
    if (known !== undefined) return known;
    this.#lastNumber += 1;
    this.#numbers.set(object, this.#lastNumber);
    return this.#lastNumber;
  }

  #addRows(
    hub: HubPlace,
    places: ReadonlyMap<string, ClusterPlace>,
    rows: ApplicationRow[],
  ): void {
    const { applications, applicationSets } = hub.facts;
    for (const facts of applications.values()) {
      const set =
        facts.applicationSet === undefined
          ? undefined
          : applicationSets.get(`${facts.namespace}/${facts.applicationSet}`);
      rows.push(
        this.#rows.row(facts, {
          place:
            facts.cluster === null ? null : places.get(facts.cluster) ?? null,
          hubHeard: hub.heard,
          progressive: set?.progress[facts.name],
        }),
      );
    }
  }
}
