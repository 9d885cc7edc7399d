import {
  ApplicationSetSummary,
  describeGenerator,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { applicationSetTrouble, isRollingOut } from './applicationSetTrouble';
import { countStates, FleetView, SetPlace } from './FleetView';
import { readList } from './json';
import { PlacementAnswer, placementViews } from './placement';
import { rollingSyncSteps } from './rollingSync';
import { oneLine } from './row';

/** One ApplicationSet with what it generates and where it stands. */
export function applicationSetSummary(
  view: FleetView,
  set: SetPlace,
  placement: PlacementAnswer,
): ApplicationSetSummary {
  const { facts, link } = set;
  const hub = set.hub.facts.name;
  const ref = { hub, namespace: facts.namespace, name: facts.name };
  const rows = view.rowsOfSet(ref);
  const trouble = applicationSetTrouble(facts);
  const verdicts = placementViews(view, hub, placement);
  // Where we cannot evaluate the generators, its Applications say where it is.
  const matched =
    placement.unsupported.length > 0 || placement.errors.length > 0
      ? new Set(rows.flatMap(row => row.place?.key ?? [])).size
      : verdicts.filter(verdict => verdict.matched).length;
  return {
    ref,
    service: link.service,
    entityRef: link.entityRef,
    owner: link.owner,
    generators: readList(facts.spec, ['generators']).map(describeGenerator),
    goTemplate: facts.spec.goTemplate === true,
    state: stateOf(set),
    reason: oneLine(trouble?.message),
    conditions: facts.conditions,
    applications: rows.length,
    states: countStates(rows),
    matchedClusters: matched,
    unmatchedClusters: Math.max(0, placesOf(view, hub) - matched),
    rollingSync: rollingSyncSteps(view, set),
    links: {},
  };
}

function stateOf(set: SetPlace): ApplicationSetSummary['state'] {
  if (applicationSetTrouble(set.facts)) return 'error';
  return isRollingOut(set.facts) ? 'progressing' : 'ok';
}

function placesOf(view: FleetView, hub: string): number {
  return view.places.filter(place => place.ref.hub === hub).length;
}
