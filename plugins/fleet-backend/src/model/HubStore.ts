import type {
  HubApplication,
  HubApplicationSet,
  HubCluster,
  HubEvent,
  HubIdentity,
  HubList,
  Quarantined,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { ClusterDirectory } from './ClusterDirectory';
import {
  HubSnapshot,
  HubVoice,
  ModelApplication,
  objectKey,
} from './FleetModel';
import { KeyIndex } from './KeyIndex';
import { ObjectTable } from './ObjectTable';
import {
  sameApplication,
  sameApplicationSet,
  sameCluster,
} from './sameContent';

export interface HubStoreOptions {
  name: string;
  title: string;
  uiUrl?: string;
  now: () => number;
  /** Called when there is something to publish. */
  onChange: () => void;
}

/** What one publication changed, as keys. */
export interface HubChanges {
  applications: string[];
  removedApplications: string[];
  applicationSets: string[];
  clusters: string[];
  voice: boolean;
}

/** More of them say nothing new, and cost memory. */
const maxQuarantined = 100;

/**
 * Everything that one hub said. It does no I/O: a watcher tells it what was
 * heard, and each {@link publish} makes that one new snapshot.
 */
export class HubStore {
  readonly name: string;
  readonly #options: HubStoreOptions;
  readonly #applications = new ObjectTable<ModelApplication>({
    keyOf: objectKey,
    same: sameApplication,
  });
  readonly #applicationSets = new ObjectTable<HubApplicationSet>({
    keyOf: objectKey,
    same: sameApplicationSet,
  });
  #clusters: ReadonlyMap<string, HubCluster> = new Map();
  #directory = new ClusterDirectory([]);
  #projects: readonly string[] = [];
  #identity?: HubIdentity;
  #voice: HubVoice;
  #quarantined = new Map<Quarantined['kind'], readonly Quarantined[]>();
  readonly #changedClusters = new Set<string>();
  #voiceChanged = false;

  /** The ApplicationSet that lists an Application, for those without an owner reference. */
  readonly #owners = new Map<string, string>();
  /** Applications without an owner reference. */
  readonly #ownerless = new Set<string>();
  readonly #byCluster = new KeyIndex();
  readonly #byApplicationSet = new KeyIndex();
  #snapshot: HubSnapshot;

  constructor(options: HubStoreOptions) {
    this.name = options.name;
    this.#options = options;
    this.#voice = { state: 'pending', since: options.now(), quarantined: [] };
    this.#snapshot = this.#takeSnapshot();
  }

  get voice(): HubVoice {
    return this.#voice;
  }

  /**
   * All of one moment: a hub is not called well before its Applications are
   * there. Only the time of its last word runs ahead.
   */
  get snapshot(): HubSnapshot {
    return this.#snapshot;
  }

  applicationsOnCluster(cluster: string): ModelApplication[] {
    return this.#pick(this.#byCluster.keys(cluster));
  }

  /** @param key - of the ApplicationSet, `namespace/name` */
  applicationsOfSet(key: string): ModelApplication[] {
    return this.#pick(this.#byApplicationSet.keys(key));
  }

  startApplicationList(): void {
    this.#applications.startList();
  }

  applyApplicationList(list: HubList<HubApplication>): void {
    const now = this.#options.now();
    this.#applications.applyList(
      list.items.map(application => this.#place(application, now)),
      unreadKeys(list),
    );
    this.#setQuarantined('Application', list.quarantined);
  }

  applyApplicationEvent(event: HubEvent<HubApplication>): void {
    if (event.type === 'upsert') {
      const placed = this.#place(event.object, this.#options.now());
      this.#applications.upsert(placed);
      this.#options.onChange();
    } else if (event.type === 'delete') {
      this.#applications.delete(objectKey(event), event);
      this.#options.onChange();
    } else if (event.type === 'quarantined') {
      this.#addQuarantined(event.object);
    }
  }

  startApplicationSetList(): void {
    this.#applicationSets.startList();
  }

  applyApplicationSetList(list: HubList<HubApplicationSet>): void {
    this.#applicationSets.applyList(list.items, unreadKeys(list));
    this.#setQuarantined('ApplicationSet', list.quarantined);
  }

  applyApplicationSetEvent(event: HubEvent<HubApplicationSet>): void {
    if (event.type === 'upsert') {
      this.#applicationSets.upsert(event.object);
      this.#options.onChange();
    } else if (event.type === 'delete') {
      this.#applicationSets.delete(objectKey(event), event);
      this.#options.onChange();
    } else if (event.type === 'quarantined') {
      this.#addQuarantined(event.object);
    }
  }

  applyClusters(list: HubList<HubCluster>): void {
    const before = this.#clusters;
    const unread = new Set(list.quarantined.map(({ name }) => name));
    const kept = [...before.values()].filter(({ name }) => unread.has(name));
    const after = new Map(
      [...kept, ...list.items].map(cluster => [cluster.name, cluster]),
    );
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const [old, now] = [before.get(name), after.get(name)];
      const same = old && now && sameCluster(old, now);
      if (!same) this.#changedClusters.add(name);
    }
    this.#clusters = after;
    this.#moveApplications(new ClusterDirectory(after.values()));
    this.#setQuarantined('Cluster', list.quarantined);
  }

  applyProjects(projects: readonly string[]): void {
    this.#projects = projects;
    this.#options.onChange();
  }

  setIdentity(identity: HubIdentity): void {
    this.#identity = identity;
    this.#options.onChange();
  }

  /** A word of the hub, whatever it was. */
  heard(): void {
    const heardAt = this.#options.now();
    this.#voice = { ...this.#voice, heardAt };
    const { voice } = this.#snapshot;
    this.#snapshot = { ...this.#snapshot, voice: { ...voice, heardAt } };
  }

  /** `since` moves only with the state. */
  speak(voice: Pick<HubVoice, 'state' | 'reason' | 'nextTryAt'>): void {
    const { state, reason, since, heardAt, quarantined } = this.#voice;
    this.#voice = {
      ...voice,
      heardAt,
      quarantined,
      since: state === voice.state ? since : this.#options.now(),
    };
    if (state !== voice.state || reason !== voice.reason) {
      this.#voiceChanged = true;
    }
    this.#options.onChange();
  }

  /** Nothing was said, but the age of the last word has to be drawn anew. */
  renew(): void {
    this.#voiceChanged = true;
    this.#options.onChange();
  }

  /** Makes everything since the last call visible; undefined when nothing is new. */
  publish(): HubChanges | undefined {
    const changes: HubChanges = {
      applications: [],
      removedApplications: [],
      applicationSets: [],
      clusters: [...this.#changedClusters],
      voice: this.#voiceChanged,
    };
    this.#changedClusters.clear();
    this.#voiceChanged = false;
    // First, because it may give Applications their owner.
    this.#applicationSets.publish((key, before, after) => {
      changes.applicationSets.push(key);
      this.#adopt(before, after);
    });
    this.#applications.publish((key, before, after) => {
      (after ? changes.applications : changes.removedApplications).push(key);
      if (!after) this.#ownerless.delete(key);
      this.#byCluster.move(key, before?.cluster, after?.cluster);
      this.#byApplicationSet.move(key, setKeyOf(before), setKeyOf(after));
    });
    this.#snapshot = this.#takeSnapshot();
    const something =
      changes.voice ||
      changes.clusters.length > 0 ||
      changes.applicationSets.length > 0 ||
      changes.applications.length > 0 ||
      changes.removedApplications.length > 0;
    return something ? changes : undefined;
  }

  #takeSnapshot(): HubSnapshot {
    const { name, title, uiUrl } = this.#options;
    return {
      name,
      title,
      uiUrl,
      identity: this.#identity,
      voice: this.#voice,
      applications: this.#applications.published,
      applicationSets: this.#applicationSets.published,
      clusters: this.#clusters,
      projects: this.#projects,
    };
  }

  #pick(keys: ReadonlySet<string>): ModelApplication[] {
    const { published } = this.#applications;
    return [...keys].flatMap(key => published.get(key) ?? []);
  }

  #place(application: HubApplication, observedAt: number): ModelApplication {
    const key = objectKey(application);
    const { applicationSet } = application;
    if (applicationSet === undefined) this.#ownerless.add(key);
    else this.#ownerless.delete(key);
    return {
      ...application,
      applicationSet: applicationSet ?? this.#owners.get(key),
      hub: this.name,
      cluster: this.#directory.find(application.destination),
      observedAt,
    };
  }

  #moveApplications(directory: ClusterDirectory): void {
    if (directory.equals(this.#directory)) return;
    this.#directory = directory;
    for (const application of [...this.#applications.values()]) {
      const cluster = directory.find(application.destination);
      if (cluster !== application.cluster) {
        this.#applications.set({ ...application, cluster });
      }
    }
  }

  #adopt(
    before: HubApplicationSet | undefined,
    after: HubApplicationSet | undefined,
  ): void {
    const keys = new Set<string>();
    for (const resource of before?.applications ?? []) {
      keys.add(objectKey(resource));
      this.#owners.delete(objectKey(resource));
    }
    for (const resource of after?.applications ?? []) {
      // An owner and what it generates share a namespace.
      if (resource.namespace !== after?.namespace) continue;
      keys.add(objectKey(resource));
      this.#owners.set(objectKey(resource), after.name);
    }
    for (const key of keys) {
      const application = this.#applications.get(key);
      const owner = this.#owners.get(key);
      if (!application || !this.#ownerless.has(key)) continue;
      if (application.applicationSet === owner) continue;
      this.#applications.set({ ...application, applicationSet: owner });
    }
  }

  #setQuarantined(
    kind: Quarantined['kind'],
    objects: readonly Quarantined[],
  ): void {
    this.#quarantined.set(kind, objects.slice(0, maxQuarantined));
    const quarantined = [...this.#quarantined.values()].flat();
    if (quarantined.length !== this.#voice.quarantined.length) {
      this.#voiceChanged = true;
    }
    this.#voice = { ...this.#voice, quarantined };
    this.#options.onChange();
  }

  #addQuarantined(object: Quarantined): void {
    const known = this.#quarantined.get(object.kind) ?? [];
    const others = known.filter(
      ({ name, namespace }) =>
        name === undefined ||
        name !== object.name ||
        namespace !== object.namespace,
    );
    this.#setQuarantined(object.kind, [object, ...others]);
  }
}

function setKeyOf(
  application: ModelApplication | undefined,
): string | undefined {
  return application?.applicationSet === undefined
    ? undefined
    : `${application.namespace}/${application.applicationSet}`;
}

/** Objects that the list has, in a form that cannot be read. */
function unreadKeys(list: HubList<unknown>): Set<string> {
  return new Set(
    list.quarantined.flatMap(({ namespace, name }) =>
      namespace && name ? objectKey({ namespace, name }) : [],
    ),
  );
}
