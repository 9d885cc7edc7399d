import {
  ApplicationSetSource,
  decodeApplicationSet,
  GeneratedApplication,
  HubPreview,
  PreviewRequest,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { environmentsInOrder } from '../domain/environments';
import { clusterKey } from '../domain/facts';
import type { FleetView, SetPlace } from '../domain/FleetView';
import { readText } from '../domain/json';
import type { HubPlace } from '../domain/place';
import { placementViews } from '../domain/placement';
import { applicationsSync, compareApplications } from '../domain/preview';
import type { ApplicationRow } from '../domain/row';
import { ClusterPreview } from './ClusterPreview';
import {
  clusterVerdict,
  placementClusters,
  placementSource,
} from './PlacementCache';
import { HubWords } from './HubWords';
import { GitTrees, PlacementEvaluator } from './PlacementEvaluator';
import { seenPreview } from './seenPreview';

type Preview = Pick<
  PreviewResponse,
  'hubs' | 'summary' | 'environments' | 'hidden'
>;

/** The blast radius of an ApplicationSet or a cluster over the whole fleet. */
export class PlacementPreview {
  readonly #evaluator: PlacementEvaluator;
  readonly #clusters: ClusterPreview;
  readonly #hubWords: HubWords;

  constructor(options: {
    git: GitTrees;
    /** That may be read besides those that the fleet uses. */
    repositories: readonly string[];
    hubWords: HubWords;
  }) {
    this.#hubWords = options.hubWords;
    this.#evaluator = new PlacementEvaluator(options);
    this.#clusters = new ClusterPreview({ evaluator: this.#evaluator });
  }

  /** @param seen - what of the view the reader may see; the rest is only counted */
  async preview(
    view: FleetView,
    seen: FleetView,
    request: PreviewRequest,
  ): Promise<Preview> {
    return seenPreview(await this.#whole(view, seen, request), view, seen);
  }

  async #whole(
    view: FleetView,
    seen: FleetView,
    request: PreviewRequest,
  ): Promise<Preview> {
    if (request.cluster) {
      const { hub, name } = request.cluster;
      // A cluster that may not be seen looks the same as one that is not there.
      const known = seen.place(clusterKey(hub, name)) ? view : seen;
      return answerOf(view, [
        await this.#clusters.preview(known, request.cluster),
      ]);
    }
    const proposed = decodeApplicationSet(request.applicationSet);
    const policy = readText(request.applicationSet, [
      'spec',
      'syncPolicy',
      'applicationsSync',
    ]);
    const nameError = nameErrorOf(proposed);
    if (nameError) proposed.problems.unshift(nameError);
    const names = request.hubs ?? view.hubs.map(({ facts }) => facts.name);
    const hubs: HubPreview[] = [];
    for (const name of new Set(names)) {
      const hub = view.hub(name);
      hubs.push(
        hub
          ? await this.#previewHub(view, hub, { proposed, policy, request })
          : unknownHub(view, name),
      );
    }
    return answerOf(view, hubs);
  }

  async #previewHub(
    view: FleetView,
    hub: HubPlace,
    {
      proposed,
      policy,
      request,
    }: {
      proposed: ApplicationSetSource;
      policy: string | undefined;
      request: PreviewRequest;
    },
  ): Promise<HubPreview> {
    const present = presentSet(view, hub, proposed);
    const clusters = placementClusters(hub.facts.clusters);
    const after = await this.#evaluator.evaluate(view, clusters, proposed);
    const before =
      present &&
      (await this.#evaluator.evaluate(
        view,
        clusters,
        placementSource(present.facts),
      ));
    const refused = after.errors.some(error => error.stage === 'generate');
    const name = hub.facts.name;
    const { changes, errors } = compareApplications({
      hub: name,
      name: proposed.metadata.name,
      generated: after.applications,
      before: byName(before?.applications ?? []),
      base: present ? rowsOf(view, present) : [],
      existing: existingOn(view, hub, present, proposed),
      sync: applicationsSync(policy),
      complete: !refused && after.unsupported.length === 0,
      placeOf: cluster => {
        const place = cluster
          ? view.place(clusterKey(name, cluster))
          : undefined;
        return {
          environment: place?.environment,
          production: place?.production ?? false,
        };
      },
    });
    const placed = after.applications;
    const said = await this.#hubWords.hubSays(request, { view, hub, placed });
    const verdicts = after.clusters.map(clusterVerdict);
    return {
      hub: name,
      ...(said && { hubSays: said }),
      changes,
      placement: placementViews(view, name, {
        clusters: verdicts,
        unsupported: [],
        errors: [],
      }),
      unsupported: after.unsupported,
      errors: [
        ...after.errors.map(({ message, field, application }) => ({
          message: application
            ? `Application ${application}: ${message}`
            : message,
          field,
        })),
        ...errors,
        ...missingProjects(hub, after.applications),
      ],
    };
  }
}

/** Kubernetes takes an object only under a DNS-1123 name. */
function nameErrorOf({ metadata: { name } }: ApplicationSetSource) {
  const field = 'metadata.name';
  if (name === '') {
    return { message: 'The ApplicationSet needs a name.', field };
  }
  const valid =
    name.length <= 253 &&
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(
      name,
    );
  return valid
    ? undefined
    : {
        message: `'${name}' cannot be its name: use lower case letters, digits and '-', with a letter or digit at both ends.`,
        field,
      };
}

/** The ApplicationSet that the proposed one would replace. */
function presentSet(
  view: FleetView,
  hub: HubPlace,
  { metadata }: ApplicationSetSource,
): SetPlace | undefined {
  return view.sets.find(
    set =>
      set.hub === hub &&
      set.facts.name === metadata.name &&
      (metadata.namespace === undefined ||
        set.facts.namespace === metadata.namespace),
  );
}

function rowsOf(view: FleetView, { hub, facts }: SetPlace) {
  return view.rowsOfSet({ ...facts, hub: hub.facts.name });
}

/** Applications of a name: in the namespace that the set will generate into. */
function existingOn(
  view: FleetView,
  hub: HubPlace,
  present: SetPlace | undefined,
  proposed: ApplicationSetSource,
): (name: string) => ApplicationRow | undefined {
  const namespace =
    present?.facts.namespace ??
    proposed.metadata.namespace ??
    usualNamespace(hub);
  return name => view.row({ hub: hub.facts.name, namespace, name });
}

/** Where the hub's ApplicationSets are; `argocd` where it has none. */
function usualNamespace({ facts }: HubPlace): string {
  const [first] = facts.applicationSets.values();
  return first?.namespace ?? 'argocd';
}

function byName(
  applications: readonly GeneratedApplication[],
): Map<string, GeneratedApplication> {
  return new Map(applications.map(one => [one.name, one]));
}

function missingProjects(
  { facts }: HubPlace,
  applications: readonly GeneratedApplication[],
): HubPreview['errors'] {
  // Without a list nothing is known; every hub has `default`.
  if (facts.projects.length === 0) return [];
  const asked = new Set(applications.map(({ project }) => project));
  return [...asked]
    .filter(project => !facts.projects.includes(project))
    .map(project => ({
      message: `There is no AppProject ${project} on ${facts.name}. Create it first, or choose one that exists.`,
      field: 'spec.template.spec.project',
    }));
}

function unknownHub(view: FleetView, hub: string): HubPreview {
  const known = view.hubs.map(({ facts }) => facts.name).join(', ');
  return {
    hub,
    changes: [],
    placement: [],
    unsupported: [],
    errors: [
      {
        message: `There is no hub ${hub}. The hubs are: ${known || 'none'}.`,
        field: 'hubs',
      },
    ],
  };
}

function answerOf(view: FleetView, hubs: HubPreview[]): Preview {
  const environments = environmentsInOrder(
    view.rules,
    hubs.flatMap(({ changes, placement }) =>
      [...changes, ...placement].map(one => one.environment),
    ),
  );
  return { hubs, environments, summary: summaryOf(hubs) };
}

function summaryOf(hubs: readonly HubPreview[]): Preview['summary'] {
  const changes = hubs.flatMap(hub => hub.changes);
  const placement = hubs.flatMap(hub => hub.placement);
  const counted = (change: string) =>
    changes.filter(one => one.change === change);
  return {
    added: counted('added').length,
    changed: counted('changed').length,
    removed: counted('removed').length,
    removedInProduction: counted('removed').filter(one => one.production)
      .length,
    clustersMatched: placement.filter(one => one.matched).length,
    clusters: placement.length,
  };
}
