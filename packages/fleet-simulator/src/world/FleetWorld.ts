import { NotFoundError } from '@backstage/errors';
import type { WorldClock } from '../clock';
import type { SpokeSpec } from '../scenario/topology';
import type { Seeded } from '../seeded';
import type { Repositories } from '../source/repositories';
import type { HubEnvironment } from './hubEnvironment';
import { HubWorld } from './HubWorld';
import { Strains } from './Strains';
import type { Ailment, NetworkFault, Vault } from './worldState';
import type { WorldSnapshot } from './worldSnapshot';

export interface FleetWorldOptions {
  seeded: Seeded;
  clock: WorldClock;
  repositories: Repositories;
  spokes: readonly SpokeSpec[];
  snapshot: WorldSnapshot;
}

/** Steps are this long, or longer where a big step is asked for. */
const quantum = 500;
const mostSteps = 2_000;
/** Metrics are asked for that far back. */
const week = 7 * 86_400_000;

/** Names what a network fault is about. */
export const targets = {
  hub: (name: string) => `hub/${name}`,
  spoke: (name: string) => `spoke/${name}`,
  /** Between two clusters, whichever way round. */
  link: (one: string, other: string) => `link/${[one, other].sort().join('~')}`,
  /** The clusters of a link; undefined for what is no link. */
  endsOf: (target: string) => {
    const [, cluster, other] = /^link\/([^~]+)~(.+)$/.exec(target) ?? [];
    return cluster && other ? { cluster, other } : undefined;
  },
};

/** The target of what strains the Git host; there is one. */
export const gitHost = 'git';

/**
 * The whole world: hubs, spokes, what ails them, and time. It has no sockets;
 * servers read it and listen to it.
 */
export class FleetWorld {
  readonly spokes: readonly SpokeSpec[];
  readonly hubs: readonly HubWorld[];
  readonly seeded: Seeded;
  readonly repositories: Repositories;
  /** What is slow or fails under load. */
  readonly strains: Strains;
  readonly #clock: WorldClock;
  readonly #faults = new Map<string, NetworkFault>();
  readonly #tickListeners = new Set<() => void>();
  readonly #faultListeners = new Set<(target: string) => void>();
  #ailments: Ailment[];
  #vault: Vault;
  /** Set while the past is being told; otherwise the clock rules. */
  #at: number | undefined;

  constructor(options: FleetWorldOptions) {
    this.spokes = options.spokes;
    this.seeded = options.seeded;
    this.repositories = options.repositories;
    this.#clock = options.clock;
    this.#ailments = options.snapshot.ailments;
    this.strains = new Strains(options.snapshot.strains);
    this.#vault = options.snapshot.vault;
    for (const fault of options.snapshot.faults) {
      this.#faults.set(fault.target, fault);
    }
    const environment: HubEnvironment = {
      now: () => this.now(),
      seeded: options.seeded,
      repositories: options.repositories,
      vault: () => this.#vault,
      ailment: (hub, cluster, application) =>
        this.#ailments.find(
          ailment =>
            ailment.hub === hub &&
            ailment.cluster === cluster &&
            ailment.application === application,
        ),
      spokeAnswers: (_hub, cluster) => {
        const fault = this.#faults.get(targets.spoke(cluster))?.kind;
        return fault !== 'kill' && fault !== 'black-hole';
      },
    };
    this.hubs = options.snapshot.hubs.map(
      hub => new HubWorld(hub, environment),
    );
  }

  /** World time, ms. */
  now(): number {
    return this.#at ?? this.#clock.now();
  }

  hub(name: string): HubWorld {
    const hub = this.hubs.find(candidate => candidate.name === name);
    if (!hub) {
      throw new NotFoundError(
        `hub: there is no hub "${name}"; there are ${this.hubs
          .map(other => other.name)
          .join(', ')}`,
      );
    }
    return hub;
  }

  spoke(name: string): SpokeSpec {
    const spoke = this.spokes.find(candidate => candidate.name === name);
    if (!spoke) {
      throw new NotFoundError(
        `cluster: there is no cluster "${name}"; there are ${this.spokes
          .map(other => other.name)
          .join(', ')}`,
      );
    }
    return spoke;
  }

  /** Lets the controllers look once at the present moment. */
  async tick(): Promise<void> {
    if (this.repositories.unsettled) await this.repositories.settle();
    for (const hub of this.hubs) hub.tick();
    for (const listener of [...this.#tickListeners]) listener();
  }

  /** Tells when the controllers have looked; something may be other than before. */
  onTick(listener: () => void): () => void {
    this.#tickListeners.add(listener);
    return () => this.#tickListeners.delete(listener);
  }

  /** A branch of a repository points to another commit. */
  pushed(owner: string, name: string): void {
    this.repositories.forget(owner, name);
    for (const hub of this.hubs) hub.pushed();
  }

  /** A pull request was opened, labelled or ended. */
  pullRequestsChanged(owner: string, name: string): void {
    this.repositories.forgetPullRequests(owner, name);
    for (const hub of this.hubs) hub.pullRequestsChanged();
  }

  /** Moves time forward in steps short enough for things to happen in their order. */
  async advance(ms: number): Promise<void> {
    const step = Math.max(quantum, Math.ceil(ms / mostSteps));
    for (let left = ms; left > 0; left -= step) {
      this.#clock.advance(Math.min(step, left));
      await this.tick();
    }
  }

  /** Does something at a moment of the past; for telling how the world came to be. */
  at<T>(moment: number, action: () => T): T {
    const before = this.#at;
    this.#at = moment;
    try {
      return action();
    } finally {
      this.#at = before;
    }
  }

  faults(): NetworkFault[] {
    return [...this.#faults.values()].sort((a, b) =>
      a.target.localeCompare(b.target),
    );
  }

  fault(target: string): NetworkFault | undefined {
    return this.#faults.get(target);
  }

  setFault(fault: NetworkFault): void {
    this.#faults.set(fault.target, fault);
    this.#tellFault(fault.target);
  }

  clearFault(target: string): void {
    if (this.#faults.delete(target)) this.#tellFault(target);
  }

  onFault(listener: (target: string) => void): () => void {
    this.#faultListeners.add(listener);
    return () => this.#faultListeners.delete(listener);
  }

  ailments(): readonly Ailment[] {
    return this.#ailments;
  }

  setAilment(ailment: Ailment): void {
    this.clearAilment(ailment.hub, ailment.application);
    this.#ailments = [...this.#ailments, ailment];
  }

  clearAilment(hub: string, application: string): void {
    this.#ailments = this.#ailments.filter(
      other => other.hub !== hub || other.application !== application,
    );
  }

  vault(): Vault {
    return this.#vault;
  }

  /** Writes entries into the played Vault; External Secrets sees them at its next look. */
  putIntoVault(entries: Vault): void {
    this.#vault = { ...this.#vault };
    for (const [key, values] of Object.entries(entries)) {
      this.#vault[key] = { ...this.#vault[key], ...values };
    }
    for (const hub of this.hubs) hub.vaultChanged();
  }

  snapshot(): WorldSnapshot {
    return {
      version: 1,
      now: this.now(),
      hubs: this.hubs.map(hub => hub.snapshot()),
      faults: this.faults(),
      ailments: [...this.#ailments],
      strains: this.strains.since(this.now() - week),
      vault: this.#vault,
    };
  }

  #tellFault(target: string): void {
    for (const listener of [...this.#faultListeners]) listener(target);
  }
}
