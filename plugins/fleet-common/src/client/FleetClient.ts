import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { ApplicationRef, ApplicationSetRef, ClusterRef } from '../refs';
import {
  ApplicationDetail,
  applicationDetailSchema,
  ApplicationSetDetail,
  applicationSetDetailSchema,
  ApplicationSetsResponse,
  applicationSetsResponseSchema,
  ApplicationsResponse,
  applicationsResponseSchema,
  ChangesResponse,
  changesResponseSchema,
  ClusterDetail,
  clusterDetailSchema,
  ClustersResponse,
  clustersResponseSchema,
  DoctorReport,
  doctorReportSchema,
  EventsResponse,
  eventsResponseSchema,
  EntityDeployments,
  entityDeploymentsSchema,
  MatrixResponse,
  matrixResponseSchema,
  OverviewResponse,
  overviewResponseSchema,
  RolloutDetail,
  rolloutDetailSchema,
  RolloutsResponse,
  rolloutsResponseSchema,
  PreviewRequest,
  PreviewResponse,
  previewResponseSchema,
  VocabularyResponse,
  vocabularyResponseSchema,
} from '../wire';

/** Filters as the routes take them; several values of one key mean any of them. */
export type FleetQuery = Record<
  string,
  string | number | readonly string[] | undefined
>;

export interface FleetClientOptions {
  /** The base URL of the fleet backend plugin, without a slash at the end. */
  baseUrl: () => Promise<string>;
  /** A fetch that adds the caller's credentials. */
  fetch: (url: string, init?: RequestInit) => Promise<Response>;
}

/**
 * The HTTP client of the fleet backend, for browser and backend alike. Every
 * answer is checked against the wire schema.
 *
 * All methods throw a ResponseError when the backend refuses.
 */
export class FleetClient {
  readonly #options: FleetClientOptions;

  constructor(options: FleetClientOptions) {
    this.#options = options;
  }

  getOverview(signal?: AbortSignal): Promise<OverviewResponse> {
    return this.#get(overviewResponseSchema, ['overview'], {}, signal);
  }

  getMatrix(query: FleetQuery, signal?: AbortSignal): Promise<MatrixResponse> {
    return this.#get(matrixResponseSchema, ['matrix'], query, signal);
  }

  getClusters(signal?: AbortSignal): Promise<ClustersResponse> {
    return this.#get(clustersResponseSchema, ['clusters'], {}, signal);
  }

  getCluster(ref: ClusterRef, signal?: AbortSignal): Promise<ClusterDetail> {
    const path = ['clusters', ref.hub, ref.name];
    return this.#get(clusterDetailSchema, path, {}, signal);
  }

  getApplications(
    query: FleetQuery,
    signal?: AbortSignal,
  ): Promise<ApplicationsResponse> {
    return this.#get(
      applicationsResponseSchema,
      ['applications'],
      query,
      signal,
    );
  }

  getApplication(
    ref: ApplicationRef,
    signal?: AbortSignal,
  ): Promise<ApplicationDetail> {
    const path = ['applications', ref.hub, ref.namespace, ref.name];
    return this.#get(applicationDetailSchema, path, {}, signal);
  }

  getApplicationSets(signal?: AbortSignal): Promise<ApplicationSetsResponse> {
    const path = ['applicationsets'];
    return this.#get(applicationSetsResponseSchema, path, {}, signal);
  }

  getApplicationSet(
    ref: ApplicationSetRef,
    signal?: AbortSignal,
  ): Promise<ApplicationSetDetail> {
    const path = ['applicationsets', ref.hub, ref.namespace, ref.name];
    return this.#get(applicationSetDetailSchema, path, {}, signal);
  }

  getEntityDeployments(
    entity: { kind: string; namespace: string; name: string },
    signal?: AbortSignal,
  ): Promise<EntityDeployments> {
    const { kind, namespace, name } = entity;
    const path = ['entities', kind, namespace, name, 'deployments'];
    return this.#get(entityDeploymentsSchema, path, {}, signal);
  }

  getChanges(
    since: number,
    epoch: string,
    signal?: AbortSignal,
  ): Promise<ChangesResponse> {
    const query = { since, epoch };
    return this.#get(changesResponseSchema, ['changes'], query, signal);
  }

  getVocabulary(signal?: AbortSignal): Promise<VocabularyResponse> {
    return this.#get(vocabularyResponseSchema, ['vocabulary'], {}, signal);
  }

  /** Filters as in `rolloutsQuerySchema`. */
  getRollouts(
    query: FleetQuery,
    signal?: AbortSignal,
  ): Promise<RolloutsResponse> {
    return this.#get(rolloutsResponseSchema, ['rollouts'], query, signal);
  }

  /** Without an `id`: the newest rollout of the service. */
  getRollout(
    service: string,
    query: { id?: string; days?: number } = {},
    signal?: AbortSignal,
  ): Promise<RolloutDetail> {
    const path = ['rollouts', service];
    return this.#get(rolloutDetailSchema, path, query, signal);
  }

  /** Filters as in `eventsQuerySchema`. */
  getEvents(query: FleetQuery, signal?: AbortSignal): Promise<EventsResponse> {
    return this.#get(eventsResponseSchema, ['events'], query, signal);
  }

  /** Asks every hub and spoke anew: it may take a minute. */
  getDoctorReport(
    query: FleetQuery = {},
    signal?: AbortSignal,
  ): Promise<DoctorReport> {
    return this.#get(doctorReportSchema, ['doctor'], query, signal);
  }

  async previewPlacement(
    request: PreviewRequest,
    signal?: AbortSignal,
  ): Promise<PreviewResponse> {
    return this.#request(previewResponseSchema, ['placement', 'preview'], '', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    });
  }

  #get<T extends z.ZodType>(
    schema: T,
    path: string[],
    query: FleetQuery,
    signal?: AbortSignal,
  ): Promise<z.output<T>> {
    return this.#request(schema, path, encodeQuery(query), { signal });
  }

  async #request<T extends z.ZodType>(
    schema: T,
    path: string[],
    query: string,
    init: RequestInit,
  ): Promise<z.output<T>> {
    const base = await this.#options.baseUrl();
    const url = `${base}/${path.map(encodeURIComponent).join('/')}${query}`;
    const response = await this.#options.fetch(url, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  }
}

function encodeQuery(query: FleetQuery): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) params.append(key, String(one));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
