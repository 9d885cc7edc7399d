import { isDeepStrictEqual } from 'node:util';
import { ManifestGenerationError } from '../render/repositoryTree';
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
import { hubResourcesOf, inClusterServer, isOnHub } from './customResources';
import type { HubEnvironment } from './hubEnvironment';
import { HubListeners, type HubListener } from './hubEvents';
import type { Generation } from './placement';
import { reconcileApplication } from './reconcileApplication';
import { RevisionNotFetched, type ReconcileContext } from './reconcileContext';
import { rollOut, stepsOf } from './rollingSync';
import { TargetStates } from './targetStates';
import { afterPush, duration } from './timing';
import type {
  ApplicationSetState,
  HubSnapshot,
  ProjectState,
  RegisteredCluster,
} from './worldState';

/**
 * One hub: its clusters, ApplicationSets, Applications and projects, and the
 * controllers that work on them. {@link HubWorld.tick} lets every controller
 * look once at the present moment of world time.
 */
export class HubWorld {
  readonly name: string;
  readonly #environment: HubEnvironment;
  readonly #targets: TargetStates;
  readonly #listeners = new HubListeners();
  readonly #applications = new Map<string, ApplicationState>();
  readonly #sets = new Map<string, ApplicationSetState>();
  readonly #projects = new Map<string, ProjectState>();
  #clusters: RegisteredCluster[];
  #resourceVersion: number;
  /** Something on the hub's own cluster, or in Vault, is not what the controllers saw last. */
  #resourcesChanged = true;
  /** Clusters, sets or Git are not what the generators saw last. */
  #generationDue = true;

  constructor(snapshot: HubSnapshot, environment: HubEnvironment) {
    this.name = snapshot.name;
    this.#environment = environment;
    this.#targets = new TargetStates(environment.repositories);
    this.#clusters = snapshot.clusters;
    this.#resourceVersion = snapshot.resourceVersion;
    for (const app of snapshot.applications) {
      this.#applications.set(app.name, app);
    }
    for (const set of snapshot.applicationSets) this.#sets.set(set.name, set);
    for (const project of snapshot.projects) {
      this.#projects.set(project.metadata.name, project);
    }
  }

  get resourceVersion(): string {
    return String(this.#resourceVersion);
  }

  /** Sorted by name, as the API answers them. */
  applications(): ApplicationState[] {
    return sortedByName(this.#applications);
  }

  application(name: string): ApplicationState | undefined {
    return this.#applications.get(name);
  }

  applicationSets(): ApplicationSetState[] {
    return sortedByName(this.#sets);
  }

  applicationSet(name: string): ApplicationSetState | undefined {
    return this.#sets.get(name);
  }

  projects(): ProjectState[] {
    return sortedByName(this.#projects);
  }

  /** Without the hub's own cluster. */
  clusters(): readonly RegisteredCluster[] {
    return this.#clusters;
  }

  clusterOf(
    app: Pick<ApplicationState, 'spec'>,
  ): RegisteredCluster | undefined {
    const { name, server } = app.spec.destination;
    return [...this.#clusters, inCluster].find(
      cluster => cluster.name === name || cluster.server === server,
    );
  }

  onEvent(listener: HubListener): () => void {
    return this.#listeners.add(listener);
  }

  snapshot(): HubSnapshot {
    return {
      name: this.name,
      resourceVersion: this.#resourceVersion,
      clusters: [...this.#clusters],
      applicationSets: this.applicationSets(),
      applications: this.applications(),
      projects: this.projects(),
    };
  }

  /** A push arrived: every Application is compared soon, and the generators run. */
  pushed(): void {
    this.#generationDue = true;
    for (const app of this.applications()) {
      const bounds = isOnHub(app) ? { from: 200, to: 600 } : afterPush;
      const refreshAt =
        this.#now() + duration(bounds, this.#moment(), app.name);
      if (app.refreshAt > refreshAt) this.#quietly({ ...app, refreshAt });
    }
  }

  /** Vault has other data: External Secrets looks again. */
  vaultChanged(): void {
    this.#resourcesChanged = true;
    for (const app of this.applications()) {
      if (isOnHub(app)) this.#quietly({ ...app, refreshAt: this.#now() });
    }
  }

  /**
   * Puts a changed Application in place of the one it was made from. Gives it
   * a new resourceVersion and tells the watchers.
   */
  replace(before: ApplicationState, after: ApplicationState): ApplicationState {
    if (after === before) return before;
    const next = { ...after, resourceVersion: this.nextResourceVersion() };
    this.#applications.set(next.name, next);
    if (isOnHub(next) && next.live !== before.live) {
      this.#resourcesChanged = true;
    }
    this.#listeners.tell({
      kind: 'Application',
      type: 'MODIFIED',
      state: next,
    });
    const summary = (app: ApplicationState) =>
      `${app.sync?.status} ${app.health?.status}`;
    if (next.owner && summary(before) !== summary(next)) {
      this.#touchSet(next.owner.name);
    }
    return next;
  }

  nextResourceVersion(): string {
    this.#resourceVersion += 1;
    return String(this.#resourceVersion);
  }

  /** All controllers look once. */
  tick(): void {
    if (this.#resourcesChanged) this.#readHubResources();
    if (this.#generationDue) this.#generateAll();
    for (const app of this.applications()) this.#reconcile(app);
    for (const set of this.applicationSets()) this.#rollOut(set);
  }

  /** What a step of this Application may look at, at a moment of world time. */
  contextOf(app: ApplicationState, now = this.#now()): ReconcileContext {
    const cluster = this.clusterOf(app);
    const set = app.owner && this.#sets.get(app.owner.name);
    return {
      now,
      seeded: this.#environment.seeded,
      cluster,
      spokeAnswers:
        cluster === undefined ||
        this.#environment.spokeAnswers(this.name, cluster.name),
      ailment:
        cluster && this.#environment.ailment(this.name, cluster.name, app.name),
      syncedBySet: set !== undefined && stepsOf(set.spec) !== undefined,
      nextResourceVersion: () => this.nextResourceVersion(),
      secretReady: (object: LiveObject) =>
        deliveredData(object, this.#environment.vault()) !== undefined,
      render: this.#targets.render,
    };
  }

  /** Applies an Application's manifest by hand, as `kubectl apply` on the hub does. */
  admit(
    manifest: ApplicationManifest,
    owner?: ApplicationState['owner'],
  ): void {
    const before = this.#applications.get(manifest.metadata.name);
    if (before) {
      this.replace(
        before,
        updatedApplication(before, manifest, this.#moment()),
      );
      return;
    }
    const app = newApplication(manifest, owner, this.#moment());
    this.#applications.set(app.name, app);
    this.#listeners.tell({ kind: 'Application', type: 'ADDED', state: app });
  }

  /** The Applications that the generators of a set would make now. */
  preview(set: Pick<ApplicationSetState, 'name' | 'spec'>): Generation {
    return generate({
      name: set.name,
      spec: set.spec,
      clusters: [...this.#clusters, inCluster],
      treeOf: (repoURL, revision) =>
        this.#environment.repositories.tree(repoURL, revision),
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
    this.#applications.delete(app.name);
    if (isOnHub(app)) this.#resourcesChanged = true;
    const state = { ...app, resourceVersion: this.nextResourceVersion() };
    this.#listeners.tell({ kind: 'Application', type: 'DELETED', state });
    if (app.owner) this.#touchSet(app.owner.name);
    // A set may want it back by now.
    this.#generationDue = true;
  }

  #readHubResources(): void {
    this.#resourcesChanged = false;
    const found = hubResourcesOf(this.#applications.values());
    const moment = this.#moment();
    for (const manifest of found.projects) {
      const { name } = manifest.metadata;
      const before = this.#projects.get(name);
      if (before && isDeepStrictEqual(before.spec, manifest.spec)) continue;
      this.#projects.set(name, {
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
      const before = this.#sets.get(name);
      this.#putSet(before, admitted(manifest, before, moment));
    }
    for (const set of this.applicationSets()) {
      if (!wanted.has(set.name)) this.#removeSet(set);
    }
    for (const manifest of found.applications) this.admit(manifest);
  }

  #readClusters(secrets: readonly LiveObject[]): void {
    const vault = this.#environment.vault();
    const known = new Map(
      this.#clusters.map(cluster => [cluster.name, cluster]),
    );
    const clusters = secrets
      .flatMap(secret => clusterOf(secret, vault, this.#now()) ?? [])
      .map(cluster => ({
        ...cluster,
        registeredAt: known.get(cluster.name)?.registeredAt ?? this.#now(),
      }))
      .sort((a, b) => a.name.localeCompare(b.name));
    if (isDeepStrictEqual(clusters, this.#clusters)) return;
    this.#clusters = clusters;
    this.#generationDue = true;
  }

  #putSet(
    before: ApplicationSetState | undefined,
    next: ApplicationSetState,
  ): void {
    if (next === before) return;
    const touched = { ...next, resourceVersion: this.nextResourceVersion() };
    this.#sets.set(next.name, touched);
    if (before?.spec !== next.spec) this.#generationDue = true;
    this.#listeners.tell({
      kind: 'ApplicationSet',
      type: before ? 'MODIFIED' : 'ADDED',
      state: touched,
    });
  }

  #touchSet(name: string): void {
    const set = this.#sets.get(name);
    if (set) this.#putSet(set, { ...set });
  }

  #removeSet(set: ApplicationSetState): void {
    this.#sets.delete(set.name);
    for (const app of this.#ownedBy(set)) {
      this.replace(app, leaving(app, this.#moment()));
    }
    this.#listeners.tell({
      kind: 'ApplicationSet',
      type: 'DELETED',
      state: { ...set, resourceVersion: this.nextResourceVersion() },
    });
  }

  #generateAll(): void {
    this.#generationDue = false;
    for (const set of this.applicationSets()) {
      try {
        this.#generate(set);
      } catch (error) {
        if (error instanceof RevisionNotFetched) this.#generationDue = true;
        else if (!(error instanceof ManifestGenerationError)) throw error;
      }
    }
  }

  #generate(set: ApplicationSetState): void {
    const generation = this.preview(set);
    const next = withOutcome(set, generation, this.#moment());
    this.#putSet(set, next);
    if ('error' in generation) return;
    const wanted = new Map(
      generation.applications.map(app => [app.metadata.name, app]),
    );
    const policy = set.spec.syncPolicy?.applicationsSync ?? 'sync';
    for (const manifest of wanted.values()) {
      const exists = this.#applications.has(manifest.metadata.name);
      if (exists && policy === 'create-only') continue;
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
      const app = this.#applications.get(name);
      if (app) this.replace(app, { ...app, operation });
    }
  }

  #ownedBy(set: ApplicationSetState): ApplicationState[] {
    return this.applications().filter(app => app.owner?.uid === set.uid);
  }

  /** Changes what no API shows, so no watcher hears of it. */
  #quietly(app: ApplicationState): void {
    this.#applications.set(app.name, app);
  }

  #now(): number {
    return this.#environment.now();
  }

  #moment() {
    return {
      now: this.#now(),
      seeded: this.#environment.seeded,
      nextResourceVersion: () => this.nextResourceVersion(),
    };
  }
}

/** The cluster on which the hub itself runs. */
export const inCluster: RegisteredCluster = {
  name: 'in-cluster',
  server: inClusterServer,
  labels: {},
  annotations: {},
  registeredAt: 0,
};

function sortedByName<T>(map: ReadonlyMap<string, T>): T[] {
  return [...map.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);
}
