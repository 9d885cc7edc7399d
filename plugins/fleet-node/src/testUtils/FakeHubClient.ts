import type {
  ApplicationEvent,
  ApplicationRef,
  ResourceDiff,
  ResourceManifests,
  SyncWindows,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubApplication,
  HubApplicationSet,
  HubClient,
  HubCluster,
  HubEvent,
  HubIdentity,
  HubList,
  LiveResourceRef,
  Quarantined,
  RevisionMetadata,
  RevisionRef,
  VersionedResourceRef,
  WatchOptions,
} from '../hub';
import { SourceError } from '../trouble';

type Method = Exclude<keyof HubClient, 'hub'>;

/**
 * A hub in memory, for tests of what uses a `HubClient`. Its lists answer
 * what the test put in, its streams say what the test emits.
 */
export class FakeHubClient implements HubClient {
  readonly hub: string;
  applications: HubApplication[] = [];
  applicationSets: HubApplicationSet[] = [];
  clusters: HubCluster[] = [];
  projects: string[] = [];
  quarantined: Quarantined[] = [];
  readonly trees = new Map<string, TreeNode[]>();
  /** Of every Application, newest first. */
  events: ApplicationEvent[] = [];
  /** By uid of the resource, newest first. */
  readonly resourceEvents = new Map<string, ApplicationEvent[]>();
  /** Of every Application. */
  syncWindows: SyncWindows = { canSync: true, active: [], assigned: [] };
  /** By kind and name, as `Deployment/shop`. */
  readonly manifests = new Map<string, ResourceManifests>();
  /** By revision. */
  readonly revisions = new Map<string, RevisionMetadata>();
  /** Names of the methods that were called, in order. */
  readonly calls: Method[] = [];
  /** Calls of these methods are rejected. */
  readonly troubles = new Map<Method, Error>();
  /** Calls of these methods wait until they are aborted. */
  readonly silent = new Set<Method>();
  readonly #applicationStreams = new Set<Stream<HubApplication>>();
  readonly #applicationSetStreams = new Set<Stream<HubApplicationSet>>();

  constructor(hub: string) {
    this.hub = hub;
  }

  /** Every call is rejected with this from now on; undefined ends it. */
  setTrouble(trouble: Error | undefined): void {
    for (const method of methods) {
      if (trouble) this.troubles.set(method, trouble);
      else this.troubles.delete(method);
    }
    if (trouble) this.breakStreams(trouble);
  }

  get openStreams(): number {
    return this.#applicationStreams.size + this.#applicationSetStreams.size;
  }

  emit(event: HubEvent<HubApplication>): void {
    for (const { options } of this.#applicationStreams) options.onEvent(event);
  }

  emitSet(event: HubEvent<HubApplicationSet>): void {
    for (const { options } of this.#applicationSetStreams) {
      options.onEvent(event);
    }
  }

  /** Without an error the hub ends them in good order. */
  breakStreams(error?: Error): void {
    for (const stream of this.#applicationStreams) stream.end(error);
    for (const stream of this.#applicationSetStreams) stream.end(error);
  }

  async check(options: { signal: AbortSignal }): Promise<HubIdentity> {
    await this.#called('check', options.signal);
    return { version: 'v3.5.1', username: 'portal' };
  }

  async listApplications(options: {
    signal: AbortSignal;
  }): Promise<HubList<HubApplication>> {
    await this.#called('listApplications', options.signal);
    return { items: [...this.applications], quarantined: this.quarantined };
  }

  async listApplicationSets(options: {
    signal: AbortSignal;
  }): Promise<HubList<HubApplicationSet>> {
    await this.#called('listApplicationSets', options.signal);
    return { items: [...this.applicationSets], quarantined: [] };
  }

  async listClusters(options: {
    signal: AbortSignal;
  }): Promise<HubList<HubCluster>> {
    await this.#called('listClusters', options.signal);
    return { items: [...this.clusters], quarantined: [] };
  }

  async listProjects(options: { signal: AbortSignal }): Promise<string[]> {
    await this.#called('listProjects', options.signal);
    return this.projects;
  }

  async watchApplications(
    options: WatchOptions<HubApplication>,
  ): Promise<void> {
    await this.#called('watchApplications', options.signal);
    await openStream(this.#applicationStreams, options);
  }

  async watchApplicationSets(
    options: WatchOptions<HubApplicationSet>,
  ): Promise<void> {
    await this.#called('watchApplicationSets', options.signal);
    await openStream(this.#applicationSetStreams, options);
  }

  async getResourceTree(
    ref: ApplicationRef,
    options: { signal: AbortSignal },
  ): Promise<TreeNode[]> {
    await this.#called('getResourceTree', options.signal);
    return this.trees.get(ref.name) ?? [];
  }

  async getDiff(
    _ref: ApplicationRef,
    options: { signal: AbortSignal },
  ): Promise<ResourceDiff[]> {
    await this.#called('getDiff', options.signal);
    return [];
  }

  async getEvents(
    _ref: ApplicationRef,
    options: { signal: AbortSignal },
  ): Promise<ApplicationEvent[]> {
    await this.#called('getEvents', options.signal);
    return this.events;
  }

  async getResourceEvents(
    _ref: ApplicationRef,
    { uid }: LiveResourceRef,
    options: { signal: AbortSignal },
  ): Promise<ApplicationEvent[]> {
    await this.#called('getResourceEvents', options.signal);
    return this.resourceEvents.get(uid) ?? [];
  }

  async getSyncWindows(
    _ref: ApplicationRef,
    options: { signal: AbortSignal },
  ): Promise<SyncWindows> {
    await this.#called('getSyncWindows', options.signal);
    return this.syncWindows;
  }

  async getManifests(
    _ref: ApplicationRef,
    { kind, name }: VersionedResourceRef,
    options: { signal: AbortSignal },
  ): Promise<ResourceManifests> {
    await this.#called('getManifests', options.signal);
    const found = this.manifests.get(`${kind}/${name}`);
    if (found) return found;
    throw new SourceError('notFound', `There is no ${kind} ${name}.`);
  }

  async getRevisionMetadata(
    _ref: ApplicationRef,
    { revision }: RevisionRef,
    options: { signal: AbortSignal },
  ): Promise<RevisionMetadata> {
    await this.#called('getRevisionMetadata', options.signal);
    return this.revisions.get(revision) ?? {};
  }

  async #called(method: Method, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.calls.push(method);
    const trouble = this.troubles.get(method);
    if (trouble) throw trouble;
    if (this.silent.has(method)) await aborted(signal);
  }
}

const methods: readonly Method[] = [
  'check',
  'listApplications',
  'listApplicationSets',
  'listClusters',
  'listProjects',
  'watchApplications',
  'watchApplicationSets',
  'getResourceTree',
  'getDiff',
  'getEvents',
  'getResourceEvents',
  'getSyncWindows',
  'getManifests',
  'getRevisionMetadata',
];

interface Stream<T> {
  options: WatchOptions<T>;
  end: (error?: Error) => void;
}

function openStream<T>(
  streams: Set<Stream<T>>,
  options: WatchOptions<T>,
): Promise<void> {
  const { signal } = options;
  return new Promise((resolve, reject) => {
    const onAbort = () => stream.end(toError(signal.reason));
    const stream: Stream<T> = {
      options,
      end(error) {
        streams.delete(stream);
        signal.removeEventListener('abort', onAbort);
        if (error) reject(error);
        else resolve();
      },
    };
    signal.addEventListener('abort', onAbort);
    streams.add(stream);
    options.onEvent({ type: 'alive' });
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(toError(signal.reason)), {
      once: true,
    });
  });
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted');
}
