import type {
  ApplicationEvent,
  ApplicationRef,
  ResourceDiff,
  ResourceManifests,
  SyncWindow,
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
  HubGenerated,
  HubIdentity,
  HubList,
  HubOperations,
  LiveResourceRef,
  RevisionMetadata,
  RevisionRef,
  SourceError,
  VersionedResourceRef,
  WatchOptions,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import type { Clock } from '../../clock';
import type { AnyHubConfig, HubConfig } from '../../hubConfig';
import { ArgoCdHubOperations } from './ArgoCdHubOperations';
import { checkAccess } from './checkAccess';
import { applicationForm } from './decodeApplication';
import { applicationSetForm } from './decodeApplicationSet';
import { clusterForm } from './decodeCluster';
import { decodeDiff } from './decodeDiff';
import { decodeEvents } from './decodeEvents';
import { decodeGenerated } from './decodeGenerated';
import { ListDecoder } from './decodeList';
import type { ObjectForm } from './objectForm';
import { eachItem } from '../../json/readList';
import { readProjectWindows } from '../syncWindows/projectWindows';
import { decodeLiveManifest, decodeManagedManifests } from './decodeManifests';
import { decodeResourceTree, isMissing } from './decodeResourceTree';
import { decodeRevisionMetadata } from './decodeRevisionMetadata';
import { streamLines } from './decodeStreamLine';
import { decodeSyncWindows } from './decodeSyncWindows';
import { HubConnection } from './HubConnection';
import { notApi, refusedCredential } from './hubTrouble';
import { TextPool } from './plainText';
import { projectNames } from './projectNames';
import { readConfiguration } from './readConfiguration';
import { hubRequest, HubRequest, HubRoute, RouteValues } from './routes';
import { listOf, optionalText } from './shapes';

const versionSchema = z.object({ Version: optionalText });
const userinfoSchema = z.object({
  loggedIn: z.boolean().nullish(),
  username: optionalText,
});
const projectsSchema = z.object({ items: listOf(z.unknown()) });

/**
 * A hub over Argo CD's REST API and its streams.
 *
 * Lists ask for whole objects: with `fields=` history, conditions and owner
 * references never come. Streams leave out the replay of all Applications
 * (`resourceVersion=0`), because the caller lists anyhow; so a stream says
 * nothing, not even its headers, until something changes.
 */
export class ArgoCdHubClient implements HubClient {
  readonly hub: string;
  /** Over the same connection: they share its limits and its session. */
  readonly operations: HubOperations;
  #config: HubConfig;
  readonly #connection: HubConnection;
  readonly #pool = new TextPool();

  constructor(config: HubConfig, clock?: Clock) {
    this.hub = config.name;
    this.#config = config;
    this.#connection = new HubConnection(config, clock);
    this.operations = new ArgoCdHubOperations(config.name, this.#connection);
  }

  async check(options: { signal: AbortSignal }): Promise<HubIdentity> {
    const { signal } = options;
    const version = await this.#get('version', versionSchema, signal);
    // An anonymous answer is 200 too: only the word loggedIn proves the token,
    // and a session that ended is never refused here.
    const answer = await this.#connection.getOwnJson(
      hubRequest('userinfo'),
      signal,
      json => userinfoSchema.safeParse(json).data?.loggedIn === true,
    );
    const userinfo = this.#decode('a strange userinfo', () =>
      userinfoSchema.parse(answer),
    );
    if (!userinfo.loggedIn) throw refusedCredential(this.#config);
    return { version: version.Version, username: userinfo.username };
  }

  async checkAccess(options: { signal: AbortSignal }): Promise<HubAccess> {
    return checkAccess(
      permission =>
        this.#connection.getJson(
          hubRequest('canI', permission),
          options.signal,
        ),
      this.#config,
    );
  }

  listApplications(options: {
    signal: AbortSignal;
  }): Promise<HubList<HubApplication>> {
    const form = applicationForm(this.#pool);
    return this.#list('applications', form, options.signal);
  }

  listApplicationSets(options: {
    signal: AbortSignal;
  }): Promise<HubList<HubApplicationSet>> {
    const form = applicationSetForm(this.#pool);
    return this.#list('applicationSets', form, options.signal);
  }

  listClusters(options: { signal: AbortSignal }): Promise<HubList<HubCluster>> {
    const form = clusterForm(this.#pool);
    return this.#list('clusters', form, options.signal);
  }

  async listProjects(options: { signal: AbortSignal }): Promise<string[]> {
    const { items } = await this.#get(
      'projects',
      projectsSchema,
      options.signal,
    );
    return projectNames(items);
  }

  watchApplications(options: WatchOptions<HubApplication>): Promise<void> {
    const form = applicationForm(this.#pool);
    return this.#watch('applicationStream', form, options);
  }

  watchApplicationSets(
    options: WatchOptions<HubApplicationSet>,
  ): Promise<void> {
    const form = applicationSetForm(this.#pool);
    return this.#watch('applicationSetStream', form, options);
  }

  async getResourceTree(
    ref: ApplicationRef,
    options: { signal: AbortSignal },
  ): Promise<TreeNode[]> {
    const target = this.#ofApplication('resourceTree', ref);
    const answer = await this.#connection.getJson(target, options.signal);
    return this.#decode('a resource tree', () => decodeResourceTree(answer));
  }

  async getDiff(
    ref: ApplicationRef,
    options: { signal: AbortSignal },
  ): Promise<ResourceDiff[]> {
    const target = this.#ofApplication('managedResources', ref);
    const answer = await this.#connection.getJson(target, options.signal);
    return this.#decode('managed resources', () => decodeDiff(answer));
  }

  async getEvents(
    ref: ApplicationRef,
    options: { signal: AbortSignal },
  ): Promise<ApplicationEvent[]> {
    const target = this.#ofApplication('events', ref);
    const answer = await this.#connection.getJson(target, options.signal);
    return this.#decode('events', () => decodeEvents(answer));
  }

  async getResourceEvents(
    ref: ApplicationRef,
    resource: LiveResourceRef,
    options: { signal: AbortSignal },
  ): Promise<ApplicationEvent[]> {
    if (isMissing(resource)) return [];
    const target = this.#ofApplication('events', ref, {
      resourceUID: resource.uid,
      // Argo CD compares all three; of what has no namespace it is empty.
      resourceNamespace: resource.namespace || undefined,
      resourceName: resource.name,
    });
    const answer = await this.#connection.getJson(target, options.signal);
    return this.#decode('events', () => decodeEvents(answer));
  }

  async getSyncWindows(
    ref: ApplicationRef,
    { signal, project }: { signal: AbortSignal; project?: string },
  ): Promise<SyncWindows> {
    const target = this.#ofApplication('syncWindows', ref);
    const answer = await this.#connection.getJson(target, signal);
    const windows = this.#decode('sync windows', () =>
      decodeSyncWindows(answer),
    );
    if (windows.assigned.length === 0 || project === undefined) return windows;
    const own = await this.#windowsOf(project, signal);
    return decodeSyncWindows(answer, own);
  }

  /** An account that may not read projects still learns whether it may sync. */
  async #windowsOf(name: string, signal: AbortSignal): Promise<SyncWindow[]> {
    try {
      const { items } = await this.#get('projects', projectsSchema, signal);
      const found = items.find(item => projectNames([item])[0] === name);
      return found === undefined ? [] : readProjectWindows(found);
    } catch (error) {
      if (error instanceof SourceError) return [];
      throw error;
    }
  }

  async getManifests(
    ref: ApplicationRef,
    resource: VersionedResourceRef,
    { signal }: { signal: AbortSignal },
  ): Promise<ResourceManifests> {
    const { group, version, kind, namespace, name } = resource;
    const named = { group, kind, namespace };
    const managed = this.#ofApplication('managedResources', ref, {
      ...named,
      name,
    });
    const answer = await this.#connection.getJson(managed, signal);
    const found = this.#decode('managed resources', () =>
      decodeManagedManifests(answer, resource),
    );
    if (found) return found;
    if (version === undefined) {
      throw new SourceError(
        'notFound',
        `Git names no ${kind} ${name} for this Application.`,
      );
    }
    const owned = this.#ofApplication('resource', ref, {
      ...named,
      version,
      resourceName: name,
    });
    const live = await this.#connection.getJson(owned, signal);
    return this.#decode('a resource', () => decodeLiveManifest(live, resource));
  }

  async getRevisionMetadata(
    ref: ApplicationRef,
    { revision, sourceIndex }: RevisionRef,
    options: { signal: AbortSignal },
  ): Promise<RevisionMetadata> {
    const target = hubRequest('revisionMetadata', {
      application: ref.name,
      appNamespace: ref.namespace,
      revision,
      sourceIndex: sourceIndex?.toString(),
    });
    const answer = await this.#connection.getJson(target, options.signal);
    return this.#decode('a revision', () => decodeRevisionMetadata(answer));
  }

  async generate(
    applicationSet: Record<string, unknown>,
    { signal }: { signal: AbortSignal },
  ): Promise<HubGenerated[]> {
    const target = hubRequest('generate');
    const body = { applicationSet };
    const answer = await this.#connection.workOut(target, signal, body);
    return this.#decode('Applications', () => decodeGenerated(answer));
  }

  readConfiguration(options: {
    signal: AbortSignal;
  }): Promise<HubConfiguration> {
    return readConfiguration(async route => {
      const all: unknown[] = [];
      await this.#connection.readList(
        hubRequest(route),
        options.signal,
        eachItem(item => all.push(item)),
      );
      return all;
    });
  }

  /** Takes the credential that the entry has by now. */
  follow(hub: AnyHubConfig): void {
    if (!('credential' in hub)) return;
    this.#config = { ...this.#config, credential: hub.credential };
    this.#connection.useCredential(hub.credential);
  }

  /** Ends every request and socket. */
  close(): Promise<void> {
    return this.#connection.close();
  }

  #ofApplication(
    route: HubRoute,
    ref: ApplicationRef,
    values: RouteValues = {},
  ): HubRequest {
    return hubRequest(route, {
      ...values,
      application: ref.name,
      appNamespace: ref.namespace,
    });
  }

  async #get<T extends z.ZodType>(
    route: HubRoute,
    schema: T,
    signal: AbortSignal,
  ): Promise<z.output<T>> {
    const answer = await this.#connection.getJson(hubRequest(route), signal);
    return this.#decode(`a strange ${route}`, () => schema.parse(answer));
  }

  async #list<Raw, T>(
    route: HubRoute,
    form: ObjectForm<Raw, T>,
    signal: AbortSignal,
  ): Promise<HubList<T>> {
    const decoder = new ListDecoder(form);
    await this.#connection.readList(hubRequest(route), signal, decoder);
    return decoder.list;
  }

  #watch<Raw, T>(
    route: HubRoute,
    form: ObjectForm<Raw, T>,
    { signal, onEvent }: WatchOptions<T>,
  ): Promise<void> {
    const decode = streamLines(form, this.hub);
    return this.#connection.readStream(
      hubRequest(route, { resourceVersion: '0' }),
      signal,
      {
        open: () => onEvent({ type: 'alive' }),
        line: line => onEvent(decode(line)),
      },
    );
  }

  /** An answer of another shape is the hub's trouble, not a crash of ours. */
  #decode<T>(what: string, decode: () => T): T {
    try {
      return decode();
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError) {
        throw notApi(this.#config, `${what} that cannot be read`);
      }
      throw error;
    }
  }
}
