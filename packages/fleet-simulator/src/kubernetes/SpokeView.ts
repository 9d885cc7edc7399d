import { timestamp } from '../clock';
import { appliedNamespaces } from '../clusterApi/appliedNamespaces';
import { clusterApiObjects } from '../clusterApi/objects';
import { runningVersions } from '../clusterApi/runningVersions';
import { isJsonObject, type JsonObject } from '../json';
import type { SpokeSpec } from '../scenario/topology';
import type { ApplicationState, LiveObject } from '../world/applicationState';
import { isOnHub } from '../world/customResources';
import type { FleetWorld } from '../world/FleetWorld';
import type { HubWorld } from '../world/HubWorld';
import {
  desiredOnSpoke,
  resourceIdOf,
  resourceKey,
  textAt,
} from '../world/manifests';
import { linksStamp } from '../network/links';
import { addOnObjects, liveDeployments } from './addOns';
import { loadBalancerStatus, loadBalancerTakes } from './loadBalancers';
import { networkManifests } from './networkWorkloads';
import { appliedObjects } from './platform/appliedObjects';
import { applicationController } from './platform/applicationController';
import {
  deploymentObject,
  liveMetadata,
  replicaSetObjects,
} from './deployments';
import { heartbeat, nodesOf } from './nodes';
import { networkObjects } from './platform/networkObjects';
import { platformObjects } from './platform/platformObjects';
import { podObjects } from './pods';
import {
  isRestore,
  restoredNamespaces,
  restoreObject,
  restoreStamp,
} from './restores';
import { volumeClaims } from './volumeClaims';
import { warningsOf } from './warnings';
import type { Whereabouts } from './workloads';

/** Objects by the name of their resource: `pods`, `deployments.apps`. */
export type Collections = Map<string, JsonObject[]>;

/** Ten weeks before the world begins to be told. */
const clusterAge = 70 * 86_400_000;

/**
 * What the API server of a spoke has: the live objects of every Application
 * that any hub has put there, with what Kubernetes makes of them, and the
 * cluster's own furniture.
 */
export class SpokeView {
  readonly spoke: SpokeSpec;
  readonly #world: FleetWorld;
  readonly #bornAt: number;
  readonly #addOns: LiveObject[];

  constructor(spoke: SpokeSpec, world: FleetWorld, beganAt: number) {
    this.spoke = spoke;
    this.#world = world;
    this.#bornAt = beganAt - clusterAge;
    this.#addOns = [
      ...addOnObjects(spoke, world.seeded, this.#bornAt),
      ...liveDeployments(
        networkManifests(spoke.name),
        spoke,
        world.seeded,
        this.#bornAt,
      ),
    ];
  }

  /** Stays the same as long as {@link SpokeView.collections} does. */
  stamp(): string {
    const { hubs } = this.#world;
    return [
      ...hubs.map(hub => hub.resourceVersion),
      this.#world.ailments().length,
      Math.floor(this.#world.now() / heartbeat),
      restoreStamp(this.#restores(), this.#restoring()),
      linksStamp(this.#world, this.spoke.name),
      ...runningVersions(this.#world, this.spoke).kubelets,
      ...appliedNamespaces(this.#world, this.spoke),
      // Machines go through their phases by themselves.
      ...(this.spoke.ownCluster ? [Math.floor(this.#world.now() / 1_000)] : []),
    ].join(' ');
  }

  collections(): Collections {
    const now = this.#world.now();
    const found: Collections = new Map();
    const add = (resource: string, ...objects: JsonObject[]) => {
      found.set(resource, [...(found.get(resource) ?? []), ...objects]);
    };
    const { kubelets } = runningVersions(this.#world, this.spoke);
    add(
      'nodes',
      ...nodesOf(this.spoke, this.#world.seeded, {
        bornAt: this.#bornAt,
        now,
        kubelets,
      }),
    );
    const applied = this.#applied();
    const own = new Set(applied.map(placeOf));
    for (const object of this.#addOns) {
      if (own.has(placeOf(object))) continue;
      this.#addWorkload(object, this.#whereabouts(undefined), add);
    }
    const seen = this.#seenByControllers(applied);
    for (const object of applied) {
      for (const [resource, made] of appliedObjects(object, seen)) {
        add(resource, made);
      }
    }
    for (const hub of this.#world.hubs) {
      for (const app of hub.applications()) {
        if (!isOn(this.spoke, hub, app)) continue;
        const { ailment } = hub.contextOf(app);
        const on = this.#whereabouts(ailment);
        for (const object of app.live) this.#addObject(object, on, add);
        add('events', ...warningsOf(app, on));
      }
    }
    for (const [resource, objects] of this.#clusterApi()) {
      add(resource, ...objects);
    }
    const world = {
      spoke: this.spoke,
      seeded: this.#world.seeded,
      bornAt: this.#bornAt,
      now,
    };
    const furniture = [
      ...platformObjects(world),
      ...networkObjects(world, this.#world),
      ...applicationController(
        world,
        this.#world.hubs.find(({ name }) => name === this.spoke.name),
      ),
    ];
    for (const [resource, objects] of furniture) {
      // What Git has brought by now takes the place of what was there before.
      const brought = new Set((found.get(resource) ?? []).map(keyOf));
      add(resource, ...objects.filter(object => !brought.has(keyOf(object))));
    }
    const restores = this.#restores().map(object =>
      restoreObject(object, {
        ...this.#restoring(),
        backups: found.get('backups.velero.io') ?? [],
      }),
    );
    add('restores.velero.io', ...restores);
    const namespaces = new Set([
      ...namespacesIn(found),
      ...restoredNamespaces(restores),
      ...appliedNamespaces(this.#world, this.spoke),
    ]);
    add('persistentvolumeclaims', ...volumeClaims(world, namespaces));
    add('namespaces', ...this.#namespaces(namespaces));
    for (const objects of found.values()) objects.sort(byNamespaceAndName);
    return found;
  }

  /** What Git has asked Velero for; without Velero there is no such kind. */
  #restores(): LiveObject[] {
    if (!('velero' in this.spoke.addOns)) return [];
    return this.#world.hubs.flatMap(hub =>
      hub
        .applications()
        .filter(app => isOn(this.spoke, hub, app))
        .flatMap(app => app.live.filter(isRestore)),
    );
  }

  #restoring() {
    const { seeded } = this.#world;
    return { seeded, cluster: this.spoke.name, now: this.#world.now() };
  }

  #clusterApi(): Collections {
    const { seeded, hubs } = this.#world;
    const hub = hubs.find(({ name }) => name === this.spoke.name);
    if (!this.spoke.ownCluster || !hub) return new Map();
    return clusterApiObjects({
      estates: hub.clusterApi.estates(),
      live: hub.applications().flatMap(app => (isOnHub(app) ? app.live : [])),
      seeded,
      now: this.#world.now(),
    });
  }

  /** What Applications have put on the cluster, whichever hub they are on. */
  #applied(): LiveObject[] {
    return this.#world.hubs.flatMap(hub =>
      hub
        .applications()
        .filter(app => isOn(this.spoke, hub, app))
        .flatMap(app => app.live),
    );
  }

  #seenByControllers(applied: readonly LiveObject[]) {
    return {
      cluster: this.spoke.name,
      seeded: this.#world.seeded,
      now: this.#world.now(),
      vault: this.#world.vault(),
      secrets: applied.filter(
        object => textAt(object.applied, 'kind') === 'ExternalSecret',
      ),
    };
  }

  #addObject(
    object: LiveObject,
    on: Whereabouts,
    add: (resource: string, ...objects: JsonObject[]) => void,
  ): void {
    const desired = desiredOnSpoke(object);
    // Items of a list carry neither apiVersion nor kind.
    const bare: JsonObject = {
      ...desired,
      metadata: liveMetadata(object, desired),
      apiVersion: undefined,
      kind: undefined,
    };
    switch (textAt(desired, 'kind')) {
      case 'Deployment':
        this.#addWorkload(object, on, add);
        break;
      case 'Service':
        add('services', { ...bare, status: this.#serviceStatus(object) });
        break;
      case 'ConfigMap':
        add('configmaps', bare);
        break;
      case 'Job':
        add('jobs.batch', { ...bare, status: { succeeded: 1 } });
        break;
      case 'PodDisruptionBudget':
        add('poddisruptionbudgets.policy', bare);
        break;
      default:
    }
  }

  #serviceStatus(object: LiveObject): JsonObject {
    const { name } = resourceIdOf(object.applied);
    const balanced =
      textAt(object.applied, 'spec', 'type') === 'LoadBalancer' &&
      this.#world.now() >= object.createdAt + loadBalancerTakes;
    const { seeded } = this.#world;
    return loadBalancerStatus(seeded, this.spoke.name, name, balanced);
  }

  #addWorkload(
    object: LiveObject,
    on: Whereabouts,
    add: (resource: string, ...objects: JsonObject[]) => void,
  ): void {
    add('deployments.apps', deploymentObject(object, this.#world.now()));
    add('replicasets.apps', ...replicaSetObjects(object, on));
    add('pods', ...podObjects(object, on));
  }

  #namespaces(names: ReadonlySet<string>): JsonObject[] {
    return [...names].map(name => ({
      metadata: {
        name,
        uid: this.#world.seeded.uuid('namespace', this.spoke.name, name),
        creationTimestamp: timestamp(this.#bornAt),
        labels: { 'kubernetes.io/metadata.name': name },
      },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    }));
  }

  #whereabouts(ailment: Whereabouts['ailment']): Whereabouts {
    return {
      seeded: this.#world.seeded,
      cluster: this.spoke.name,
      ailment,
      nodes: this.spoke.nodes,
    };
  }
}

/** Does an Application deploy to this cluster? Every hub calls its own one `in-cluster`. */
function isOn(spoke: SpokeSpec, hub: HubWorld, app: ApplicationState): boolean {
  return spoke.ownCluster
    ? hub.name === spoke.hub && isOnHub(app)
    : hub.clusterOf(app)?.name === spoke.name;
}

/** Those that every cluster has, and those of its objects. */
function namespacesIn(found: Collections): Set<string> {
  const names = new Set(['default', 'kube-system', 'kube-public']);
  for (const objects of found.values()) {
    for (const object of objects) {
      const namespace = textAt(object, 'metadata', 'namespace');
      if (namespace) names.add(namespace);
    }
  }
  return names;
}

/** Tells a live object from every other of its cluster. */
function placeOf(object: LiveObject): string {
  return resourceKey(resourceIdOf(object.applied));
}

function byNamespaceAndName(a: JsonObject, b: JsonObject): number {
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

/** Where an object lies within its collection; the API server lists in this order. */
export function keyOf(object: JsonObject): string {
  const metadata = isJsonObject(object.metadata) ? object.metadata : {};
  return `${String(metadata.namespace ?? '')}/${String(metadata.name)}`;
}
