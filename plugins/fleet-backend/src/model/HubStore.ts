import type {
  HubApplication,
  HubApplicationSet,
  HubCluster,
  HubEvent,
  HubIdentity,
  HubList,
  Quarantined,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { isDeepStrictEqual } from 'node:util';
import { TextPool } from '../packing/TextPool';
import { ClusterDirectory } from './ClusterDirectory';
import { distinctClusters } from './distinctClusters';
import { HubSnapshot, HubVoice, objectKey } from './FleetModel';
import { Hearing, KeptApplication } from './KeptApplication';
import { KeptApplicationSet } from './KeptApplicationSet';
import { ObjectTable } from './ObjectTable';
import {
  regroupsApplication,
  regroupsApplicationSet,
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
  /** See {@link ModelChanges.regrouped}. */
  regrouped?: true;
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
  readonly #pool = new TextPool();
  readonly #applications = new ObjectTable<KeptApplication>({
    keyOf: objectKey,
    same: sameApplication,
  });
  readonly #applicationSets = new ObjectTable<KeptApplicationSet>({
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
  #clustersRegrouped = false;

  /** Applications without an owner reference: the ApplicationSet that lists them owns them. */
  readonly #ownerless = new Set<string>();
  /** Made when the first of them is met, and again when an ApplicationSet changes. */
  #owners?: ReadonlyMap<string, string>;
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

  startApplicationList(): void {
    this.#applications.startList();
  }

  applyApplicationList(list: HubList<HubApplication>): void {
    const heard = this.#hearing();
    this.#applications.applyList(
      list.items.map(application => this.#place(application, heard)),
      unreadKeys(list),
    );
    this.#setQuarantined('Application', list.quarantined);
  }

  applyApplicationEvent(event: HubEvent<HubApplication>): void {
    if (event.type === 'upsert') {
      const placed = this.#place(event.object, this.#hearing());
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
    const kept = list.items.map(set => new KeptApplicationSet(set));
    this.#applicationSets.applyList(kept, unreadKeys(list));
    this.#setQuarantined('ApplicationSet', list.quarantined);
  }

  applyApplicationSetEvent(event: HubEvent<HubApplicationSet>): void {
    if (event.type === 'upsert') {
      this.#applicationSets.upsert(new KeptApplicationSet(event.object));
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
    const after = new Map(kept.map(cluster => [cluster.name, cluster]));
    for (const [name, cluster] of distinctClusters(list.items)) {
      after.set(name, cluster);
    }
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const [old, now] = [before.get(name), after.get(name)];
      const same = old && now && sameCluster(old, now);
      if (!same) this.#changedClusters.add(name);
      if (old && !isDeepStrictEqual(old.labels, now?.labels)) {
        this.#clustersRegrouped = true;
      }
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
  speak(
    voice: Pick<HubVoice, 'state' | 'reason' | 'phrases' | 'nextTryAt'>,
  ): void {
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
    let regrouped = this.#clustersRegrouped;
    this.#changedClusters.clear();
    this.#voiceChanged = false;
    this.#clustersRegrouped = false;
    // First, because it may give Applications their owner.
    const listed = new Set<string>();
    this.#applicationSets.publish((key, before, after) => {
      changes.applicationSets.push(key);
      if (before) regrouped ||= regroupsApplicationSet(before, after);
      for (const one of [before, after]) {
        if (one && this.#ownerless.size > 0) addListed(one, listed);
      }
    });
    if (changes.applicationSets.length > 0) this.#owners = undefined;
    for (const key of listed) this.#adopt(key);
    this.#applications.publish((key, before, after) => {
      (after ? changes.applications : changes.removedApplications).push(key);
      if (before && after) regrouped ||= regroupsApplication(before, after);
      if (!after) this.#ownerless.delete(key);
    });
    this.#snapshot = this.#takeSnapshot();
    const something =
      changes.voice ||
      changes.clusters.length > 0 ||
      changes.applicationSets.length > 0 ||
      changes.applications.length > 0 ||
      changes.removedApplications.length > 0;
    if (!something) return undefined;
    return regrouped ? { ...changes, regrouped } : changes;
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

  #hearing(): Hearing {
    return { hub: this.name, observedAt: this.#options.now() };
  }

  #place(application: HubApplication, heard: Hearing): KeptApplication {
    const key = objectKey(application);
    const { applicationSet } = application;
    if (applicationSet === undefined) this.#ownerless.add(key);
    else this.#ownerless.delete(key);
    const placing = {
      applicationSet: applicationSet ?? this.#ownerOf(key),
      cluster: this.#directory.find(application.destination),
      heard,
    };
    return new KeptApplication(application, placing, this.#pool);
  }

  #moveApplications(directory: ClusterDirectory): void {
    if (directory.equals(this.#directory)) return;
    this.#directory = directory;
    for (const application of [...this.#applications.values()]) {
      const cluster = directory.find(application.destination);
      if (cluster !== application.cluster) {
        const { applicationSet, heard } = application;
        const placing = { applicationSet, heard, cluster };
        this.#applications.set(
          new KeptApplication(application, placing, this.#pool),
        );
      }
    }
  }

  #ownerOf(key: string): string | undefined {
    this.#owners ??= ownersIn(this.#applicationSets.published.values());
    return this.#owners.get(key);
  }

  #adopt(key: string): void {
    const application = this.#applications.get(key);
    if (!application || !this.#ownerless.has(key)) return;
    const applicationSet = this.#ownerOf(key);
    if (application.applicationSet === applicationSet) return;
    const { cluster, heard } = application;
    const placing = { applicationSet, cluster, heard };
    this.#applications.set(
      new KeptApplication(application, placing, this.#pool),
    );
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

/** Keys of the Applications that an ApplicationSet lists; an owner and what it generates share a namespace. */
function listedBy({ namespace, applications }: HubApplicationSet): string[] {
  return applications.flatMap(one =>
    one.namespace === namespace ? [objectKey(one)] : [],
  );
}

function addListed(set: HubApplicationSet, keys: Set<string>): void {
  for (const key of listedBy(set)) keys.add(key);
}

function ownersIn(sets: Iterable<HubApplicationSet>): Map<string, string> {
  const owners = new Map<string, string>();
  for (const set of sets) {
    for (const key of listedBy(set)) owners.set(key, set.name);
  }
  return owners;
}

/** Objects that the list has, in a form that cannot be read. */
function unreadKeys(list: HubList<unknown>): Set<string> {
  return new Set(
    list.quarantined.flatMap(({ namespace, name }) =>
      namespace && name ? objectKey({ namespace, name }) : [],
    ),
  );
}
