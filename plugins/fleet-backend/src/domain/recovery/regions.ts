import {
  Region,
  RegionVerdict,
  regionVerdicts,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  compareEnvironments,
  compareText,
  isProduction,
} from '../environments';
import { countStates, FleetView } from '../FleetView';
import type { ClusterPlace } from '../place';
import type { ApplicationRow } from '../row';
import { count, listed } from '../words';
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
): { verdict: RegionVerdict; words: string } {
  const asked = clusters.filter(({ answers }) => answers !== undefined);
  const silent = asked.filter(({ answers }) => answers === false);
  const names = listed(silent.map(({ ref }) => ref.name));
  if (asked.length === 0) {
    const words =
      'The portal can ask none of its clusters; only a hub speaks for them.';
    return { verdict: 'unknown', words };
  }
  if (silent.length === asked.length) {
    const words =
      asked.length === 1
        ? `${names} does not answer.`
        : `None of its ${asked.length} clusters answers.`;
    return { verdict: 'lost', words };
  }
  if (silent.length > 0) {
    const verb = silent.length === 1 ? 'does' : 'do';
    const words = `${names} ${verb} not answer; ${count(
      asked.length - silent.length,
      'cluster',
    )} of the region ${asked.length - silent.length === 1 ? 'does' : 'do'}.`;
    return { verdict: 'impaired', words };
  }
  const all =
    asked.length === clusters.length
      ? 'All clusters answer'
      : 'All clusters that can be asked answer';
  const broken = rows.filter(isBroken);
  if (broken.length > 0) {
    const verb = broken.length === 1 ? 'does' : 'do';
    return {
      verdict: 'impaired',
      words: `${all}; ${count(broken.length, 'Application')} ${verb} not work.`,
    };
  }
  return {
    verdict: 'healthy',
    words: `${all}, and every Application works.`,
  };
}
