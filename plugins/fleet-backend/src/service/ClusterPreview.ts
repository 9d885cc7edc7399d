import {
  ClusterChange,
  HubPreview,
  phrase,
  PlacementCluster,
  SetPlacementChange,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ClusterChangeAnswer, changesOfCluster } from '../domain/clusterChange';
import { compareText, isProduction } from '../domain/environments';
import { clusterKey } from '../domain/facts';
import type { FleetView } from '../domain/FleetView';
import { readText } from '../domain/json';
import type { ClusterPlace } from '../domain/place';
import { toldReasons } from '../domain/placement';
import { applicationsSync, inPreviewOrder } from '../domain/preview';
import { toldDetails } from '../domain/specDifferences';
import {
  clusterVerdict,
  placementClusters,
  placementSource,
} from './PlacementCache';
import type { PlacementEvaluator } from './PlacementEvaluator';

/** The blast radius of a cluster with other labels, or without the cluster. */
export class ClusterPreview {
  readonly #evaluator: PlacementEvaluator;

  constructor(options: { evaluator: PlacementEvaluator }) {
    this.#evaluator = options.evaluator;
  }

  async preview(view: FleetView, change: ClusterChange): Promise<HubPreview> {
    const { hub: hubName, name, labels } = change;
    const hub = view.hub(hubName);
    const place = view.place(clusterKey(hubName, name));
    const present = placementClusters(hub?.facts.clusters ?? new Map()).find(
      one => one.name === name,
    );
    if (!hub || !place || !present) return unknownCluster(view, change);

    const proposed: PlacementCluster[] = labels ? [{ ...present, labels }] : [];
    const answers: ClusterChangeAnswer[] = [];
    const sets: SetPlacementChange[] = [];
    for (const set of view.sets.filter(one => one.hub === hub)) {
      const source = placementSource(set.facts);
      const before = await this.#evaluator.evaluate(view, [present], source);
      const after = await this.#evaluator.evaluate(view, proposed, source);
      answers.push(
        changesOfCluster({
          hub: hubName,
          cluster: name,
          applicationSet: set.facts.name,
          before,
          after,
          existing: application =>
            view.row({
              hub: hubName,
              namespace: set.facts.namespace,
              name: application,
            }),
          sync: applicationsSync(
            readText(set.facts.spec, ['syncPolicy', 'applicationsSync']),
          ),
          placeBefore: place,
          placeAfter: placeAfter(view, labels),
        }),
      );
      const [is] = before.clusters;
      const [would] = after.clusters;
      const verdict = would && clusterVerdict(would);
      sets.push({
        applicationSet: set.facts.name,
        before: [...is.applications],
        after: [...(would?.applications ?? [])],
        ...toldReasons(verdict?.reasons ?? []),
      });
    }
    const changes = answers.flatMap(answer => answer.changes);
    if (!labels) changes.push(...leftBehind(view, place, changes));
    return {
      hub: hubName,
      changes: changes.sort(inPreviewOrder),
      placement: [],
      sets: sets.sort((a, b) =>
        compareText(a.applicationSet, b.applicationSet),
      ),
      unsupported: answers.flatMap(answer => answer.unsupported),
      errors: answers.flatMap(answer => answer.errors),
    };
  }
}

function placeAfter(view: FleetView, labels: ClusterChange['labels']) {
  const environment = labels?.[view.rules.label];
  return { environment, production: isProduction(view.rules, environment) };
}

/** Applications that nothing removes: they stay, and have no destination. */
function leftBehind(
  view: FleetView,
  place: ClusterPlace,
  changes: HubPreview['changes'],
): HubPreview['changes'] {
  const told = new Set(changes.map(({ application }) => application));
  return view
    .rowsOn(place)
    .filter(({ facts }) => !told.has(facts.name))
    .map(({ facts }) => ({
      change: 'changed',
      application: facts.name,
      cluster: facts.cluster,
      environment: place.environment,
      production: place.production,
      ...toldDetails([
        phrase('placement.staysWithout', { cluster: place.ref.name }),
      ]),
      ...(facts.applicationSet && { applicationSet: facts.applicationSet }),
    }));
}

function unknownCluster(
  view: FleetView,
  { hub, name }: ClusterChange,
): HubPreview {
  const known = view.hubs.map(({ facts }) => facts.name).join(', ');
  const error = view.hub(hub)
    ? {
        message: `${hub} has no cluster ${name}. Its page of clusters lists those that are registered.`,
        field: 'cluster.name',
      }
    : {
        message: `There is no hub ${hub}. The hubs are: ${known || 'none'}.`,
        field: 'cluster.hub',
      };
  return {
    hub,
    changes: [],
    placement: [],
    sets: [],
    unsupported: [],
    errors: [error],
  };
}
