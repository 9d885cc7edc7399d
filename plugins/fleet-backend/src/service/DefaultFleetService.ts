import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  ApplicationDetail,
  ApplicationRef,
  ApplicationSetDetail,
  ApplicationSetRef,
  ApplicationSetsResponse,
  ApplicationsQuery,
  ApplicationsResponse,
  ChangesQuery,
  ChangesResponse,
  ClusterDetail,
  ClusterReadinessDetail,
  ClusterRef,
  ClustersResponse,
  EntityDeployments,
  EventsQuery,
  EventsResponse,
  MatrixQuery,
  MatrixResponse,
  OverviewResponse,
  PreviewRequest,
  PreviewResponse,
  ReadinessResponse,
  ResourceManifestsQuery,
  RevisionQuery,
  RolloutDetail,
  RolloutQuery,
  RolloutsQuery,
  RolloutsResponse,
  VocabularyResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { applicationListItem } from '../domain/applicationRecord';
import { applicationSummary } from '../domain/applications';
import { applicationSetSummary } from '../domain/applicationSets';
import { clusterSummary } from '../domain/clusters';
import { compareRows, entityDeployments } from '../domain/deployments';
import { clusterKey } from '../domain/facts';
import { hasWanted, inPlace } from '../domain/filters';
import { applicationSetManifest } from '../domain/manifest';
import { buildMatrix, Matrix } from '../domain/matrix';
import { perObject } from '../domain/memo';
import { buildOverview, Overview } from '../domain/overview';
import { placementViews } from '../domain/placement';
import type { FleetScope } from '../domain/scope';
import { buildVocabulary } from '../domain/vocabulary';
import type { FleetView } from '../domain/FleetView';
import type { EntityIndex } from '../entities/EntityIndex';
import { requireLabelSelector } from '../entities/labelSelector';
import type { SpokeVoices } from '../model/FleetModel';
import type { ApplicationReader } from './ApplicationReader';
import { ChangeReader } from './ChangeReader';
import type { ReaderViews } from './EventReader';
import { entityRows } from './entityRows';
import type { EntityTriplet, FleetContext, FleetService } from './FleetService';
import type { FleetViews } from './FleetViews';
import { OperationOffers, offerViews } from './operations/OperationOffers';
import type { PlacementCache } from './PlacementCache';
import type { PlacementPreview } from './PlacementPreview';
import type { ReadinessReader } from './ReadinessReader';
import type { RolloutReader } from './RolloutReader';
import { unknownObject } from './unknownObject';

/** Each leads to a page of its own. */
const MOST_OPEN_ROLLOUTS = 3;

/** The fleet from memory; only what is marked so asks a hub or a spoke. */
export class DefaultFleetService implements FleetService {
  readonly #views: FleetViews;
  readonly #spokes: SpokeVoices;
  readonly #entities: EntityIndex;
  readonly #placements: PlacementCache;
  readonly #applications: ApplicationReader;
  readonly #offers: OperationOffers;
  readonly #changes: ChangeReader;
  readonly #preview: PlacementPreview;
  readonly #rollouts: RolloutReader;
  readonly #readiness: ReadinessReader;
  readonly #now: () => number;
  readonly #overviews = new WeakMap<
    FleetView,
    { at: number; overview: Overview }
  >();
  readonly #matrices = perObject((_: FleetView) => new Map<string, Matrix>());

  constructor(options: {
    views: FleetViews;
    spokes: SpokeVoices;
    entities: EntityIndex;
    placements: PlacementCache;
    applications: ApplicationReader;
    offers: OperationOffers;
    changes: ChangeReader;
    preview: PlacementPreview;
    rollouts: RolloutReader;
    readiness: ReadinessReader;
    now: () => number;
  }) {
    this.#views = options.views;
    this.#spokes = options.spokes;
    this.#entities = options.entities;
    this.#placements = options.placements;
    this.#applications = options.applications;
    this.#offers = options.offers;
    this.#changes = options.changes;
    this.#preview = options.preview;
    this.#rollouts = options.rollouts;
    this.#readiness = options.readiness;
    this.#now = options.now;
  }

  async getOverview({ scope }: FleetContext): Promise<OverviewResponse> {
    const versioned = this.#views.view(scope);
    const overview = this.#overview(versioned.view);
    return { ...this.#views.envelope(versioned), ...overview };
  }

  async getMatrix(
    query: MatrixQuery,
    { scope }: FleetContext,
  ): Promise<MatrixResponse> {
    const versioned = this.#views.view(scope);
    const matrix = this.#matrix(versioned.view, query);
    return { ...this.#views.envelope(versioned), ...matrix };
  }

  async getClusters({ scope }: FleetContext): Promise<ClustersResponse> {
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    const items = view.places.map(place => ({
      ...clusterSummary(view, place),
      usage: this.#spokes.knownUsage(place.ref),
    }));
    return { ...this.#views.envelope(versioned), items };
  }

  async getCluster(
    ref: ClusterRef,
    { scope, rights }: FleetContext,
  ): Promise<ClusterDetail> {
    const { versioned, place, envelope } = this.#cluster(ref, scope);
    const { view } = versioned;
    const rows = [...view.rowsOn(place)].sort((a, b) =>
      compareRows(view, a, b),
    );
    return {
      ...envelope,
      cluster: clusterSummary(view, place),
      applications: rows.map(row => applicationSummary(view, row)),
      operations: offerViews(this.#offers.ofCluster(view, place, rights)),
      ...(await this.#spokes.details(place.ref)),
    };
  }

  async getReadiness({ scope }: FleetContext): Promise<ReadinessResponse> {
    const versioned = this.#views.view(scope);
    const envelope = this.#views.envelope(versioned);
    const { sources } = envelope;
    return { ...envelope, ...this.#readiness.list(versioned.view, sources) };
  }

  async getClusterReadiness(
    ref: ClusterRef,
    { scope }: FleetContext,
  ): Promise<ClusterReadinessDetail> {
    const { versioned, place, envelope } = this.#cluster(ref, scope);
    const { view } = versioned;
    const { sources } = envelope;
    const readiness = await this.#readiness.read(view, place, sources);
    return { ...envelope, readiness };
  }

  async getApplications(
    query: ApplicationsQuery,
    { scope }: FleetContext,
  ): Promise<ApplicationsResponse> {
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    const labels = requireLabelSelector(query.selector);
    const rows = view.rows
      .filter(row => inPlace(query, row) && hasWanted(query, row))
      .filter(row => !labels || labels.matches(row.facts.labels))
      .sort((a, b) => compareRows(view, a, b));
    const page = rows.slice(query.offset, query.offset + query.limit);
    return {
      ...this.#views.envelope(versioned),
      total: rows.length,
      items: page.map(row => applicationListItem(view, row, query.expand)),
    };
  }

  async getApplication(
    ref: ApplicationRef,
    context: FleetContext,
  ): Promise<ApplicationDetail> {
    return this.#applications.detail(ref, context);
  }

  async getApplicationEvents(ref: ApplicationRef, { scope }: FleetContext) {
    return this.#applications.events(ref, scope);
  }

  async getSyncWindows(ref: ApplicationRef, { scope }: FleetContext) {
    return this.#applications.syncWindows(ref, scope);
  }

  async getResourceManifests(
    ref: ApplicationRef,
    resource: ResourceManifestsQuery,
    { scope }: FleetContext,
  ) {
    return this.#applications.manifests(ref, resource, scope);
  }

  async getRevision(
    ref: ApplicationRef,
    revision: string,
    query: RevisionQuery,
    { scope }: FleetContext,
  ) {
    return this.#applications.revision(ref, revision, query, scope);
  }

  async getApplicationSets({
    scope,
  }: FleetContext): Promise<ApplicationSetsResponse> {
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    const items = view.sets.map(set =>
      applicationSetSummary(view, set, this.#placements.of(set)),
    );
    return { ...this.#views.envelope(versioned), items };
  }

  async getApplicationSet(
    ref: ApplicationSetRef,
    { scope }: FleetContext,
  ): Promise<ApplicationSetDetail> {
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    const set = view.sets.find(
      ({ hub, facts }) =>
        hub.facts.name === ref.hub &&
        facts.namespace === ref.namespace &&
        facts.name === ref.name,
    );
    if (!set) {
      const name = `ApplicationSet ${ref.namespace}/${ref.name}`;
      throw unknownObject(name, ref.hub, 'applicationsets');
    }
    const placement = this.#placements.of(set);
    const rows = [...view.rowsOfSet(ref)].sort((a, b) =>
      compareRows(view, a, b),
    );
    return {
      ...this.#views.envelope(versioned, { hubNames: new Set([ref.hub]) }),
      applicationSet: applicationSetSummary(view, set, placement),
      applications: rows.map(row => applicationSummary(view, row)),
      placement: placementViews(view, ref.hub, placement),
      unsupported: [...placement.unsupported],
      manifest: applicationSetManifest(set.facts),
    };
  }

  async getEntityDeployments(
    entity: EntityTriplet,
    { scope }: FleetContext,
  ): Promise<EntityDeployments> {
    const entityRef = stringifyEntityRef(entity);
    await this.#entities.ensure(entityRef);
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    const found = entityRows(view, this.#entities, entityRef);
    const places = found.rows.flatMap(row => row.place ?? []);
    const hubNames = found.rows.map(row => row.facts.hub);
    return {
      ...this.#views.envelope(versioned, {
        places: [...new Set(places)],
        // With no Application, any silent hub may be the reason.
        hubNames: hubNames.length > 0 ? new Set(hubNames) : undefined,
      }),
      ...entityDeployments(view, found, this.#placements.of),
      openRollouts: this.#rollouts.open(
        view,
        new Set(found.rows.map(row => row.link.service)),
        MOST_OPEN_ROLLOUTS,
      ),
    };
  }

  async getChanges(
    query: ChangesQuery,
    { scope }: FleetContext,
  ): Promise<ChangesResponse> {
    const versioned = this.#views.view(scope);
    return {
      ...this.#views.envelope(versioned),
      ...this.#changes.read(query, versioned, scope),
    };
  }

  async getRollouts(
    query: RolloutsQuery,
    { scope }: FleetContext,
  ): Promise<RolloutsResponse> {
    const versioned = this.#views.view(scope);
    const rollouts = this.#rollouts.list(this.#seenBy(scope), query);
    return { ...this.#views.envelope(versioned), ...rollouts };
  }

  async getRollout(
    service: string,
    query: RolloutQuery,
    { scope }: FleetContext,
  ): Promise<RolloutDetail> {
    const versioned = this.#views.view(scope);
    const views = this.#seenBy(scope);
    const rollout = await this.#rollouts.read(views, service, query);
    const refs = rollout.clusters.map(({ application }) => application);
    return {
      ...this.#views.envelope(versioned, {
        hubNames: new Set(refs.map(({ hub }) => hub)),
        places: rollout.clusters.flatMap(({ application: { hub }, cluster }) =>
          cluster === null
            ? []
            : versioned.view.place(clusterKey(hub, cluster)) ?? [],
        ),
      }),
      ...rollout,
    };
  }

  async getEvents(
    query: EventsQuery,
    { scope }: FleetContext,
  ): Promise<EventsResponse> {
    const versioned = this.#views.view(scope);
    const page = await this.#rollouts.events(this.#seenBy(scope), query);
    return { ...this.#views.envelope(versioned), ...page };
  }

  async getVocabulary({ scope }: FleetContext): Promise<VocabularyResponse> {
    const versioned = this.#views.view(scope);
    return {
      ...this.#views.envelope(versioned),
      ...buildVocabulary(versioned.view, scope),
    };
  }

  async previewPlacement(request: PreviewRequest): Promise<PreviewResponse> {
    const versioned = this.#views.view();
    return {
      ...this.#views.envelope(versioned),
      ...(await this.#preview.preview(versioned.view, request)),
    };
  }

  /** @throws NotFoundError where the reader sees no such cluster. */
  #cluster(ref: ClusterRef, scope: FleetScope | undefined) {
    const versioned = this.#views.view(scope);
    const place = versioned.view.place(clusterKey(ref.hub, ref.name));
    if (!place) throw unknownObject(`cluster ${ref.name}`, ref.hub, 'clusters');
    const envelope = this.#views.envelope(versioned, {
      places: [place],
      hubNames: new Set([ref.hub]),
    });
    return { versioned, place, envelope };
  }

  #seenBy(scope: FleetScope | undefined): ReaderViews {
    const seen = this.#views.view(scope).view;
    return { whole: this.#views.view().view, seen, scope };
  }

  /** Ages of probes move on without a new view: a second old is new enough. */
  #overview(view: FleetView): Overview {
    const kept = this.#overviews.get(view);
    const now = this.#now();
    if (kept && now - kept.at < 1_000) return kept.overview;
    const overview = buildOverview(view, now);
    this.#overviews.set(view, { at: now, overview });
    return overview;
  }

  /** Pages and filters of one view: the same question is reckoned once. */
  #matrix(view: FleetView, query: MatrixQuery): Matrix {
    const kept = this.#matrices(view);
    const key = JSON.stringify(query);
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= 32) kept.clear();
    const matrix = buildMatrix(view, query, this.#placements.of);
    kept.set(key, matrix);
    return matrix;
  }
}
