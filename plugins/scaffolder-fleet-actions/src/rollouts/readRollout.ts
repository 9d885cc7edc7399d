import { isError } from '@backstage/errors';
import {
  ApplicationSetDetail,
  FleetClient,
  RolloutDetail,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { RolloutTarget } from './rolloutTarget';

/** What the portal knows about a rollout at one moment. */
export interface RolloutReading {
  /** Absent: no hub has anything of it yet. */
  rollout?: RolloutDetail;
  /** ApplicationSets of the service on the wanted hubs. */
  sets: ApplicationSetDetail[];
  /** How well the hubs that matter are heard. */
  sources: Source[];
}

/** Rollouts that are looked at to find the commit of a pull request. */
const MOST_LOOKED_AT = 5;

/** Reads the same rollout again and again, and remembers which ones it is not. */
export class RolloutReader {
  readonly #client: FleetClient;
  readonly #target: RolloutTarget;
  readonly #others = new Set<string>();

  constructor(client: FleetClient, target: RolloutTarget) {
    this.#client = client;
    this.#target = target;
  }

  async read(signal?: AbortSignal): Promise<RolloutReading> {
    const { service, hubs } = this.#target;
    const wanted = (hub: string) => hubs.length === 0 || hubs.includes(hub);
    const { items, sources } = await this.#client.getApplicationSets(signal);
    const refs = items
      .filter(set => set.service === service && wanted(set.ref.hub))
      .map(({ ref }) => ref);
    const sets: ApplicationSetDetail[] = [];
    for (const ref of refs) {
      const set = await absentWhereGone(
        this.#client.getApplicationSet(ref, signal),
      );
      if (set) sets.push(set);
    }
    return {
      rollout: await this.#find(signal),
      sets,
      sources: sources.filter(({ kind, hub }) => kind === 'hub' && wanted(hub)),
    };
  }

  async #find(signal?: AbortSignal): Promise<RolloutDetail | undefined> {
    const { service, pullRequest, revision } = this.#target;
    const read = (id?: string) =>
      absentWhereGone(
        this.#client.getRollout(
          service,
          id === undefined ? {} : { id },
          signal,
        ),
      );
    const newest = await read();
    if (!newest || this.#isWanted(newest)) return newest;
    for (const { id, revisions } of newest.rollouts.slice(0, MOST_LOOKED_AT)) {
      const named = revision && isOfCommit(revisions, revision);
      const unknown =
        !revision &&
        pullRequest &&
        !this.#others.has(id) &&
        id !== newest.rollout.id;
      if (!named && !unknown) continue;
      const rollout = await read(id);
      if (rollout && this.#isWanted(rollout)) return rollout;
    }
    return undefined;
  }

  #isWanted({ rollout, commits }: RolloutDetail): boolean {
    const { pullRequest, revision } = this.#target;
    if (revision) return isOfCommit(rollout.revisions, revision);
    if (!pullRequest) return true;
    const found = commits.some(
      ({ pullRequest: came }) =>
        came?.number === pullRequest.number &&
        (came.url === undefined || samePage(came.url, pullRequest.url)),
    );
    // A hub that could not tell the commits yet may do so the next time.
    if (!found && commits.length > 0) this.#others.add(rollout.id);
    return found;
  }
}

function isOfCommit(revisions: readonly string[], wanted: string): boolean {
  return revisions.some(one => one.startsWith(wanted));
}

function samePage(a: string, b: string): boolean {
  const plain = (url: string) => url.replace(/\/$/, '').toLowerCase();
  return plain(a) === plain(b);
}

/** Not there, or not to be seen: the portal does not tell the two apart. */
async function absentWhereGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isError(error) && error.statusCode === 404) return undefined;
    throw error;
  }
}
