import {
  listOf,
  Phrase,
  phrase,
  Region,
  RegionVerdict,
  regionVerdicts,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  compareEnvironments,
  compareText,
  isProduction,
} from '../environments';
import { countStates, FleetView } from '../FleetView';
import type { ClusterPlace } from '../place';
import type { ApplicationRow } from '../row';
import { answersOf, isBroken, KnownFacts, RegionPlace } from './regionPlace';
import { failoverReadiness, standbyChecks } from './standby';

/** Every region of every environment; clusters without one of the labels have none. */
export function regionsOf(view: FleetView, facts: KnownFacts): Region[] {
  const all = grouped(view);
  const { rules } = view;
  return all
    .map(one => regionView(view, one, all, facts))
    .sort(
      (a, b) =>
        Number(isProduction(rules, b.environment)) -
          Number(isProduction(rules, a.environment)) ||
        compareEnvironments(rules, a.environment, b.environment) ||
        regionVerdicts.indexOf(a.verdict) - regionVerdicts.indexOf(b.verdict) ||
        compareText(a.region, b.region),
    );
}

function grouped(view: FleetView): RegionPlace[] {
  const groups = new Map<string, RegionPlace & { places: ClusterPlace[] }>();
  for (const place of view.places) {
    const { environment, region } = place;
    if (environment === undefined || region === undefined) continue;
    const key = JSON.stringify([environment, region]);
    const group = groups.get(key) ?? {
      environment,
      region,
      places: [],
      rows: [],
    };
    groups.set(key, {
      ...group,
      places: [...group.places, place],
      rows: [...group.rows, ...view.rowsOn(place)],
    });
  }
  return [...groups.values()];
}

function regionView(
  view: FleetView,
  one: RegionPlace,
  all: readonly RegionPlace[],
  facts: KnownFacts,
): Region {
  const { environment, region, places, rows } = one;
  const clusters = places.map(({ ref }) => {
    const { state, since } = view.voices.probe(ref);
    return { ref, answers: answersOf(state), since };
  });
  const standbys = all
    .filter(other => other.environment === environment && other !== one)
    .map(other => ({
      region: other.region,
      checks: standbyChecks(view, one, other, facts),
    }))
    .sort(
      (a, b) =>
        failoverReadiness(b.checks) - failoverReadiness(a.checks) ||
        compareText(a.region, b.region),
    );
  return {
    environment,
    region,
    ...verdictOf(clusters, rows),
    clusters,
    applications: rows.length,
    states: countStates(rows),
    standbys,
  };
}

function verdictOf(
  clusters: Region['clusters'],
  rows: readonly ApplicationRow[],
): Pick<Region, 'verdict' | 'words' | 'phrases'> {
  const verdictWith = (verdict: RegionVerdict, words: Phrase) => ({
    verdict,
    ...told({ words }),
  });
  const asked = clusters.filter(({ answers }) => answers !== undefined);
  const silent = asked.filter(({ answers }) => answers === false);
  const names = silent.map(({ ref }) => ref.name);
  if (asked.length === 0) {
    return verdictWith('unknown', phrase('region.noneAsked'));
  }
  if (silent.length === asked.length) {
    return verdictWith(
      'lost',
      asked.length === 1
        ? phrase('region.oneSilent', { name: names[0] })
        : phrase('region.allSilent', { count: asked.length }),
    );
  }
  if (silent.length > 0) {
    return verdictWith('impaired', someSilent(names, asked.length));
  }
  const all = [
    phrase(
      asked.length === clusters.length
        ? 'region.allAnswer'
        : 'region.allAskedAnswer',
    ),
  ];
  const broken = rows.filter(isBroken).length;
  return broken > 0
    ? verdictWith('impaired', phrase('region.broken', { all, count: broken }))
    : verdictWith('healthy', phrase('region.healthy', { all }));
}

function someSilent(silent: readonly string[], asked: number): Phrase {
  const answer = asked - silent.length;
  return phrase('region.someSilent', {
    names: listOf(silent),
    others: [phrase('region.others', { count: answer })],
    count: silent.length,
  });
}
