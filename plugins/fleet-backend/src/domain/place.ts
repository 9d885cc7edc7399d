import type {
  ApplicationEvidence,
  ClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubCluster } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  compareEnvironments,
  compareText,
  EnvironmentRules,
  isProduction,
} from './environments';
import { clusterKey, EntityLinks, HubFacts, VoiceFacts } from './facts';
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

  constructor(rules: EnvironmentRules) {
    this.#rules = rules;
  }

  placesOf(hub: HubPlace, voices: VoiceFacts): Map<string, ClusterPlace> {
    const busy = new Set<string>();
    for (const { cluster } of hub.facts.applications.values()) {
      if (cluster !== null) busy.add(cluster);
    }
    const places = new Map<string, ClusterPlace>();
    for (const facts of hub.facts.clusters.values()) {
      places.set(facts.name, this.#place(hub, facts, busy, voices));
    }
    return places;
  }

  #place(
    hub: HubPlace,
    facts: HubCluster,
    busy: ReadonlySet<string>,
    voices: VoiceFacts,
  ): ClusterPlace {
    const ref = { hub: hub.facts.name, name: facts.name };
    const probe = voices.probe(ref);
    const ownNetworkTrouble = voices.ownNetwork !== undefined;
    const word = clusterWord({
      hubHeard: hub.heard,
      connection: facts.connection,
      hasApplications: busy.has(facts.name),
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
    const place: ClusterPlace = {
      key: clusterKey(ref.hub, ref.name),
      ref,
      facts,
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
