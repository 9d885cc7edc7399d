import type { ApplicationState } from './applicationState';
import type { HubEvent, HubListener } from './hubEvents';
import type {
  ApplicationSetState,
  HubSnapshot,
  ProjectState,
  RegisteredCluster,
} from './worldState';

/**
 * What a hub holds, with its resourceVersions, as the API server of a real
 * hub does. Whoever changes something here tells the watchers.
 */
export class HubStore {
  readonly name: string;
  readonly #listeners = new Set<HubListener>();
  readonly #applications: Map<string, ApplicationState>;
  readonly #sets: Map<string, ApplicationSetState>;
  readonly #projects: Map<string, ProjectState>;
  #resourceVersion: number;
  clusters: readonly RegisteredCluster[];

  constructor(snapshot: HubSnapshot) {
    this.name = snapshot.name;
    this.clusters = snapshot.clusters;
    this.#resourceVersion = snapshot.resourceVersion;
    this.#applications = new Map(
      snapshot.applications.map(app => [app.name, app]),
    );
    this.#sets = new Map(snapshot.applicationSets.map(set => [set.name, set]));
    this.#projects = new Map(
      snapshot.projects.map(project => [project.metadata.name, project]),
    );
  }

  get resourceVersion(): string {
    return String(this.#resourceVersion);
  }

  nextResourceVersion(): string {
    this.#resourceVersion += 1;
    return String(this.#resourceVersion);
  }

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

  /** Under a new resourceVersion, heard by every watcher. */
  putApplication(app: ApplicationState): ApplicationState {
    const type = this.#applications.has(app.name) ? 'MODIFIED' : 'ADDED';
    const state = { ...app, resourceVersion: this.nextResourceVersion() };
    this.#applications.set(state.name, state);
    this.#tell({ kind: 'Application', type, state });
    return state;
  }

  /** For what no API shows, so that no watcher hears of it. */
  putApplicationQuietly(app: ApplicationState): void {
    this.#applications.set(app.name, app);
  }

  removeApplication(app: ApplicationState): void {
    this.#applications.delete(app.name);
    const state = { ...app, resourceVersion: this.nextResourceVersion() };
    this.#tell({ kind: 'Application', type: 'DELETED', state });
  }

  putSet(set: ApplicationSetState): void {
    const type = this.#sets.has(set.name) ? 'MODIFIED' : 'ADDED';
    const state = { ...set, resourceVersion: this.nextResourceVersion() };
    this.#sets.set(state.name, state);
    this.#tell({ kind: 'ApplicationSet', type, state });
  }

  removeSet(set: ApplicationSetState): void {
    this.#sets.delete(set.name);
    const state = { ...set, resourceVersion: this.nextResourceVersion() };
    this.#tell({ kind: 'ApplicationSet', type: 'DELETED', state });
  }

  putProject(project: ProjectState): void {
    this.#projects.set(project.metadata.name, project);
  }

  onEvent(listener: HubListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Estates are kept by {@link ClusterApi}. */
  snapshot(): Omit<HubSnapshot, 'estates'> {
    return {
      name: this.name,
      resourceVersion: this.#resourceVersion,
      clusters: [...this.clusters],
      applicationSets: this.applicationSets(),
      applications: this.applications(),
      projects: this.projects(),
    };
  }

  #tell(event: HubEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}

function sortedByName<T>(map: ReadonlyMap<string, T>): T[] {
  return [...map.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);
}
