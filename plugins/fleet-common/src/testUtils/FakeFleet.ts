import { ConflictError, NotFoundError } from '@backstage/errors';
import { FleetClient, FleetQuery, HubArchive } from '../client';
import {
  ApplicationRef,
  ApplicationSetRef,
  ClusterRef,
  stringifyClusterRef,
  stringifyHubObjectRef,
} from '../refs';
import {
  compareHarm,
  FleetState,
  fleetStates,
  newestVersion,
  releasesBehind,
} from '../status';
import {
  ApplicationDetail,
  ApplicationEventsResponse,
  ApplicationOffer,
  ApplicationOperation,
  ApplicationSetDetail,
  ApplicationSummary,
  ChangesResponse,
  ClusterDetail,
  ClusterOffer,
  ClusterReadinessDetail,
  DoctorReport,
  EntityDeployments,
  EventsResponse,
  MatrixResponse,
  Operation,
  OperationReceipt,
  OverviewResponse,
  PreviewResponse,
  ReadinessResponse,
  RefreshRequest,
  ResourceEventsQuery,
  ResourceManifestsQuery,
  ResourceManifestsResponse,
  RevisionResponse,
  RollbackRequest,
  RolloutDetail,
  RolloutsResponse,
  SignalMessage,
  StateCounts,
  SyncRequest,
  SyncWindowsResponse,
} from '../wire';
import { doctorReportOf } from './doctorReport';
import { operated } from './fakeOperations';
import { FakeNetworking } from './fakeNetworking';
import { manifestsIn, resourceEventsIn } from './fakeResources';
import { FakeObservability } from './fakeObservability';
import { usageOf } from './clusterUsage';
import { emptyWorld, FakeWorld } from './fakeWorld';
import { FakeUpgrades } from './fakeUpgrades';
import { FakeProvisioning } from './fakeProvisioning';
import { FakeRecovery } from './fakeRecovery';
import { readinessList, readinessOf } from './readinessBuilders';

export function countStates(items: { state: FleetState }[]): StateCounts {
  const counts: StateCounts = {};
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/**
 * The whole fleet API over a world in memory, for tests of pages, cards and
 * form fields and for a frontend without a backend. `change` edits the world
 * the way a hub's event would: the version rises, the change is told.
 */
export class FakeFleet implements Pick<FleetClient, keyof FleetClient> {
  world: FakeWorld;
  /** Names of the methods that were called, in order. */
  readonly calls: string[] = [];
  /** What was asked of the hubs, in order. */
  readonly operations: {
    operation: string;
    ref: ApplicationRef | ClusterRef;
    request?: object;
  }[] = [];
  readonly upgrades = new FakeUpgrades(method => {
    this.#answer(method);
    return this.#envelope();
  });
  readonly provisioning = new FakeProvisioning(method => {
    this.#answer(method);
    return this.#envelope();
  });
  readonly recovery = new FakeRecovery(method => {
    const { clusters } = this.#answer(method).world;
    return { ...this.#envelope(), refs: clusters.map(({ ref }) => ref) };
  });
  readonly networking = new FakeNetworking(method => {
    const { clusters } = this.#answer(method).world;
    return { ...this.#envelope(), refs: clusters.map(({ ref }) => ref) };
  });
  readonly observability = new FakeObservability(method => ({
    world: this.#answer(method).world,
    envelope: this.#envelope(),
  }));
  epoch = 'fake';
  version = 1;
  #failure?: Error;
  readonly #log: { version: number; change: Partial<ChangesResponse> }[] = [];
  readonly #listeners = new Set<(message: SignalMessage) => void>();

  constructor(world: FakeWorld = emptyWorld()) {
    this.world = world;
  }

  /** From now on every call is rejected; `undefined` heals. */
  failWith(error: Error | undefined): void {
    this.#failure = error;
  }

  onChange(listener: (message: SignalMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  change(
    edit: (world: FakeWorld) => FakeWorld,
    change: Partial<
      Pick<
        ChangesResponse,
        'applications' | 'removedApplications' | 'clusters' | 'applicationSets'
      >
    >,
  ): void {
    this.world = edit(this.world);
    this.version += 1;
    this.#log.push({ version: this.version, change });
    const { version, epoch } = this;
    for (const listener of this.#listeners) listener({ version, epoch });
  }

  /** Replaces one Application by its reference. */
  changeApplication(application: ApplicationSummary): void {
    const key = stringifyHubObjectRef(application.ref);
    this.change(
      world => ({
        ...world,
        applications: world.applications.map(known =>
          stringifyHubObjectRef(known.ref) === key ? application : known,
        ),
      }),
      { applications: [application] },
    );
  }

  async getOverview(): Promise<OverviewResponse> {
    const { world } = this.#answer('getOverview');
    return {
      ...this.#envelope(),
      generatedAt: world.now,
      total: world.applications.length,
      states: countStates(world.applications),
      behind: world.applications.filter(a => a.behind > 0).length,
      environments: world.environments,
      hubs: world.hubs,
      clusters: world.clusters,
      attention: world.attention,
    };
  }

  async getMatrix(query: FleetQuery): Promise<MatrixResponse> {
    const { world } = this.#answer('getMatrix');
    const offset = Number(query.offset ?? 0);
    const limit = Number(query.limit ?? 200);
    const columns = world.clusters.map(cluster => cluster.ref);
    const columnOf = new Map(
      columns.map((ref, index) => [stringifyClusterRef(ref), index]),
    );
    const versions: string[] = [];
    const services = groupBy(world.applications, a => a.service);
    for (const service of Object.keys(world.gaps)) {
      if (!services.has(service)) services.set(service, []);
    }
    const rows = [...services].map(([service, applications]) => {
      const cells = groupBy(
        applications.filter(a => a.cluster !== null),
        a => stringifyClusterRef({ hub: a.ref.hub, name: a.cluster ?? '' }),
      );
      const gaps = Object.entries(world.gaps[service] ?? {});
      return {
        service,
        entityRef: applications[0]?.entityRef,
        owner: applications[0]?.owner,
        toPromote: this.#toPromote(applications),
        worst: worstOf(applications),
        cells: [...cells].map(([cluster, found]): MatrixCell => {
          const shown = worstOf(found);
          return [
            columnOf.get(cluster) ?? 0,
            fleetStates.indexOf(shown?.state ?? 'notCompared'),
            internVersion(versions, shown?.version),
            shown?.behind ?? 0,
            found.length,
          ];
        }),
        gaps: gaps.map(([cluster, keys]): [number, string] => [
          columnOf.get(cluster) ?? 0,
          keys,
        ]),
      };
    });
    rows.sort(
      (a, b) =>
        compareHarm(a.worst?.state ?? 'healthy', b.worst?.state ?? 'healthy') ||
        a.service.localeCompare(b.service),
    );
    return {
      ...this.#envelope(),
      columns,
      versions,
      rows: rows
        .slice(offset, offset + limit)
        .map(({ worst: _worst, ...row }) => row),
      total: rows.length,
      offset,
    };
  }

  async getClusters() {
    const { world } = this.#answer('getClusters');
    const items = world.clusters.map(cluster => ({
      ...cluster,
      usage: usageOf(world, cluster),
    }));
    return { ...this.#envelope(), items };
  }

  async getCluster(ref: ClusterRef): Promise<ClusterDetail> {
    const { world } = this.#answer('getCluster');
    const key = stringifyClusterRef(ref);
    const cluster = world.clusters.find(
      c => stringifyClusterRef(c.ref) === key,
    );
    if (!cluster) throw await this.#missing();
    const absent = { status: 'absent' as const, reason: 'not read' };
    return {
      ...this.#envelope(),
      cluster,
      applications: world.applications.filter(
        a => a.ref.hub === ref.hub && a.cluster === ref.name,
      ),
      nodes: absent,
      pods: absent,
      capacity: absent,
      addOns: absent,
      operations: world.clusterOffers,
      ...world.clusterDetails[key],
    };
  }

  async getReadiness(): Promise<ReadinessResponse> {
    const { world } = this.#answer('getReadiness');
    const all = world.clusters.map(cluster => readinessOf(world, cluster));
    return { ...this.#envelope(), ...readinessList(all) };
  }

  async getClusterReadiness(ref: ClusterRef): Promise<ClusterReadinessDetail> {
    const { world } = this.#answer('getClusterReadiness');
    const key = stringifyClusterRef(ref);
    const cluster = world.clusters.find(
      one => stringifyClusterRef(one.ref) === key,
    );
    if (!cluster) throw await this.#missing();
    return { ...this.#envelope(), readiness: readinessOf(world, cluster) };
  }

  async getApplications(query: FleetQuery) {
    const { world } = this.#answer('getApplications');
    const asks = (key: string, value: string | undefined) => {
      const wanted = query[key];
      if (wanted === undefined) return true;
      return [wanted]
        .flat()
        .map(String)
        .includes(value ?? '');
    };
    const items = world.applications.filter(
      a =>
        asks('service', a.service) &&
        asks('hub', a.ref.hub) &&
        asks('cluster', a.cluster ?? undefined) &&
        asks('state', a.state),
    );
    return { ...this.#envelope(), total: items.length, items };
  }

  async getApplication(ref: ApplicationRef): Promise<ApplicationDetail> {
    const { world } = this.#answer('getApplication');
    const key = stringifyHubObjectRef(ref);
    const application = world.applications.find(
      a => stringifyHubObjectRef(a.ref) === key,
    );
    if (!application) throw await this.#missing();
    const empty = { status: 'ok' as const, value: [], observedAt: world.now };
    return {
      ...this.#envelope(),
      application,
      history: [],
      commits: world.rollouts.flatMap(({ commits }) => commits),
      tree: empty,
      diff: empty,
      production: application.environment === 'prod',
      operations: world.offers,
      ...world.applicationDetails[key],
    };
  }

  async getApplicationEvents(
    ref: ApplicationRef,
  ): Promise<ApplicationEventsResponse> {
    const { world } = this.#answer('getApplicationEvents');
    const { key } = await this.#application(ref);
    return {
      ...this.#envelope(),
      events: this.#ok(world.applicationEvents[key] ?? []),
    };
  }

  async getSyncWindows(ref: ApplicationRef): Promise<SyncWindowsResponse> {
    const { world } = this.#answer('getSyncWindows');
    const { key } = await this.#application(ref);
    const none = { canSync: true, active: [], assigned: [] };
    return {
      ...this.#envelope(),
      syncWindows: this.#ok(world.syncWindows[key] ?? none),
    };
  }

  async getResourceManifests(
    ref: ApplicationRef,
    resource: ResourceManifestsQuery,
  ): Promise<ResourceManifestsResponse> {
    const { world } = this.#answer('getResourceManifests');
    await this.#application(ref);
    const manifests = manifestsIn(world, ref, resource);
    return { ...this.#envelope(), manifests };
  }

  async getResourceEvents(
    ref: ApplicationRef,
    { uid }: ResourceEventsQuery,
  ): Promise<ApplicationEventsResponse> {
    const { world } = this.#answer('getResourceEvents');
    await this.#application(ref);
    return { ...this.#envelope(), events: resourceEventsIn(world, uid) };
  }

  async getRevision(
    ref: ApplicationRef,
    revision: string,
  ): Promise<RevisionResponse> {
    const { world } = this.#answer('getRevision');
    await this.#application(ref);
    const commit = world.rollouts
      .flatMap(({ commits }) => commits)
      .find(known => known.revision === revision);
    const { author, committedAt, message } = commit ?? {};
    return {
      ...this.#envelope(),
      revision: this.#ok({ author, committedAt, message }),
    };
  }

  refreshApplication(
    ref: ApplicationRef,
    request: RefreshRequest = {},
  ): Promise<OperationReceipt> {
    return this.#operate('refreshApplication', 'refresh', ref, request);
  }

  syncApplication(
    ref: ApplicationRef,
    request: SyncRequest = {},
  ): Promise<OperationReceipt> {
    const { dryRun } = request;
    const began = { phase: 'Running' as const, dryRun, finishedAt: undefined };
    return this.#operate('syncApplication', 'sync', ref, request, began);
  }

  terminateOperation(ref: ApplicationRef): Promise<OperationReceipt> {
    const ending = { phase: 'Terminating' as const };
    return this.#operate('terminateOperation', 'terminate', ref, {}, ending);
  }

  rollBackApplication(
    ref: ApplicationRef,
    request: RollbackRequest,
  ): Promise<OperationReceipt> {
    const { dryRun } = request;
    const began = { phase: 'Running' as const, dryRun, finishedAt: undefined };
    return this.#operate(
      'rollBackApplication',
      'rollback',
      ref,
      request,
      began,
    );
  }

  async invalidateClusterCache(ref: ClusterRef): Promise<OperationReceipt> {
    const detail = await this.getCluster(ref);
    this.calls.pop();
    this.#answer('invalidateClusterCache');
    this.#mustBeOffered(detail.operations, 'invalidateCache');
    this.operations.push({ operation: 'invalidateCache', ref });
    return this.#receipt('invalidateCache');
  }

  async getApplicationSets() {
    const { world } = this.#answer('getApplicationSets');
    return { ...this.#envelope(), items: world.applicationSets };
  }

  async getApplicationSet(
    ref: ApplicationSetRef,
  ): Promise<ApplicationSetDetail> {
    const { world } = this.#answer('getApplicationSet');
    const key = stringifyHubObjectRef(ref);
    const applicationSet = world.applicationSets.find(
      set => stringifyHubObjectRef(set.ref) === key,
    );
    if (!applicationSet) throw await this.#missing();
    return {
      ...this.#envelope(),
      applicationSet,
      applications: world.applications.filter(
        a => a.ref.hub === ref.hub && a.applicationSet === ref.name,
      ),
      placement: world.placements[key] ?? [],
      unsupported: [],
      manifest: `kind: ApplicationSet\nmetadata:\n  name: ${ref.name}\n`,
    };
  }

  async getEntityDeployments(entity: {
    kind: string;
    namespace: string;
    name: string;
  }): Promise<EntityDeployments> {
    const { world } = this.#answer('getEntityDeployments');
    const entityRef = `${entity.kind}:${entity.namespace}/${entity.name}`;
    const applications = world.applications.filter(
      a => a.entityRef === entityRef.toLocaleLowerCase('en-US'),
    );
    let earlier: string | undefined;
    const environments = world.environments.map(name => {
      const here = applications.filter(a => a.environment === name);
      const known = here.flatMap(a => a.version ?? []);
      const version = newestVersion(known);
      const releasesToPromote =
        version && earlier ? releasesBehind(version, [earlier]) : 0;
      earlier = version ?? earlier;
      return {
        name,
        version,
        state: worstOf(here)?.state,
        states: countStates(here),
        applications: here.length,
        behind: here.filter(a => a.behind > 0).length,
        releasesToPromote,
        deployedAt: here[0]?.deployedAt,
      };
    });
    const gaps = Object.entries(world.gaps[entity.name] ?? {});
    const services = new Set(applications.map(a => a.service));
    return {
      ...this.#envelope(),
      entityRef,
      matchedBy: 'annotation fleet-portal.io/applicationset',
      clusters: world.clusters.length,
      applications,
      environments: environments.filter(e => e.applications > 0),
      notPlaced: gaps.flatMap(([key, keys]) => {
        const cluster = world.clusters.find(
          c => stringifyClusterRef(c.ref) === key,
        );
        if (!cluster) return [];
        return [
          {
            hub: cluster.ref.hub,
            cluster: cluster.ref.name,
            environment: cluster.environment,
            region: cluster.region,
            matched: false,
            applications: [],
            reasons: [`the selector asks for another ${keys}`],
            keys: keys.split(', '),
          },
        ];
      }),
      openRollouts: world.rollouts
        .map(({ rollout }) => rollout)
        .filter(
          ({ service, state }) =>
            services.has(service) &&
            (state === 'blocked' || state === 'rollingOut'),
        )
        .slice(0, 3),
      commits: world.rollouts.flatMap(({ commits }) => commits),
      history: applications.flatMap(a => {
        const detail = world.applicationDetails[stringifyHubObjectRef(a.ref)];
        return (detail?.history ?? []).map(entry => ({
          ...entry,
          application: a.ref.name,
          hub: a.ref.hub,
          cluster: a.cluster,
          environment: a.environment,
        }));
      }),
    };
  }

  async getChanges(since: number, epoch: string): Promise<ChangesResponse> {
    this.#answer('getChanges');
    const merged = this.#log.filter(entry => entry.version > since);
    return {
      ...this.#envelope(),
      resync: epoch !== this.epoch,
      applications: merged.flatMap(m => m.change.applications ?? []),
      removedApplications: merged.flatMap(
        m => m.change.removedApplications ?? [],
      ),
      clusters: merged.flatMap(m => m.change.clusters ?? []),
      applicationSets: merged.flatMap(m => m.change.applicationSets ?? []),
    };
  }

  async getRollouts(query: FleetQuery): Promise<RolloutsResponse> {
    const { world } = this.#answer('getRollouts');
    const asks = (key: string, values: readonly (string | undefined)[]) => {
      const wanted = wantedOf(query[key]);
      return wanted.length === 0 || values.some(v => wanted.includes(v ?? ''));
    };
    const words = wantedOf(query.q).join();
    const items = world.rollouts
      .map(({ rollout }) => rollout)
      .filter(
        one =>
          asks('service', [one.service]) &&
          asks('state', [one.state]) &&
          asks('owner', [one.owner]) &&
          asks('environment', one.environments) &&
          `${one.service} ${one.version}`.includes(words),
      );
    return { ...this.#envelope(), total: items.length, items };
  }

  async getRollout(
    service: string,
    query: { id?: string } = {},
  ): Promise<RolloutDetail> {
    const { world } = this.#answer('getRollout');
    const found = world.rollouts.find(
      ({ rollout }) =>
        rollout.service === service && rollout.id === (query.id ?? rollout.id),
    );
    if (!found) throw new NotFoundError(`No rollout of ${service}`);
    return { ...this.#envelope(), ...found };
  }

  async getEvents(query: FleetQuery): Promise<EventsResponse> {
    const { world } = this.#answer('getEvents');
    const wanted = wantedOf(query.service);
    const items = world.events.filter(
      ({ service }) => wanted.length === 0 || wanted.includes(service ?? ''),
    );
    return { ...this.#envelope(), history: { status: 'ok' }, items };
  }

  async getVocabulary() {
    const { world } = this.#answer('getVocabulary');
    const labels: Record<string, string[]> = {};
    for (const cluster of world.clusters) {
      for (const [key, value] of Object.entries(cluster.labels)) {
        labels[key] = [...new Set([...(labels[key] ?? []), value])].sort();
      }
    }
    return {
      ...this.#envelope(),
      hubs: world.hubs.map(hub => hub.name),
      labels,
      environments: world.environments,
      projects: world.hubs.map(hub => ({ hub: hub.name, name: 'default' })),
    };
  }

  async getDoctorReport(): Promise<DoctorReport> {
    const { world } = this.#answer('getDoctorReport');
    return world.doctor ?? doctorReportOf(world);
  }

  async exportHub(hub: string): Promise<HubArchive> {
    const { world } = this.#answer('exportHub');
    if (!world.hubs.some(({ name }) => name === hub)) {
      throw await this.#missing();
    }
    const content = new Blob([hub], { type: 'application/gzip' });
    return { fileName: `${hub}.tar.gz`, content };
  }

  async previewPlacement(): Promise<PreviewResponse> {
    const { world } = this.#answer('previewPlacement');
    return {
      ...this.#envelope(),
      hubs: [],
      summary: {
        added: 0,
        changed: 0,
        removed: 0,
        removedInProduction: 0,
        clustersMatched: 0,
        clusters: world.clusters.length,
      },
    };
  }

  #answer(method: string): { world: FakeWorld } {
    this.calls.push(method);
    if (this.#failure) throw this.#failure;
    return { world: this.world };
  }

  async #application(ref: ApplicationRef) {
    const key = stringifyHubObjectRef(ref);
    const application = this.world.applications.find(
      a => stringifyHubObjectRef(a.ref) === key,
    );
    if (!application) throw await this.#missing();
    return { key, application };
  }

  async #operate(
    method: string,
    operation: ApplicationOperation,
    ref: ApplicationRef,
    request: object,
    change?: Partial<Operation>,
  ): Promise<OperationReceipt> {
    const { world } = this.#answer(method);
    const { key, application } = await this.#application(ref);
    const offers = world.applicationDetails[key]?.operations ?? world.offers;
    this.#mustBeOffered(offers, operation);
    this.operations.push({ operation, ref, request });
    const { now } = world;
    if (change) {
      const startedAt = change.phase === 'Running' ? { startedAt: now } : {};
      const initiatedBy = 'user:default/guest';
      this.changeApplication(
        operated(application, { ...startedAt, initiatedBy, ...change }),
      );
    }
    return this.#receipt(operation, application.operation?.startedAt);
  }

  #mustBeOffered(
    offers: readonly (ApplicationOffer | ClusterOffer)[] | undefined,
    operation: string,
  ): void {
    const offer = offers?.find(one => one.operation === operation);
    if (offer?.allowed === false) throw new ConflictError(offer.reason);
  }

  #receipt(
    operation: OperationReceipt['operation'],
    previousStartedAt?: string,
  ): OperationReceipt {
    return {
      ...this.#envelope(),
      operation,
      requestedAt: this.world.now,
      requestedBy: 'user:default/guest',
      ...(previousStartedAt && { previousStartedAt }),
    };
  }

  #ok<T>(value: T) {
    return { status: 'ok' as const, value, observedAt: this.world.now };
  }

  #envelope() {
    const { version, epoch } = this;
    const { sources, notice } = this.world;
    return { version, epoch, sources, ...(notice ? { notice } : {}) };
  }

  async #missing(): Promise<Error> {
    return new NotFoundError('You may not see this, or it does not exist');
  }

  #toPromote(applications: ApplicationSummary[]): number {
    const versions = this.world.environments.map(environment =>
      newestVersion(
        applications
          .filter(a => a.environment === environment)
          .flatMap(a => a.version ?? []),
      ),
    );
    const last = versions[versions.length - 1];
    return last === undefined
      ? 0
      : releasesBehind(
          last,
          versions.flatMap(v => v ?? []),
        );
  }
}

type MatrixCell = MatrixResponse['rows'][number]['cells'][number];

function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function worstOf(
  applications: ApplicationSummary[],
): ApplicationSummary | undefined {
  return [...applications].sort((a, b) => compareHarm(a.state, b.state))[0];
}

function internVersion(versions: string[], version?: string): number {
  if (version === undefined) return -1;
  const known = versions.indexOf(version);
  return known >= 0 ? known : versions.push(version) - 1;
}

function wantedOf(value: FleetQuery[string]): string[] {
  return value === undefined ? [] : [value].flat().map(String);
}
