import {
  HubObjectRef,
  stringifyHubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { Clock } from '../clock';
import { FleetModel, objectKey } from '../model/FleetModel';
import type { CommitBook, WantedCommits } from './CommitBook';

const EVERY_MS = 10_000;
/** Commits that all hubs together are asked for in one round. */
const MOST_ASKED = 12;
/** Applications whose commits are looked up in the database at once. */
const MOST_AT_ONCE = 200;
const MOST_REMEMBERED = 20_000;
/** The last deployments of an Application that lists and figures speak of. */
const DEPLOYMENTS = 4;

/**
 * Learns who committed what is deployed, and when, as deployments become known,
 * and at its own pace: what a hub is asked does not depend on who looks. A hub
 * reads a commit from its copy of the repository, which it may have to fetch, so
 * the history of a whole fleet is learned over minutes.
 */
export class CommitFollower {
  readonly #model: FleetModel;
  readonly #commits: Pick<CommitBook, 'learn'>;
  readonly #clock: Clock;
  readonly #waiting = new Map<string, HubObjectRef>();
  /** Revisions that need not be looked up again. */
  readonly #known = new Set<string>();
  #seen = -1;

  constructor(options: {
    model: FleetModel;
    commits: Pick<CommitBook, 'learn'>;
    clock: Clock;
  }) {
    this.#model = options.model;
    this.#commits = options.commits;
    this.#clock = options.clock;
  }

  /** Returns how to stop. */
  start(): () => void {
    let stopped = false;
    let cancel = () => {};
    const later = () => {
      if (!stopped) cancel = this.#clock.after(EVERY_MS, round);
    };
    const round = () => void this.#round(() => stopped).finally(later);
    later();
    return () => {
      stopped = true;
      cancel();
    };
  }

  async #round(isStopped: () => boolean): Promise<void> {
    this.#notice();
    let left = MOST_ASKED;
    while (this.#waiting.size > 0 && left > 0 && !isStopped()) {
      const some = [...this.#waiting].slice(0, MOST_AT_ONCE);
      for (const [key] of some) this.#waiting.delete(key);
      const { known, asked } = await this.#commits.learn(
        some.flatMap(([, ref]) => this.#wanted(ref)),
        left,
      );
      this.#remember(known);
      left -= asked;
      // There may be more to ask of these. What a hub refused is asked again
      // when the Application changes.
      if (left === 0)
        for (const [key, ref] of some) this.#waiting.set(key, ref);
    }
  }

  #remember(known: readonly string[]): void {
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    for (const revision of known) this.#known.add(revision);
  }

  /** What changed since the last round; at first everything. */
  #notice(): void {
    const known =
      this.#seen < 0 ? undefined : this.#model.changesSince(this.#seen);
    this.#seen = this.#model.version;
    for (const ref of known?.applications ?? this.#all()) {
      this.#waiting.set(stringifyHubObjectRef(ref), ref);
    }
  }

  #all(): HubObjectRef[] {
    return this.#model.hubs().flatMap(hub =>
      [...hub.applications.values()].map(({ namespace, name }) => ({
        hub: hub.name,
        namespace,
        name,
      })),
    );
  }

  #wanted(ref: HubObjectRef): WantedCommits[] {
    const application = this.#model
      .hub(ref.hub)
      ?.applications.get(objectKey(ref));
    if (!application) return [];
    const revisions = application.history
      .slice(0, DEPLOYMENTS)
      .map(deployment => deployment.revisions)
      .filter(all => !all.every(one => this.#known.has(one)));
    return revisions.length === 0
      ? []
      : [{ applications: [application], revisions }];
  }
}
