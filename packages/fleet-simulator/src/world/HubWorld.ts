import { isDeepStrictEqual } from 'node:util';
import { ClusterApi } from '../clusterApi/ClusterApi';
import type { ApplicationState, LiveObject } from './applicationState';
import {
  admitted,
  generate,
  leaving,
  newApplication,
  updatedApplication,
  withOutcome,
} from './applicationSets';
import type { ApplicationManifest } from './argoObjects';
import { clusterOf, deliveredData } from './clusterSecrets';
import { hubResourcesOf, inCluster, isOnHub } from './customResources';
import type { HubEnvironment } from './hubEnvironment';
import type { HubListener } from './hubEvents';
import { HubStore } from './HubStore';
import type { Seeded } from '../seeded';
import type { Generation } from './placement';
import { reconcileApplication } from './reconcileApplication';
import { RevisionNotFetched } from '../render/RevisionNotFetched';
import type { ReconcileContext } from './reconcileContext';
import { rollOut, stepsOf } from './rollingSync';
import { TargetStates } from './targetStates';
import { afterPush, duration } from './timing';
import type {
  ApplicationSetState,
  HubSnapshot,
  ProjectState,
  RegisteredCluster,
} from './worldState';
import { maySync, type SyncWindows, syncWindowsOf } from './syncWindows';

/** Bootstrap Applications are looked at first when something was pushed. */
const bootstrapAfterPush = { from: 200, to: 600 };

/**
 * One hub: what it holds, and the controllers that work on it.
 * {@link HubWorld.tick} lets every controller look once at the present moment
 * of world time.
 */
export class HubWorld {
  readonly #environment: HubEnvironment;
  /** Names repeat on every hub; what is made from them must not. */
  readonly #seeded: Seeded;
  readonly #targets: TargetStates;
  readonly #store: HubStore;
  /** Cluster API on the hub's own cluster. */
  readonly clusterApi: ClusterApi;
  /** Something on the hub's own cluster, or in Vault, is not what the controllers saw last. */
  #resourcesChanged = true;
  /** Clusters, sets or Git are not what the generators saw last. */
  #generationDue = true;

  constructor(snapshot: HubSnapshot, environment: HubEnvironment) {
    this.#environment = environment;
    this.#seeded = environment.seeded.scoped(snapshot.name);
    this.#targets = new TargetStates(environment.repositories);
    this.#store = new HubStore(snapshot);
    this.clusterApi = new ClusterApi(snapshot.estates, this.#seeded);
  }

  get name(): string {
    return this.#store.name;
  }

  get resourceVersion(): string {
    return this.#store.resourceVersion;
  }

  /** Sorted by name, as the API answers them. */
  applications(): ApplicationState[] {
    return this.#store.applications();
  }

  application(name: string): ApplicationState | undefined {
    return this.#store.application(name);
  }

  applicationSets(): ApplicationSetState[] {
    return this.#store.applicationSets();
  }

  applicationSet(name: string): ApplicationSetState | undefined {
    return this.#store.applicationSet(name);
  }

  projects(): ProjectState[] {
    return this.#store.projects();
  }

  /** Without the hub's own cluster. */
  clusters(): readonly RegisteredCluster[] {
    return this.#store.clusters;
  }

  clusterOf(
    app: Pick<ApplicationState, 'spec'>,
  ): RegisteredCluster | undefined {
    const { name, server } = app.spec.destination;
    return [...this.#store.clusters, inCluster].find(
      cluster => cluster.name === name || cluster.server === server,
    );
  }

  onEvent(listener: HubListener): () => void {
    return this.#store.onEvent(listener);
  }

  nextResourceVersion(): string {
    return this.#store.nextResourceVersion();
  }

  snapshot(): HubSnapshot {
    return {
      ...this.#store.snapshot(),
      estates: this.clusterApi.snapshot(),
    };
  }

  /** A push arrived: every Application is compared soon, and the generators run. */
  pushed(): void {
    this.#generationDue = true;
    for (const app of this.applications()) {
      const bounds = isOnHub(app) ? bootstrapAfterPush : afterPush;
      const refreshAt =
        this.#now() + duration(bounds, this.#moment(), app.name);
      if (app.refreshAt > refreshAt) {
        this.#store.putApplicationQuietly({ ...app, refreshAt });
      }
    }
  }

  /** The generators that ask for pull requests have another answer. */
  pullRequestsChanged(): void {
    this.#generationDue = true;
  }

  /** Vault has other data: External Secrets looks again. */
  vaultChanged(): void {
    this.#resourcesChanged = true;
    for (const app of this.applications()) {
      if (isOnHub(app)) {
        this.#store.putApplicationQuietly({ ...app, refreshAt: this.#now() });
      }
    }
  }

  /**
   * Puts a changed Application in place of the one that it was made from.
   * Nothing happens when it is the same.
   */
  replace(before: ApplicationState, after: ApplicationState): void {
    if (after === before) return;
    const next = this.#store.putApplication(after);
    if (isOnHub(next) && next.live !== before.live) {
      this.#resourcesChanged = true;
    }
    const summary = (app: ApplicationState) =>
      `${app.sync?.status} ${app.health?.status}`;
    if (summary(before) !== summary(next)) this.#ownerChanged(next);
  }

  /** Applies an Application's manifest, as `kubectl apply` on the hub does. */
  admit(
    manifest: ApplicationManifest,
    owner?: ApplicationState['owner'],
  ): void {
    const before = this.application(manifest.metadata.name);
    if (before) {
      this.replace(
        before,
        updatedApplication(before, manifest, this.#moment()),
      );
      return;
    }
    const app = newApplication(manifest, owner, this.#moment());
    this.#store.putApplication(app);
  }

  /** All controllers look once. */
  tick(): void {
    if (this.#resourcesChanged) this.#readHubResources();
    if (this.#generationDue) this.#generateAll();
    this.clusterApi.tick(this.#now(), cluster =>
      this.#environment.spokeAnswers(this.name, cluster),
    );
    for (const app of this.applications()) this.#reconcile(app);
    for (const set of this.applicationSets()) this.#rollOut(set);
  }

  /** What a step of this Application may look at, at a moment of world time. */
  contextOf(app: ApplicationState, now = this.#now()): ReconcileContext {
    const cluster = this.clusterOf(app);
    const set = app.owner && this.applicationSet(app.owner.name);
    return {
      now,
      seeded: this.#seeded,
      cluster,
      spokeAnswers:
        cluster === undefined ||
        this.#environment.spokeAnswers(this.name, cluster.name),
      ailment:
        cluster && this.#environment.ailment(this.name, cluster.name, app.name),
      syncedBySet: set !== undefined && stepsOf(set.spec) !== undefined,
      maySyncItself: () => maySync(this.syncWindowsOf(app, now), 'itself'),
      nextResourceVersion: () => this.nextResourceVersion(),
      secretReady: (object: LiveObject) =>
        deliveredData(object, this.#environment.vault()) !== undefined,
      render: this.#targets.render,
    };
  }

  /** The sync windows of its project that are about an Application. */
  syncWindowsOf(app: ApplicationState, now = this.#now()): SyncWindows {
    const project = this.projects().find(
      ({ metadata }) => metadata.name === app.spec.project,
    );
    return syncWindowsOf(app, project, this.clusterOf(app), now);
  }

  /** The Applications that the generators of a set would make now. */
  preview(set: Pick<ApplicationSetState, 'name' | 'spec'>): Generation {
    return generate({
      name: set.name,
      spec: set.spec,
      clusters: [...this.#store.clusters, inCluster],
      treeOf: (repoURL, revision) =>
        this.#environment.repositories.tree(repoURL, revision),
      pullRequests: (owner, repo) =>
        this.#environment.repositories.pullRequests(owner, repo),
    });
  }

  #reconcile(app: ApplicationState): void {
    try {
      const next = reconcileApplication(app, this.contextOf(app));
      if (next) this.replace(app, next);
      else this.#forget(app);
    } catch (error) {
      // The commit is on its way; the next tick looks again.
      if (!(error instanceof RevisionNotFetched)) throw error;
    }
  }

  #forget(app: ApplicationState): void {
    this.#store.removeApplication(app);
    if (isOnHub(app)) this.#resourcesChanged = true;
    this.#ownerChanged(app);
    // A set may want it back by now.
    this.#generationDue = true;
  }

  #readHubResources(): void {
    this.#resourcesChanged = false;
    const found = hubResourcesOf(this.applications());
    const moment = this.#moment();
    for (const manifest of found.projects) {
      const { name } = manifest.metadata;
      const before = this.projects().find(
        ({ metadata }) => metadata.name === name,
      );
      if (before && isDeepStrictEqual(before.spec, manifest.spec)) continue;
      this.#store.putProject({
        ...manifest,
        uid: before?.uid ?? moment.seeded.uuid('project', name),
        resourceVersion: this.nextResourceVersion(),
        createdAt: before?.createdAt ?? moment.now,
      });
    }
    this.#readClusters(found.secrets);
    const wanted = new Set<string>();
    for (const manifest of found.applicationSets) {
      const { name } = manifest.metadata;
      wanted.add(name);
      const before = this.applicationSet(name);
      this.#putSet(before, admitted(manifest, before, moment));
    }
    for (const set of this.applicationSets()) {
      if (!wanted.has(set.name)) this.#removeSet(set);
    }
    for (const manifest of found.applications) this.admit(manifest);
    this.clusterApi.see(found.objects);
  }

  #readClusters(secrets: readonly LiveObject[]): void {
    const now = this.#now();
    const vault = this.#environment.vault();
    const known = new Map(
      this.#store.clusters.map(cluster => [cluster.name, cluster]),
    );
    const clusters = secrets
      .flatMap(secret => clusterOf(secret, vault, now) ?? [])
      .map(cluster => ({
        ...cluster,
        registeredAt: known.get(cluster.name)?.registeredAt ?? now,
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
    if (isDeepStrictEqual(clusters, this.#store.clusters)) return;
    this.#store.clusters = clusters;
    this.#generationDue = true;
  }

  #putSet(
    before: ApplicationSetState | undefined,
    next: ApplicationSetState,
  ): void {
    if (next === before) return;
    this.#store.putSet(next);
    if (before?.spec !== next.spec) this.#generationDue = true;
  }

  /** A set shows the states of what it owns. */
  #ownerChanged(app: ApplicationState): void {
    const set = app.owner && this.applicationSet(app.owner.name);
    if (set) this.#store.putSet(set);
  }

  #removeSet(set: ApplicationSetState): void {
    this.#store.removeSet(set);
    for (const app of this.#ownedBy(set)) {
      this.replace(app, leaving(app, this.#moment()));
    }
  }

  #generateAll(): void {
    this.#generationDue = false;
    for (const set of this.applicationSets()) {
      try {
        this.#generate(set);
      } catch (error) {
        if (!(error instanceof RevisionNotFetched)) throw error;
        this.#generationDue = true;
      }
    }
  }

  #generate(set: ApplicationSetState): void {
    const generation = this.preview(set);
    this.#putSet(set, withOutcome(set, generation, this.#moment()));
    if ('error' in generation) return;
    const wanted = new Set<string>();
    const policy = set.spec.syncPolicy?.applicationsSync ?? 'sync';
    for (const manifest of generation.applications) {
      const { name } = manifest.metadata;
      wanted.add(name);
      if (policy === 'create-only' && this.application(name)) continue;
      this.admit(manifest, { name: set.name, uid: set.uid });
    }
    if (policy === 'create-only' || policy === 'create-update') return;
    for (const app of this.#ownedBy(set)) {
      if (!wanted.has(app.name)) {
        this.replace(app, leaving(app, this.#moment()));
      }
    }
  }

  #rollOut(set: ApplicationSetState): void {
    if (!stepsOf(set.spec)) return;
    const { set: next, operations } = rollOut(
      set,
      this.#ownedBy(set),
      this.#now(),
    );
    this.#putSet(set, next);
    for (const [name, operation] of operations) {
      const app = this.application(name);
      if (app) this.replace(app, { ...app, operation });
    }
  }

  #ownedBy(set: ApplicationSetState): ApplicationState[] {
    return this.applications().filter(app => app.owner?.uid === set.uid);
  }

  #now(): number {
    return this.#environment.now();
  }

  #moment() {
    return {
      now: this.#now(),
      seeded: this.#seeded,
      nextResourceVersion: () => this.nextResourceVersion(),
    };
  }
}
