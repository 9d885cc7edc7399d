import type {
  ApplicationEvent,
  ApplicationRef,
  HubWorkload,
  ResourceDiff,
  ResourceManifests,
  SyncWindows,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  HubAccess,
  HubApplication,
  HubApplicationSet,
  HubClient,
  HubCluster,
  HubConfiguration,
  HubIdentity,
  HubList,
  HubReading,
  hubReadings,
  RevisionMetadata,
  SourceError,
  WatchOptions,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { applicationForm } from '../argocd/decodeApplication';
import { applicationSetForm } from '../argocd/decodeApplicationSet';
import { decodeEvents } from '../argocd/decodeEvents';
import { ListDecoder } from '../argocd/decodeList';
import type { ObjectForm } from '../argocd/objectForm';
import {
  argoCdCollections,
  argoCdSelector,
  byName,
  replicatedSchema,
  toHubWorkload,
} from '../../kubernetes/argoCdWorkloads';
import { eachItem, ItemReader } from '../../json/readList';
import { findTroubles } from '../../kubernetes/findTroubles';
import { PageTokens } from '../../kubernetes/PageTokens';
import { Clock, systemClock } from '../../clock';
import type { AnyHubConfig } from '../../hubConfig';
import { TextPool } from '../argocd/plainText';
import { judgeWindows } from '../syncWindows/judgeWindows';
import {
  isAbout,
  readProjectWindows,
  shownWindow,
  windowSubject,
} from '../syncWindows/projectWindows';
import { projectNames } from '../argocd/projectNames';
import {
  collectionPath,
  decodePage,
  eventsOf,
  objectPath,
  Plural,
} from './customResources';
import {
  clusterSecretForm,
  clusterSecretSelector,
  withOwnCluster,
} from './decodeClusterSecret';
import { decodeResourceStatus } from './decodeResourceStatus';
import { watchLines } from './decodeWatchLine';
import type { KubernetesApi } from './KubernetesApi';
import { readConfiguration } from './readConfiguration';

export interface KubernetesHubClientOptions {
  hub: string;
  api: KubernetesApi;
  /** Where Argo CD runs and keeps its clusters, usually `argocd`. */
  namespace: string;
  /** Read Applications of this hub's namespace only; all namespaces otherwise. */
  onlyOwnNamespace: boolean;
  /** Objects in one page of a list. Default 500. */
  pageSize?: number;
  /** Says which sync windows are open; the system's by default. */
  clock?: Clock;
}

/**
 * A hub through the Kubernetes API of the cluster that it runs on: Application,
 * ApplicationSet and AppProject resources and the names and labels of cluster
 * Secrets.
 *
 * What only Argo CD's own API knows is told as not known: the connection of a
 * cluster, manifests in Git and with them the diff, and who committed a revision.
 */
export class KubernetesHubClient implements HubClient {
  readonly hub: string;
  readonly #options: KubernetesHubClientOptions;
  readonly #pool = new TextPool();
  /** Where the next watch of each kind begins: the last list or event. */
  readonly #positions = new Map<Plural, string>();

  constructor(options: KubernetesHubClientOptions) {
    this.hub = options.hub;
    this.#options = options;
  }

  async check(options: { signal: AbortSignal }): Promise<HubIdentity> {
    const path = this.#path('applications');
    const query = { limit: '1' };
    decodePage(await this.#options.api.getJson(path, query, options.signal));
    return {};
  }

  /** One object of each kind proves the permission for all of them. */
  async checkAccess({ signal }: { signal: AbortSignal }): Promise<HubAccess> {
    const { api } = this.#options;
    const one = { limit: '1' };
    const read: Record<HubReading, () => Promise<unknown>> = {
      applications: () => api.getJson(this.#path('applications'), one, signal),
      applicationSets: () =>
        api.getJson(this.#path('applicationsets'), one, signal),
      clusters: () =>
        api.getJson(
          this.#secretsPath,
          { ...one, labelSelector: clusterSecretSelector },
          signal,
        ),
      projects: () => api.getJson(this.#projectsPath, one, signal),
    };
    const readings = await findTroubles(hubReadings, async reading => {
      decodePage(await read[reading]());
    });
    return { readings, excess: [] };
  }

  listApplications(options: {
    signal: AbortSignal;
  }): Promise<HubList<HubApplication>> {
    const form = applicationForm(this.#pool);
    return this.#listAll('applications', form, options.signal);
  }

  listApplicationSets(options: {
    signal: AbortSignal;
  }): Promise<HubList<HubApplicationSet>> {
    const form = applicationSetForm(this.#pool);
    return this.#listAll('applicationsets', form, options.signal);
  }

  async listClusters(options: {
    signal: AbortSignal;
  }): Promise<HubList<HubCluster>> {
    const query = { labelSelector: clusterSecretSelector };
    const { items, quarantined } = await unlessForgotten(async () => {
      const decoder = new ListDecoder(clusterSecretForm(this.#pool));
      await this.#pages(this.#secretsPath, query, options.signal, decoder);
      return decoder.list;
    });
    return { items: withOwnCluster(items), quarantined };
  }

  async listProjects(options: { signal: AbortSignal }): Promise<string[]> {
    return projectNames(
      await this.#readAll(this.#projectsPath, {}, options.signal),
    );
  }

  watchApplications(options: WatchOptions<HubApplication>): Promise<void> {
    return this.#watch('applications', applicationForm(this.#pool), options);
  }

  watchApplicationSets(
    options: WatchOptions<HubApplicationSet>,
  ): Promise<void> {
    const form = applicationSetForm(this.#pool);
    return this.#watch('applicationsets', form, options);
  }

  /** Without parents: the tree is only in Argo CD's cache, the resources are in the status. */
  async getResourceTree(
    ref: ApplicationRef,
    options: { signal: AbortSignal },
  ): Promise<TreeNode[]> {
    const { api } = this.#options;
    const path = objectPath('applications', ref);
    return decodeResourceStatus(await api.getJson(path, {}, options.signal));
  }

  getDiff(): Promise<ResourceDiff[]> {
    return this.#cannotTell('The diff is');
  }

  async getEvents(
    ref: ApplicationRef,
    options: { signal: AbortSignal },
  ): Promise<ApplicationEvent[]> {
    const { path, query } = eventsOf(ref);
    const { api } = this.#options;
    const answer = await api.getJson(path, query, options.signal);
    // What is no list says so; its items are Kubernetes' own.
    return decodeEvents({ items: decodePage(answer).items });
  }

  getResourceEvents(): Promise<ApplicationEvent[]> {
    return this.#cannotTell('What happened to a resource on its cluster is');
  }

  /** Worked out from its AppProject, as Argo CD does. */
  async getSyncWindows(
    ref: ApplicationRef,
    { signal }: { signal: AbortSignal },
  ): Promise<SyncWindows> {
    const { api, namespace, clock = systemClock } = this.#options;
    const path = objectPath('applications', ref);
    const { project, subject } = windowSubject(
      await api.getJson(path, {}, signal),
    );
    const home = objectPath('appprojects', { namespace, name: project });
    const windows = readProjectWindows(await api.getJson(home, {}, signal));
    const about = windows.filter(window => isAbout(window, subject));
    return judgeWindows(about.map(shownWindow), clock.now());
  }

  getManifests(): Promise<ResourceManifests> {
    return this.#cannotTell('The manifests of a resource are');
  }

  getRevisionMetadata(): Promise<RevisionMetadata> {
    return this.#cannotTell('Who committed a revision is');
  }

  /** Of the namespace of Argo CD. */
  async listWorkloads({
    signal,
  }: {
    signal: AbortSignal;
  }): Promise<HubWorkload[]> {
    const namespace = encodeURIComponent(this.#options.namespace);
    const found: HubWorkload[] = [];
    for (const { plural, kind } of argoCdCollections) {
      const path = `/apis/apps/v1/namespaces/${namespace}/${plural}`;
      const selected = { labelSelector: argoCdSelector };
      const all = await this.#readAll(path, selected, signal);
      found.push(
        ...all.map(item => toHubWorkload(kind, replicatedSchema.parse(item))),
      );
    }
    return found.sort(byName);
  }

  readConfiguration({
    signal,
  }: {
    signal: AbortSignal;
  }): Promise<HubConfiguration> {
    return readConfiguration(
      (path, query = {}) => this.#readAll(path, query, signal),
      {
        applications: this.#path('applications'),
        applicationSets: this.#path('applicationsets'),
        projects: this.#projectsPath,
        namespace: this.#options.namespace,
      },
    );
  }

  /** Takes the way to the API server that the entry has by now. */
  follow(hub: AnyHubConfig): void {
    if ('kubernetes' in hub) this.#options.api.follow(hub.kubernetes.source);
  }

  close(): Promise<void> {
    return this.#options.api.close();
  }

  async #cannotTell(what: string): Promise<never> {
    throw new SourceError(
      'notFound',
      `${what} known only to Argo CD's own API; hub ${this.hub} is read through the Kubernetes API. Give it a url and a token in fleet.hubs to see it.`,
    );
  }

  get #secretsPath(): string {
    const namespace = encodeURIComponent(this.#options.namespace);
    return `/api/v1/namespaces/${namespace}/secrets`;
  }

  get #projectsPath(): string {
    return collectionPath('appprojects', this.#options.namespace);
  }

  #path(plural: Plural): string {
    const { namespace, onlyOwnNamespace } = this.#options;
    return collectionPath(plural, onlyOwnNamespace ? namespace : undefined);
  }

  /** Objects that are few, whole. */
  async #readAll(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<unknown[]> {
    return unlessForgotten(async () => {
      const all: unknown[] = [];
      const items = eachItem(item => all.push(item));
      await this.#pages(path, query, signal, items);
      return all;
    });
  }

  async #listAll<Raw, T>(
    plural: Plural,
    form: ObjectForm<Raw, T>,
    signal: AbortSignal,
  ): Promise<HubList<T>> {
    const path = this.#path(plural);
    return unlessForgotten(async () => {
      const decoder = new ListDecoder(form);
      const position = await this.#pages(path, {}, signal, decoder);
      if (position) this.#positions.set(plural, position);
      return decoder.list;
    });
  }

  async #pages(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
    items: ItemReader,
  ): Promise<string | undefined> {
    const { api, pageSize = 500 } = this.#options;
    const tokens = new PageTokens();
    let next: string | undefined;
    let position: string | undefined;
    do {
      const limited = {
        ...query,
        limit: String(pageSize),
        ...(next ? { continue: next } : {}),
      };
      const list = await api.readList(path, limited, signal, items);
      const page = decodePage(list);
      // All pages are of the moment of the first.
      position ??= page.resourceVersion;
      next = tokens.next(page.next);
    } while (next);
    return position;
  }

  async #watch<Raw, T>(
    plural: Plural,
    form: ObjectForm<Raw, T>,
    { signal, onEvent }: WatchOptions<T>,
  ): Promise<void> {
    const decode = watchLines(form);
    const position = this.#positions.get(plural);
    const query: Record<string, string> = position
      ? { resourceVersion: position }
      : {};
    try {
      const on = {
        open: () => onEvent({ type: 'alive' }),
        line: (line: Buffer) => {
          const { event, resourceVersion } = decode(line);
          if (resourceVersion) this.#positions.set(plural, resourceVersion);
          onEvent(event);
        },
      };
      const path = this.#path(plural);
      await this.#options.api.watch(path, query, signal, on);
    } catch (error) {
      // The next list gives a position that the API server still knows.
      if (error instanceof SourceError && error.kind === 'gone') {
        this.#positions.delete(plural);
      }
      throw error;
    }
  }
}

/**
 * An API server keeps what a list goes on from for some minutes. A list that it
 * forgot in the middle is begun again, once: the server is well.
 */
async function unlessForgotten<T>(list: () => Promise<T>): Promise<T> {
  try {
    return await list();
  } catch (error) {
    if (!(error instanceof SourceError) || error.kind !== 'gone') throw error;
    return list();
  }
}
