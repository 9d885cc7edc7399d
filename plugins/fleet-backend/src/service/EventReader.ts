import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  EventsQuery,
  EventsResponse,
  HistoryState,
  phrase,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { refOf } from '../domain/applications';
import { DeliveryEvent, eventView } from '../domain/deliveryEvent';
import { newsOf } from '../domain/deliveryWatch';
import { clusterKey } from '../domain/facts';
import type { FleetView } from '../domain/FleetView';
import { KnownReleases, noKnownReleases } from '../domain/knownReleases';
import { ReleaseTraces } from '../domain/reverts';
import { ApplicationRow, applicationSubject } from '../domain/row';
import type { FleetScope } from '../domain/scope';
import type { ApplicationName, HistoryStore, StoredEvent } from '../history';
import { BriefCache } from './BriefCache';

/** Rows that one question reads at most. */
const MOST_ROWS = 20_000;
/**
 * Rows that are read at a time for a reader who may see little of them. As many
 * for a page of one event: were it by the size of the page, the end of a small
 * one would tell how many events of others lie there.
 */
const ROWS_AT_ONCE = 500;
/** Applications whose events are looked for by name; the others by their service. */
const MOST_NAMES = 2_000;
const MOST_VOICES = 1_000;
const KEEP_RELEASES_MS = 60_000;

/** What there is, and what of it the reader sees. */
export interface ReaderViews {
  readonly whole: FleetView;
  readonly seen: FleetView;
  /** Everything when absent. */
  readonly scope?: FleetScope;
}

export interface ReadEvents {
  readonly events: DeliveryEvent[];
  readonly history: HistoryState;
}

/**
 * Events for readers: from the database, as far as they may see what they are
 * about. While the database is away there is still what the hubs remember.
 */
export class EventReader {
  readonly #options: {
    store: () => HistoryStore | undefined;
    now: () => number;
    logger: LoggerService;
  };
  readonly #releases: BriefCache<ReleaseTraces>;
  #trouble = false;

  constructor(options: {
    store: () => HistoryStore | undefined;
    now: () => number;
    logger: LoggerService;
  }) {
    this.#options = options;
    const { now } = options;
    this.#releases = new BriefCache({ keepMs: KEEP_RELEASES_MS, now });
  }

  /**
   * Everything about a service from a time on, in no particular order: of the
   * Applications that the reader sees, and of those that are gone.
   */
  async ofService(
    views: ReaderViews,
    service: { service: string; rows: readonly ApplicationRow[] },
    from: number,
  ): Promise<ReadEvents> {
    const names = namesOf(service.rows);
    const { value, history } = await this.#ask(async store => {
      const kept = await store.eventsOfApplications(names, from, MOST_ROWS);
      const all = await store.events({
        services: [service.service],
        from,
        limit: MOST_ROWS,
      });
      return [...kept, ...all.filter(one => isGone(views, one))];
    }, []);
    const events = new Map<string, DeliveryEvent>();
    for (const row of service.rows) {
      for (const event of this.remembered(row)) events.set(event.key, event);
    }
    for (const event of value) {
      const live = events.get(event.key);
      events.set(event.key, live ? completed(event, live) : event);
    }
    return { events: [...events.values()], history };
  }

  /** When the hubs and clusters of a rollout were lost and found. */
  async ofVoices(
    { seen, scope }: ReaderViews,
    places: readonly { application: { hub: string }; cluster: string | null }[],
    from: number,
    until: number,
  ): Promise<DeliveryEvent[]> {
    const { value } = await this.#ask(
      store =>
        store.events({
          kinds: ['spokeLost', 'spokeFound', 'hubLost', 'hubFound'],
          hubs: [...new Set(places.map(({ application }) => application.hub))],
          from,
          limit: MOST_VOICES,
        }),
      [],
    );
    const clusters = new Set(
      places.map(({ application, cluster }) =>
        clusterKey(application.hub, cluster ?? ''),
      ),
    );
    return value.filter(({ hub, cluster, at }) => {
      if (at >= until) return false;
      if (cluster === null) return true;
      const key = clusterKey(hub, cluster);
      return clusters.has(key) && (!scope || seen.place(key) !== undefined);
    });
  }

  /**
   * What the history calls the revisions of some services; nothing while it is
   * away. Lists ask with every change of the fleet, so it is read once a minute.
   */
  releases(services: readonly string[], from: number): Promise<ReleaseTraces> {
    const key = JSON.stringify([...services, from]);
    return this.#releases.read(key, async () => {
      const ask = (store: HistoryStore) => store.releases(services, from);
      const { value } = await this.#ask(ask, []);
      return new ReleaseTraces(value);
    });
  }

  /**
   * What the deployments that the hubs remember of some Applications were
   * called; nothing while the history is away.
   *
   * @param rows - Applications that the reader sees
   */
  async knownReleases(rows: readonly ApplicationRow[]): Promise<KnownReleases> {
    const times = rows
      .flatMap(({ facts }) =>
        Date.parse(facts.history.at(-1)?.deployedAt ?? ''),
      )
      .filter(time => !Number.isNaN(time));
    if (times.length === 0) return noKnownReleases;
    const from = times.reduce((a, b) => Math.min(a, b));
    const { value } = await this.#ask(
      store => store.namedDeployments(namesOf(rows), from, MOST_ROWS),
      [],
    );
    return new KnownReleases(rows, value);
  }

  /** What the hub itself remembers of an Application. */
  remembered(row: ApplicationRow): DeliveryEvent[] {
    const { events } = newsOf(row.facts, {
      service: row.link.service,
      environment: row.place?.environment,
      version: row.version,
      heard: row.hubHeard && row.place?.evidence !== 'unreachable',
      now: this.#options.now(),
    });
    return events;
  }

  async page(
    views: ReaderViews,
    query: EventsQuery,
  ): Promise<Pick<EventsResponse, 'items' | 'next' | 'history'>> {
    const { value, history } = await this.#ask(
      store => readPage(store, views, query),
      { events: [], next: undefined },
    );
    const items = value.events.map(event => ({
      ...eventView(event),
      // As the catalog has it now, where the Application is still there.
      service: serviceOf(views, event),
    }));
    return { items, next: value.next, history };
  }

  async #ask<T>(
    ask: (store: HistoryStore) => Promise<T>,
    otherwise: T,
  ): Promise<{ value: T; history: HistoryState }> {
    const store = this.#options.store();
    if (!store) {
      return { value: otherwise, history: failed('trouble.noHistory') };
    }
    try {
      const value = await ask(store);
      this.#trouble = false;
      return { value, history: { status: 'ok' } };
    } catch (error) {
      if (error instanceof InputError) throw error;
      if (!this.#trouble) {
        this.#options.logger.warn(
          `The history of the fleet cannot be read: ${error}`,
        );
      }
      this.#trouble = true;
      return { value: otherwise, history: failed('trouble.historyNotRead') };
    }
  }
}

function failed(
  code: 'trouble.noHistory' | 'trouble.historyNotRead',
): HistoryState {
  return { status: 'failed', ...told({ reason: phrase(code) }) };
}

function namesOf(rows: readonly ApplicationRow[]): ApplicationName[] {
  return rows.map(({ facts }) => refOf(facts));
}

/** What was not known yet when the event was kept. */
function completed(kept: DeliveryEvent, live: DeliveryEvent): DeliveryEvent {
  return {
    ...kept,
    cluster: kept.cluster ?? live.cluster,
    environment: kept.environment ?? live.environment,
    version: kept.version ?? live.version,
  };
}

async function readPage(
  store: HistoryStore,
  views: ReaderViews,
  query: EventsQuery,
): Promise<{ events: StoredEvent[]; next?: string }> {
  const { limit } = query;
  const someNotWanted =
    views.scope !== undefined || query.service !== undefined;
  const rowsAtOnce = someNotWanted ? Math.max(limit, ROWS_AT_ONCE) : limit;
  const events: StoredEvent[] = [];
  const filter = {
    kinds: query.kind,
    hubs: query.hub,
    clusters: query.cluster,
    services: query.service,
    membersOfServices: membersOf(views, query.service),
    environments: query.environment,
    applications: query.application,
    limit: rowsAtOnce,
  };
  let before =
    query.before === undefined
      ? undefined
      : await store.cursors.open(query.before);
  for (let read = 0; read < MOST_ROWS; read += rowsAtOnce) {
    const rows = await store.events({ ...filter, before });
    for (const row of rows) {
      before = { at: row.at, id: row.id };
      if (!isWanted(views, row, query) || !isVisible(views, row)) continue;
      events.push(row);
      if (events.length === limit) {
        return { events, next: await store.cursors.seal(before) };
      }
    }
    if (rows.length < rowsAtOnce) return { events };
  }
  return { events, next: before && (await store.cursors.seal(before)) };
}

function membersOf(
  { seen }: ReaderViews,
  services: readonly string[] | undefined,
) {
  const rows = (services ?? []).flatMap(
    service => seen.services().get(service)?.rows ?? [],
  );
  return rows
    .slice(0, MOST_NAMES)
    .map(({ facts: { hub, namespace, name } }) => ({ hub, namespace, name }));
}

/** The catalog may have moved an Application to another service since. */
function isWanted(
  views: ReaderViews,
  event: DeliveryEvent,
  { service }: EventsQuery,
): boolean {
  if (!service) return true;
  return service.includes(serviceOf(views, event) ?? '');
}

/** As the catalog has it now, where the Application is still there. */
function serviceOf({ whole }: ReaderViews, event: DeliveryEvent) {
  return rowOf(whole, event)?.link.service ?? event.service;
}

function isVisible(views: ReaderViews, event: DeliveryEvent): boolean {
  const { whole, seen, scope } = views;
  if (!scope) return true;
  if (event.application !== undefined) {
    const row = rowOf(whole, event);
    return row
      ? scope.application(applicationSubject(row))
      : isGone(views, event);
  }
  if (event.cluster === null) return seen.hub(event.hub) !== undefined;
  return seen.place(clusterKey(event.hub, event.cluster)) !== undefined;
}

/**
 * Is it about an Application that is there no more, and that the reader might
 * have seen? Whose it was is not known any more, only its project and place.
 */
function isGone({ whole, scope }: ReaderViews, event: DeliveryEvent): boolean {
  const { hub, namespace, application, cluster, project, environment } = event;
  if (namespace === undefined || application === undefined) return false;
  if (rowOf(whole, event)) return false;
  if (!scope) return true;
  const place =
    cluster === null ? undefined : whole.place(clusterKey(hub, cluster));
  return scope.application({
    hub,
    namespace,
    name: application,
    project: project ?? '',
    owners: [],
    cluster: cluster ?? undefined,
    clusterLabels: place?.facts.labels ?? {},
    environment,
  });
}

function rowOf(
  whole: FleetView,
  { hub, namespace, application }: DeliveryEvent,
): ApplicationRow | undefined {
  if (namespace === undefined || application === undefined) return undefined;
  return whole.row({ hub, namespace, name: application });
}
