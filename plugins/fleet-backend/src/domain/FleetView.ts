import {
  FleetState,
  HubObjectRef,
  StateCounts,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubApplicationSet } from '@fleet-portal/backstage-plugin-fleet-node';
import type { EnvironmentRules } from './environments';
import {
  ApplicationFacts,
  EntityLinks,
  objectKeyOf,
  VoiceFacts,
  ServiceLink,
} from './facts';
import { groupBy, lazily } from './memo';
import { noticeAbout } from './ownNetwork';
import { ClusterPlace, clusterSubject, HubPlace } from './place';
import { ApplicationRow, applicationSubject } from './row';
import type { FleetScope } from './scope';
import type { ServiceGroups } from './serviceGroups';
import { behindIn } from './skew';
import { readPath } from './json';

/** An ApplicationSet with the hub that has it and the service behind it. */
export interface SetPlace {
  readonly hub: HubPlace;
  readonly facts: HubApplicationSet;
  readonly link: ServiceLink;
}

export interface FleetViewParts {
  readonly rules: EnvironmentRules;
  readonly links: EntityLinks;
  readonly voices: VoiceFacts;
  readonly hubs: readonly HubPlace[];
  /** By environment, region, name. */
  readonly places: readonly ClusterPlace[];
  readonly rows: readonly ApplicationRow[];
  readonly sets: readonly SetPlace[];
  readonly groups: ServiceGroups;
  /** False for a reader who may see only a part. */
  readonly whole: boolean;
}

/**
 * The fleet at one moment as one reader may see it: rows, and indexes over
 * them that are made when first asked for. It never changes; the next moment
 * has a view of its own. Everything that is counted or listed comes from here,
 * so counts and lists cannot disagree.
 */
export class FleetView {
  readonly rules: EnvironmentRules;
  readonly links: EntityLinks;
  readonly voices: VoiceFacts;
  readonly hubs: readonly HubPlace[];
  /** By environment, region, name. */
  readonly places: readonly ClusterPlace[];
  readonly rows: readonly ApplicationRow[];
  readonly sets: readonly SetPlace[];
  /** False for a reader who may see only a part. */
  readonly whole: boolean;
  readonly #groups: ServiceGroups;

  constructor(parts: FleetViewParts) {
    this.rules = parts.rules;
    this.links = parts.links;
    this.voices = parts.voices;
    this.hubs = parts.hubs;
    this.places = parts.places;
    this.rows = parts.rows;
    this.sets = parts.sets;
    this.whole = parts.whole;
    this.#groups = parts.groups;
  }

  /** By name of the service. */
  readonly services = lazily(() => this.#groups.group(this.rows));
  readonly #byPlace = lazily(() => groupBy(this.rows, row => row.place?.key));
  readonly #byEntity = lazily(() => groupByEntity(this.rows));
  readonly #bySet = lazily(() => groupBy(this.rows, setKeyOf));
  readonly #byFacts = lazily(
    () => new Map(this.rows.map(row => [row.facts, row])),
  );
  readonly #placeByKey = lazily(
    () => new Map(this.places.map(place => [place.key, place])),
  );

  /** Newer releases in the same environment; 0 when it is the newest. */
  behindOf(row: ApplicationRow): number {
    const group = this.services().get(row.link.service);
    return (group && behindIn(group).get(row)) ?? 0;
  }

  /** How many Applications are behind their environment. */
  behindCount(): number {
    let count = 0;
    for (const group of this.services().values()) count += behindIn(group).size;
    return count;
  }

  rowsOn(place: ClusterPlace): readonly ApplicationRow[] {
    return this.#byPlace().get(place.key) ?? [];
  }

  rowsOfSet(ref: HubObjectRef): readonly ApplicationRow[] {
    return this.#bySet().get(objectKeyOf(ref)) ?? [];
  }

  rowsOfEntity(entityRef: string): readonly ApplicationRow[] {
    return this.#byEntity().get(entityRef) ?? [];
  }

  row(ref: HubObjectRef): ApplicationRow | undefined {
    const facts = this.#facts(ref);
    return facts && this.#byFacts().get(facts);
  }

  /** Of the few that changed: without an index, which each view would make anew. */
  rowsOf(refs: readonly HubObjectRef[]): readonly ApplicationRow[] {
    const wanted = new Set(refs.flatMap(ref => this.#facts(ref) ?? []));
    if (wanted.size === 0) return [];
    return this.rows.filter(({ facts }) => wanted.has(facts));
  }

  #facts({ hub, namespace, name }: HubObjectRef): ApplicationFacts | undefined {
    return this.hub(hub)?.facts.applications.get(`${namespace}/${name}`);
  }

  place(key: string): ClusterPlace | undefined {
    return this.#placeByKey().get(key);
  }

  hub(name: string): HubPlace | undefined {
    return this.hubs.find(hub => hub.facts.name === name);
  }

  /** The same moment for a reader who may see less. */
  within(scope: FleetScope): FleetView {
    const rows = this.rows.filter(row =>
      scope.application(applicationSubject(row)),
    );
    const places = this.places.filter(place =>
      scope.cluster(clusterSubject(place, this.links)),
    );
    const seen = new Set([
      ...rows.map(row => row.facts.hub),
      ...places.map(place => place.ref.hub),
    ]);
    const shownSets = new Set(rows.map(setKeyOf));
    const sets = this.sets.filter(set => this.#showsSet(set, shownSets, scope));
    for (const set of sets) seen.add(set.hub.facts.name);
    return new FleetView({
      rules: this.rules,
      links: this.links,
      voices: {
        ...this.voices,
        ownNetwork: noticeAbout(places, this.voices),
      },
      hubs: this.hubs.filter(hub => seen.has(hub.facts.name)),
      places,
      rows,
      sets,
      groups: this.#groups,
      whole: false,
    });
  }

  /**
   * An ApplicationSet is seen with any of its Applications. One that has none,
   * because it fails to render, is judged by its project and its owner.
   */
  #showsSet(
    set: SetPlace,
    shown: ReadonlySet<string | undefined>,
    scope: FleetScope,
  ): boolean {
    const ref = { ...set.facts, hub: set.hub.facts.name };
    if (shown.has(objectKeyOf(ref))) return true;
    if (this.rowsOfSet(ref).length > 0) return false;
    return scope.application({
      hub: ref.hub,
      namespace: ref.namespace,
      name: ref.name,
      project: projectOfSet(set.facts) ?? '',
      owners: set.link.owners,
      clusterLabels: {},
    });
  }
}

/** Applications by state; a state with none is absent. */
export function countStates(rows: Iterable<ApplicationRow>): StateCounts {
  const counts: Partial<Record<FleetState, number>> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** The AppProject that the template names, where it is no template itself. */
export function projectOfSet(set: HubApplicationSet): string | undefined {
  const project = readPath(set.spec, ['template', 'spec', 'project']);
  return typeof project === 'string' && !project.includes('{{')
    ? project
    : undefined;
}

function setKeyOf({ facts }: ApplicationRow): string | undefined {
  const { hub, namespace, applicationSet } = facts;
  return applicationSet === undefined
    ? undefined
    : objectKeyOf({ hub, namespace, name: applicationSet });
}

function groupByEntity(
  rows: readonly ApplicationRow[],
): Map<string, ApplicationRow[]> {
  const pairs = rows.flatMap(row =>
    row.link.matches.map(match => ({ row, entityRef: match.entityRef })),
  );
  const groups = groupBy(pairs, pair => pair.entityRef);
  return new Map(
    [...groups].map(([entityRef, members]) => [
      entityRef,
      members.map(member => member.row),
    ]),
  );
}
