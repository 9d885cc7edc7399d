import { NotFoundError } from '@backstage/errors';
import type {
  EventsQuery,
  RolloutDetail,
  RolloutQuery,
  RolloutsQuery,
  RolloutsResponse,
  RolloutSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { deploymentsOf } from '../domain/deliveryDeployments';
import { DeliveryEvent, eventView, newestFirst } from '../domain/deliveryEvent';
import { CommitTimes, deliveryOf } from '../domain/deliveryFigures';
import { environmentsInOrder } from '../domain/environments';
import { objectKeyOf } from '../domain/facts';
import type { FleetView } from '../domain/FleetView';
import type { ServiceGroup } from '../domain/serviceGroups';
import { perObject } from '../domain/memo';
import { Placements, placementGaps, placementView } from '../domain/placement';
import { commitView } from '../domain/releaseWords';
import { deploymentsInOrder, isRevert, mayBeRevert } from '../domain/reverts';
import { rolloutBars } from '../domain/rolloutBars';
import { rolloutBlocks } from '../domain/rolloutBlocks';
import { rolloutGroups } from '../domain/rolloutGroups';
import {
  convergenceOf,
  Rollout,
  rolloutCluster,
  rolloutOf,
  rolloutSteps,
} from '../domain/rollouts';
import type { CommitBook } from './CommitBook';
import type { EventReader, ReaderViews } from './EventReader';
import { inTurns } from '../turns/inTurns';

const DAY_MS = 86_400_000;
const MOST_ROLLOUTS = 20;
const MOST_TIMELINE = 100;
/** Entries of each Application's history that the list of all services looks at. */
const LISTED_HISTORY = 4;

type Body<T> = Omit<T, 'version' | 'epoch' | 'sources' | 'notice'>;

/** Rollouts and what they come to, for one reader. */
export class RolloutReader {
  readonly #events: EventReader;
  readonly #commits: CommitBook;
  readonly #placements: Placements;
  readonly #now: () => number;
  readonly #listed = perObject((view: FleetView) => this.#listAll(view));
  readonly #byService = perObject(
    (_: FleetView) => new Map<ServiceGroup, Rollout[]>(),
  );

  constructor(options: {
    events: EventReader;
    commits: CommitBook;
    placements: Placements;
    now: () => number;
  }) {
    this.#events = options.events;
    this.#commits = options.commits;
    this.#placements = options.placements;
    this.#now = options.now;
  }

  /** From memory: the last deployments that the hubs remember. */
  async list(
    { seen }: ReaderViews,
    query: RolloutsQuery,
  ): Promise<Body<RolloutsResponse>> {
    const cutoff = this.#now() - query.days * DAY_MS;
    const all = await this.#listed(seen);
    const found = all.filter(rollout => isWanted(rollout, query, cutoff));
    const page = found.slice(query.offset, query.offset + query.limit);
    return { total: found.length, items: await this.#sinceCommits(seen, page) };
  }

  /**
   * Of some services, those that are stuck (first) or under way, at most
   * `most`; from memory.
   */
  async open(
    view: FleetView,
    services: Iterable<string>,
    most: number,
  ): Promise<RolloutSummary[]> {
    const groups = [...services].flatMap(
      name => view.services().get(name) ?? [],
    );
    const found = groups
      .flatMap(service => this.#listOne(view, service))
      .filter(isOpen)
      .sort(compareRollouts)
      .slice(0, most);
    return this.#sinceCommits(view, found);
  }

  events(views: ReaderViews, query: EventsQuery) {
    return this.#events.page(views, query);
  }

  /** @throws NotFoundError for a service or rollout that the reader cannot see */
  async read(
    views: ReaderViews,
    name: string,
    query: RolloutQuery,
  ): Promise<Body<RolloutDetail>> {
    const view = views.seen;
    const now = this.#now();
    const service = view.services().get(name);
    if (!service) throw unknown(name, query.id);
    const from = now - 2 * query.days * DAY_MS;
    const { events, history } = await this.#events.ofService(
      views,
      service,
      from,
    );
    const groups = rolloutGroups(service.rows, events);
    const wanted = groups.find(({ id }) => id === (query.id ?? id));
    if (!wanted) throw unknown(name, query.id);
    const commits = await this.#commits.find(
      factsOf(service),
      [wanted, ...groups].map(({ revisions }) => revisions),
    );
    const rollouts = groups.map((group, index) =>
      rolloutOf(
        view,
        service,
        group,
        rolloutBars(view, service.rows, group, index === 0),
        commits.committedAt,
      ),
    );
    const rollout = rollouts[groups.indexOf(wanted)];
    return {
      history,
      rollout: rollout.summary,
      commits: commits.of(wanted.revisions).map(commitView),
      applicationSets: view.sets
        .filter(({ link }) => link.service === name)
        .map(({ hub, facts: { namespace, name: set } }) => ({
          hub: hub.facts.name,
          namespace,
          name: set,
        })),
      steps: rolloutSteps(view, service, rollout.bars),
      clusters: rollout.bars.map(bar => rolloutCluster(view, bar)),
      notPlaced: this.#notPlaced(view, service),
      blocks: rolloutBlocks(view, name, rollout.bars),
      convergence: convergenceOf(rollout, rollouts, now),
      delivery: this.#delivery(view, events, query.days, commits.committedAt),
      timeline: await this.#timeline(views, rollout, rollouts, events),
      rollouts: rollouts.slice(0, MOST_ROLLOUTS).map(({ summary }) => summary),
    };
  }

  /** The same, from their commits on where the portal knows when those were. */
  async #sinceCommits(
    view: FleetView,
    rollouts: readonly Rollout[],
  ): Promise<RolloutSummary[]> {
    const groups = rollouts.flatMap(rollout => {
      const service = view.services().get(rollout.summary.service);
      return service ? [{ rollout, service }] : [];
    });
    const commits = await this.#commits.recall(
      groups.map(({ rollout, service }) => ({
        applications: factsOf(service),
        revisions: [rollout.group.revisions],
      })),
    );
    const reverts = await this.#reverts(view, rollouts);
    return groups.map(({ rollout, service }) => {
      const { group, bars } = rollout;
      const { committedAt } = commits;
      const { summary } = rolloutOf(view, service, group, bars, committedAt);
      return reverts.has(rollout) ? { ...summary, rollback: true } : summary;
    });
  }

  /** Those that bring an earlier release back: hubs remember revisions only. */
  async #reverts(
    view: FleetView,
    rollouts: readonly Rollout[],
  ): Promise<ReadonlySet<Rollout>> {
    // What the history has of a service is also about what a part of it hides.
    if (!view.whole) return new Set();
    const candidates = rollouts.flatMap(rollout => {
      const { service } = rollout.summary;
      const group = view.services().get(service);
      const isCandidate =
        !rollout.summary.rollback && mayBeRevert(rollout.group);
      const all = group && isCandidate ? this.#listOne(view, group) : [];
      return all.length > 2 ? [{ rollout, service, all }] : [];
    });
    if (candidates.length === 0) return new Set();
    const from = Math.min(
      ...candidates.flatMap(({ all }) => all.map(one => one.group.startedAt)),
    );
    const traces = await this.#events.releases(
      [...new Set(candidates.map(({ service }) => service))],
      from,
    );
    const inOrder = perObject((all: readonly Rollout[]) =>
      deploymentsInOrder(all.map(({ group }) => group)),
    );
    const found = candidates.filter(({ rollout, service, all }) =>
      isRevert(service, rollout.group, inOrder(all), traces),
    );
    return new Set(found.map(({ rollout }) => rollout));
  }

  async #listAll(view: FleetView): Promise<Rollout[]> {
    const listed = await inTurns(view.services().values(), service =>
      this.#listOne(view, service),
    );
    return listed.flat().sort(compareRollouts);
  }

  #listOne(view: FleetView, service: ServiceGroup): Rollout[] {
    const byService = this.#byService(view);
    const known = byService.get(service);
    if (known) return known;
    const rollouts = this.#reckonOne(view, service);
    byService.set(service, rollouts);
    return rollouts;
  }

  #reckonOne(view: FleetView, service: ServiceGroup): Rollout[] {
    const unknownTimes: CommitTimes = () => undefined;
    const events = service.rows.flatMap(row =>
      this.#events.remembered(row).filter(event => isRecent(event, row)),
    );
    return rolloutGroups(service.rows, events).map((group, index) =>
      rolloutOf(
        view,
        service,
        group,
        rolloutBars(view, service.rows, group, index === 0),
        unknownTimes,
      ),
    );
  }

  #delivery(
    view: FleetView,
    events: readonly DeliveryEvent[],
    days: number,
    committedAt: CommitTimes,
  ): RolloutDetail['delivery'] {
    const deployments = deploymentsOf(events);
    const environments = environmentsInOrder(
      view.rules,
      deployments.map(({ environment }) => environment),
    );
    const now = this.#now();
    return environments.map(environment =>
      deliveryOf(deployments, { environment, days, now, committedAt }),
    );
  }

  /** What happened to its Applications and on their clusters while it went on. */
  async #timeline(
    views: ReaderViews,
    rollout: Rollout,
    all: readonly Rollout[],
    events: readonly DeliveryEvent[],
  ): Promise<RolloutDetail['timeline']> {
    const next = all[all.indexOf(rollout) - 1];
    const from = rollout.group.startedAt;
    const until = next?.group.startedAt ?? Infinity;
    const members = new Set(
      rollout.bars.map(({ application }) => objectKeyOf(application)),
    );
    const own = events.filter(
      ({ hub, namespace = '', application = '', at }) => {
        const key = objectKeyOf({ hub, namespace, name: application });
        return at >= from && at < until && members.has(key);
      },
    );
    const voices = await this.#events.ofVoices(
      views,
      rollout.bars,
      from,
      until,
    );
    return [...own, ...voices]
      .sort(newestFirst)
      .slice(0, MOST_TIMELINE)
      .map(eventView);
  }

  #notPlaced(
    view: FleetView,
    service: ServiceGroup,
  ): RolloutDetail['notPlaced'] {
    const placed = new Set(service.rows.map(row => row.place?.key));
    return placementGaps(view, service.service, this.#placements)
      .filter(({ place }) => !placed.has(place.key))
      .map(({ place, verdict }) => ({
        hub: place.ref.hub,
        ...placementView(place, verdict),
      }));
  }
}

function factsOf({ rows }: ServiceGroup) {
  return rows.map(({ facts }) => facts);
}

function isRecent(
  { kind, historyId }: DeliveryEvent,
  row: ServiceGroup['rows'][number],
): boolean {
  if (kind !== 'deployed') return true;
  const oldest = row.facts.history[LISTED_HISTORY - 1]?.id ?? -Infinity;
  return (historyId ?? 0) >= oldest;
}

function isOpen({ summary: { state } }: Pick<Rollout, 'summary'>): boolean {
  return state === 'blocked' || state === 'rollingOut';
}

/** What is stuck first, then what began last. */
function compareRollouts(a: Rollout, b: Rollout): number {
  return (
    rank(a.summary.state) - rank(b.summary.state) ||
    b.startedAt - a.startedAt ||
    (a.summary.service < b.summary.service ? -1 : 1)
  );
}

function isWanted(
  { summary, bars, group }: Rollout,
  query: RolloutsQuery,
  cutoff: number,
): boolean {
  const { service, owner, environment, state, q } = query;
  const last = Math.max(
    group.startedAt,
    ...bars.flatMap(bar => bar.syncedAt ?? []),
  );
  const needle = q?.trim().toLocaleLowerCase('en-US') ?? '';
  const shortOwner = summary.owner?.slice(summary.owner.lastIndexOf('/') + 1);
  return (
    (isOpen({ summary }) || last >= cutoff) &&
    (!service || service.includes(summary.service)) &&
    (!owner ||
      owner.some(one => one === summary.owner || one === shortOwner)) &&
    (!environment ||
      summary.environments.some(one => environment.includes(one))) &&
    (!state || state.includes(summary.state)) &&
    [summary.service, summary.version].some(word =>
      word.toLocaleLowerCase('en-US').includes(needle),
    )
  );
}

function rank(state: RolloutSummary['state']): number {
  if (state === 'blocked') return 0;
  return state === 'rollingOut' ? 1 : 2;
}

function unknown(service: string, id: string | undefined): NotFoundError {
  const what = id === undefined ? 'rollout' : 'such rollout';
  return new NotFoundError(
    `There is no ${what} of ${service}, or you may not see it. The fleet lists those that you may see at /rollouts.`,
  );
}
