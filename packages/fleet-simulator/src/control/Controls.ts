import { InputError, NotFoundError } from '@backstage/errors';
import { connectionOf } from '../scenario/beginWorld';
import type { ApplicationState } from '../world/applicationState';
import { gitHost, targets, type FleetWorld } from '../world/FleetWorld';
import type { HubWorld } from '../world/HubWorld';
import { textAt } from '../world/manifests';
import type { NetworkFault, Strain } from '../world/worldState';
import { wantedByParts } from './wantedByParts';
import { wantedSecrets } from './wantedSecrets';

export interface NetworkFaultRequest {
  hub?: string;
  cluster?: string;
  /** Every spoke in it. */
  region?: string;
  kind: NetworkFault['kind'];
  /** For `slow`; default three seconds. */
  delayMs?: number;
  /** For `reject`; default 401. */
  status?: 401 | 403;
}

export interface LinkRequest {
  cluster: string;
  other: string;
}

export interface StrainRequest {
  kind: Strain['kind'];
  /** The hub of a `slow-repo-server`, the cluster of a `burn`, `git` for `no-pull-requests`. */
  target: string;
}

export interface ServiceRequest {
  cluster: string;
  /** Name of the service (the namespace) or of the Application. */
  service: string;
}

const defaultReasons = {
  broken: 'CrashLoopBackOff: back-off 5m0s restarting failed container=app',
  slow: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
  rejected:
    'admission webhook "validate.kyverno.svc-fail" denied the request: policy require-signed-images: image is not signed',
};

/**
 * What one can do to the world: break and heal, hand edits, the operator's
 * part of onboarding, time. Each refuses what it cannot find in a sentence.
 */
export class Controls {
  readonly #present: () => FleetWorld;

  /** @param present the world that there is now; a reset puts another in its place */
  constructor(present: () => FleetWorld) {
    this.#present = present;
  }

  get world(): FleetWorld {
    return this.#present();
  }

  setNetworkFault(request: NetworkFaultRequest): void {
    for (const target of this.#targetsOf(request)) {
      this.world.setFault({
        target,
        kind: request.kind,
        delayMs: request.delayMs,
        status: request.status,
        since: this.world.now(),
      });
    }
  }

  clearNetworkFault(
    request: Pick<NetworkFaultRequest, 'hub' | 'cluster' | 'region'>,
  ): void {
    for (const target of this.#targetsOf(request)) {
      this.world.clearFault(target);
    }
  }

  /** What links two clusters no longer lets anything through. */
  cutLink(link: LinkRequest): void {
    this.world.setFault({
      target: this.#linkOf(link),
      kind: 'black-hole',
      since: this.world.now(),
    });
  }

  mendLink(link: LinkRequest): void {
    this.world.clearFault(this.#linkOf(link));
  }

  /** The pods of a service begin to fail on one cluster. */
  breakService(
    request: ServiceRequest & {
      kind?: 'broken' | 'slow' | 'rejected';
      reason?: string;
    },
  ): void {
    const { hub, app } = this.#find(request);
    const kind = request.kind ?? 'broken';
    this.world.setAilment({
      hub: hub.name,
      cluster: request.cluster,
      application: app.name,
      kind,
      reason: request.reason ?? defaultReasons[kind],
      since: this.world.now(),
    });
  }

  /** Somebody scales a service on one cluster past Git. */
  driftService(request: ServiceRequest & { replicas?: number }): void {
    const { hub, app } = this.#find(request);
    const live = app.live.map(object =>
      textAt(object.applied, 'kind') === 'Deployment'
        ? {
            ...object,
            generation: object.generation + 1,
            resourceVersion: hub.nextResourceVersion(),
            edits: [
              ...object.edits,
              { path: ['spec', 'replicas'], value: request.replicas ?? 7 },
            ],
          }
        : object,
    );
    hub.replace(app, { ...app, live, refreshAt: this.world.now() });
  }

  healService(request: ServiceRequest): void {
    const { hub, app } = this.#find(request);
    this.world.clearAilment(hub.name, app.name);
  }

  /** A repo-server cannot keep up, the workloads of a cluster fail too much, or nobody can open a pull request. */
  beginStrain(request: StrainRequest): void {
    this.world.strains.begin(
      request.kind,
      this.#strained(request),
      this.world.now(),
    );
  }

  endStrain(request: StrainRequest): void {
    this.world.strains.end(
      request.kind,
      this.#strained(request),
      this.world.now(),
    );
  }

  /** Every fault, ailment and strain ends. What was edited by hand stays: that is for Git to heal. */
  healAll(): void {
    for (const fault of this.world.faults()) {
      this.world.clearFault(fault.target);
    }
    this.world.strains.endAll(this.world.now());
    for (const { hub, application } of this.world.ailments()) {
      this.world.clearAilment(hub, application);
    }
  }

  /**
   * What the operator of a spoke does once its onboarding is merged: puts its
   * address and token into Vault, where the ExternalSecret looks for them, and
   * what its platform parts ask for. There is no token before the accounts are on
   * the spoke; where Cluster API puts them there, the operator does not.
   */
  async registerSpoke(request: {
    hub?: string;
    cluster: string;
  }): Promise<void> {
    const spoke = this.world.spoke(request.cluster);
    const hub = this.world.hub(request.hub ?? spoke.hub);
    const pending = hub.clusterApi.pendingSets(spoke.name);
    if (pending.length > 0) {
      throw new InputError(
        `cluster: ${
          spoke.name
        } has no token yet, since Cluster API has not applied ${pending.join(
          ', ',
        )} to it. Wait until its control plane answers.`,
      );
    }
    const entries = wantedSecrets(hub, spoke.name, connectionOf(spoke.name));
    if (!entries) {
      throw new InputError(
        `cluster: no ExternalSecret on ${hub.name} asks for ${spoke.name}. Merge its onboarding pull request first, and wait until ${hub.name} has applied it.`,
      );
    }
    const parts = await this.world.repositories.whenFetched(() =>
      wantedByParts(hub, spoke.name),
    );
    this.world.putIntoVault({ ...parts, ...entries });
  }

  async advance(ms: number): Promise<void> {
    await this.world.advance(ms);
  }

  #linkOf({ cluster, other }: LinkRequest): string {
    const { world } = this;
    return targets.link(world.spoke(cluster).name, world.spoke(other).name);
  }

  #strained({ kind, target }: StrainRequest): string {
    switch (kind) {
      case 'burn':
        return this.world.spoke(target).name;
      case 'slow-repo-server':
        return this.world.hub(target).name;
      default:
        if (target === gitHost) return target;
        throw new NotFoundError(
          `target: there is no Git host "${target}"; there is ${gitHost}`,
        );
    }
  }

  #targetsOf({
    hub,
    cluster,
    region,
  }: Pick<NetworkFaultRequest, 'hub' | 'cluster' | 'region'>): string[] {
    if (cluster !== undefined) {
      return [targets.spoke(this.world.spoke(cluster).name)];
    }
    if (hub !== undefined) return [targets.hub(this.world.hub(hub).name)];
    if (region !== undefined) return this.#spokesIn(region);
    throw new InputError('Name a "hub", a "cluster" or a "region"');
  }

  /** The hubs' own clusters live elsewhere: a region that is lost takes no hub along. */
  #spokesIn(region: string): string[] {
    const spokes = this.world.spokes.filter(({ ownCluster }) => !ownCluster);
    const found = spokes.filter(spoke => spoke.region === region);
    if (found.length > 0) return found.map(({ name }) => targets.spoke(name));
    const regions = [...new Set(spokes.map(spoke => spoke.region))];
    throw new NotFoundError(
      `region: there is no region "${region}"; there are ${regions.join(', ')}`,
    );
  }

  #find({ cluster, service }: ServiceRequest): {
    hub: HubWorld;
    app: ApplicationState;
  } {
    this.world.spoke(cluster);
    for (const hub of this.world.hubs) {
      for (const app of hub.applications()) {
        const named =
          app.name === service || app.spec.destination.namespace === service;
        if (named && hub.clusterOf(app)?.name === cluster) return { hub, app };
      }
    }
    throw new InputError(
      `service: there is no service "${service}" on ${cluster}`,
    );
  }
}
