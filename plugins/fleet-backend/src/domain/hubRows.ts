import { Turn } from '../turns/Turn';
import type { EntityLinks, HubFacts } from './facts';
import type { ClusterPlace, HubPlace } from './place';
import { ApplicationRow, RowFactory } from './row';

type Places = ReadonlyMap<string, ClusterPlace>;

/** What all rows of a hub depend on, and the rows that were made of it. */
interface Known {
  readonly links: number;
  readonly heard: boolean;
  readonly sets: HubFacts['applicationSets'];
  readonly places: Places;
  readonly applications: HubFacts['applications'];
  /** In the order of the Applications. */
  readonly rows: readonly ApplicationRow[];
}

/**
 * Makes the rows of hubs. While a hub, its clusters, its ApplicationSets and
 * the catalog say the same, only Applications that changed are looked at: the
 * others are where they were the last time.
 */
export class HubRows {
  readonly #links: EntityLinks;
  readonly #factory: RowFactory;
  readonly #known = new Map<string, Known>();

  constructor(links: EntityLinks) {
    this.#links = links;
    this.#factory = new RowFactory(links);
  }

  rowsOf(hub: HubPlace, places: Places): readonly ApplicationRow[] {
    const { name, applications, applicationSets: sets } = hub.facts;
    const { heard } = hub;
    const links = this.#links.version;
    const last = this.#still(hub, places);
    if (last?.applications === applications) return last.rows;
    const still = last?.rows ?? [];
    const rows: ApplicationRow[] = [];
    for (const facts of applications.values()) {
      const old = still.at(rows.length);
      rows.push(old?.facts === facts ? old : this.#row(hub, places, facts));
    }
    this.#known.set(name, { links, heard, sets, places, applications, rows });
    return rows;
  }

  /** Makes, in turns, the rows that {@link rowsOf} does not find as they were. */
  async prepare(hub: HubPlace, places: Places): Promise<void> {
    const last = this.#still(hub, places);
    const { applications } = hub.facts;
    if (last?.applications === applications) return;
    const still = last?.rows ?? [];
    const turn = new Turn();
    let at = 0;
    for (const facts of applications.values()) {
      if (still.at(at)?.facts !== facts) {
        this.#row(hub, places, facts);
        if (turn.isOver) await turn.next();
      }
      at += 1;
    }
  }

  /** What is known, if the rows of Applications that are the same are too. */
  #still(hub: HubPlace, places: Places): Known | undefined {
    const last = this.#known.get(hub.facts.name);
    return last?.links === this.#links.version &&
      last.heard === hub.heard &&
      last.sets === hub.facts.applicationSets &&
      samePlaces(last.places, places)
      ? last
      : undefined;
  }

  #row(
    { facts: { applicationSets }, heard }: HubPlace,
    places: Places,
    facts: ApplicationRow['facts'],
  ): ApplicationRow {
    const { cluster, namespace, applicationSet } = facts;
    const set =
      applicationSet === undefined
        ? undefined
        : applicationSets.get(`${namespace}/${applicationSet}`);
    return this.#factory.row(facts, {
      place: cluster === null ? null : places.get(cluster) ?? null,
      hubHeard: heard,
      progressive: set?.progress[facts.name],
    });
  }
}

function samePlaces(some: Places, others: Places): boolean {
  if (some === others) return true;
  if (some.size !== others.size) return false;
  for (const [name, { content }] of some) {
    if (others.get(name)?.content !== content) return false;
  }
  return true;
}
