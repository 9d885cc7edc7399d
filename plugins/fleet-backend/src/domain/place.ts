import type {
  ApplicationEvidence,
  ClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubCluster } from '@fleet-portal/backstage-plugin-fleet-node';
import { isDeepStrictEqual } from 'node:util';
import {
  compareEnvironments,
  compareText,
  EnvironmentRules,
  isProduction,
} from './environments';
import { clusterKey, EntityLinks, HubFacts, VoiceFacts } from './facts';
import { lazily } from './memo';
import { ClusterWord, clusterWord, probeEvidence } from './hearing';
import type { ClusterSubject } from './scope';

/** A hub and whether its word is recent enough to be believed. */
export interface HubPlace {
  readonly facts: HubFacts;
  readonly heard: boolean;
}

/**
 * A cluster with what the voices on it come to. The same object as long as
 * nothing of it changes, so rows that point to it can be kept. Times of probes
 * are not part of it: they change with every try.
 */
export interface ClusterPlace {
  readonly key: string;
  readonly ref: ClusterRef;
  readonly facts: HubCluster;
  /**
   * The same object for as long as the hub says the same of it, whenever it
   * looked: that it looks anew every few seconds is no news of 10,000 rows.
   */
  readonly content: object;
  readonly hubHeard: boolean;
  readonly environment?: string;
  readonly region?: string;
  readonly production: boolean;
  readonly word: ClusterWord;
  readonly evidence: ApplicationEvidence['probe'];
}

/** Makes the places of one fleet and hands out the old one while it holds. */
export class PlaceFactory {
  readonly #rules: EnvironmentRules;
  readonly #made = new WeakMap<HubCluster, ClusterPlace>();
  /** By hub and by name. */
  #last = new Map<string, ReadonlyMap<string, ClusterPlace>>();

  constructor(rules: EnvironmentRules) {
    this.#rules = rules;
  }

  placesOf(hub: HubPlace, voices: VoiceFacts): Map<string, ClusterPlace> {
    const busy = lazily(() => clustersWithApplications(hub.facts));
    const places = new Map<string, ClusterPlace>();
    for (const facts of hub.facts.clusters.values()) {
      places.set(facts.name, this.#place(hub, facts, busy, voices));
    }
    this.#last.set(hub.facts.name, places);
    return places;
  }

  #place(
    hub: HubPlace,
    facts: HubCluster,
    busy: () => ReadonlySet<string>,
    voices: VoiceFacts,
  ): ClusterPlace {
    const ref = { hub: hub.facts.name, name: facts.name };
    const probe = voices.probe(ref);
    const ownNetworkTrouble = voices.ownNetwork !== undefined;
    const word = clusterWord({
      hubHeard: hub.heard,
      connection: facts.connection,
      hasApplications: () => busy().has(facts.name),
      probe,
      ownNetworkTrouble,
    });
    const evidence = probeEvidence(probe, ownNetworkTrouble);
    const old = this.#made.get(facts);
    if (
      old?.ref.hub === ref.hub &&
      old.word === word &&
      old.evidence === evidence &&
      old.hubHeard === hub.heard
    ) {
      return old;
    }
    const environment = facts.labels[this.#rules.label];
    const last = this.#last.get(ref.hub)?.get(ref.name);
    const place: ClusterPlace = {
      key: clusterKey(ref.hub, ref.name),
      ref,
      facts,
      content:
        last &&
        last.word === word &&
        last.evidence === evidence &&
        last.hubHeard === hub.heard &&
        isDeepStrictEqual(contentOf(last.facts, word), contentOf(facts, word))
          ? last.content
          : {},
      hubHeard: hub.heard,
      environment,
      region: facts.labels[this.#rules.regionLabel],
      production: isProduction(this.#rules, environment),
      word,
      evidence,
    };
    this.#made.set(facts, place);
    return place;
  }
}

function clustersWithApplications({ applications }: HubFacts): Set<string> {
  const busy = new Set<string>();
  for (const { cluster } of applications.values()) {
    if (cluster !== null) busy.add(cluster);
  }
  return busy;
}

/** Times of a cluster that is lost stand still, and rows tell them. */
function contentOf(facts: HubCluster, word: ClusterWord): HubCluster {
  if (word === 'hubLost') return facts;
  const { status, message } = facts.connection;
  return {
    ...facts,
    connection: { status, message },
    cacheSyncedAt: undefined,
  };
}

/** What permission rules see of a cluster. */
export function clusterSubject(
  place: ClusterPlace,
  links: EntityLinks,
): ClusterSubject {
  return {
    ...place.ref,
    labels: place.facts.labels,
    environment: place.environment,
    owners: links.clusterEntity(place.ref)?.owners ?? [],
  };
}

/** By environment, region, name and hub: the order of the matrix's columns. */
export function comparePlaces(
  rules: EnvironmentRules,
  a: ClusterPlace,
  b: ClusterPlace,
): number {
  return (
    compareEnvironments(rules, a.environment, b.environment) ||
    compareOptional(a.region, b.region) ||
    compareText(a.ref.name, b.ref.name) ||
    compareText(a.ref.hub, b.ref.hub)
  );
}

function compareOptional(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return compareText(a, b);
}
