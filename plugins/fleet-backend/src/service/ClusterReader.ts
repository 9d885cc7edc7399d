import type {
  ClusterDetail,
  ClusterReadinessDetail,
  ClusterRef,
  ClustersResponse,
  ReadinessResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { applicationSummary } from '../domain/applications';
import { clusterSummary } from '../domain/clusters';
import { compareRows } from '../domain/deployments';
import { clusterKey } from '../domain/facts';
import type { FleetScope } from '../domain/scope';
import type { SpokeVoices } from '../model/FleetModel';
import type { FleetContext } from './FleetService';
import type { FleetViews } from './FleetViews';
import { OperationOffers, offerViews } from './operations/OperationOffers';
import type { ReadinessReader } from './ReadinessReader';
import { unknownObject } from './unknownObject';
import { ViewAnswers } from './ViewAnswers';

/** The clusters of the fleet, in the words of their hub and of their spoke. */
export class ClusterReader {
  readonly #views: FleetViews;
  readonly #spokes: SpokeVoices;
  readonly #offers: OperationOffers;
  readonly #readiness: ReadinessReader;
  readonly #lists: ViewAnswers<ClustersResponse>;

  constructor(options: {
    views: FleetViews;
    spokes: SpokeVoices;
    offers: OperationOffers;
    readiness: ReadinessReader;
    now: () => number;
  }) {
    this.#views = options.views;
    this.#spokes = options.spokes;
    this.#offers = options.offers;
    this.#readiness = options.readiness;
    this.#lists = new ViewAnswers(options);
  }

  async list(scope: FleetScope | undefined): Promise<ClustersResponse> {
    const versioned = await this.#views.viewInTurns(scope);
    const { view } = versioned;
    return this.#lists.read(view, '', () => ({
      ...this.#views.envelope(versioned),
      items: view.places.map(place => ({
        ...clusterSummary(view, place),
        usage: this.#spokes.knownUsage(place.ref),
      })),
    }));
  }

  async detail(
    ref: ClusterRef,
    { scope, rights }: FleetContext,
  ): Promise<ClusterDetail> {
    const { view, place, envelope } = this.#find(ref, scope);
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

  readinessOfAll(scope: FleetScope | undefined): ReadinessResponse {
    const versioned = this.#views.view(scope);
    const envelope = this.#views.envelope(versioned);
    const { sources } = envelope;
    return { ...envelope, ...this.#readiness.list(versioned.view, sources) };
  }

  async readiness(
    ref: ClusterRef,
    scope: FleetScope | undefined,
  ): Promise<ClusterReadinessDetail> {
    const { view, place, envelope } = this.#find(ref, scope);
    const { sources } = envelope;
    const readiness = await this.#readiness.read(view, place, sources);
    return { ...envelope, readiness };
  }

  /** @throws NotFoundError where the reader sees no such cluster. */
  #find(ref: ClusterRef, scope: FleetScope | undefined) {
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    const place = view.place(clusterKey(ref.hub, ref.name));
    if (!place) throw unknownObject(`cluster ${ref.name}`, ref.hub, 'clusters');
    const envelope = this.#views.envelope(versioned, {
      places: [place],
      hubNames: new Set([ref.hub]),
    });
    return { view, place, envelope };
  }
}
