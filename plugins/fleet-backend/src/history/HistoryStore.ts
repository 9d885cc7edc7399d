import type { FleetEventKind } from '@fleet-portal/backstage-plugin-fleet-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { DeliveryEvent, eventKey } from '../domain/deliveryEvent';
import type { NamedDeployment } from '../domain/knownReleases';
import type { ReleaseTrace } from '../domain/reverts';
import { EventCursors, EventPosition } from './EventCursors';
import { decodeEventRow, storable, StoredEvent } from './eventRow';
import { insertEvents } from './insertEvents';
import { readNamedDeployments } from './readNamedDeployments';
import { readReleases } from './readReleases';

export interface EventFilter {
  readonly kinds?: readonly FleetEventKind[];
  readonly hubs?: readonly string[];
  readonly clusters?: readonly string[];
  readonly services?: readonly string[];
  /** Events of these count as events of the services that are asked for. */
  readonly membersOfServices?: readonly ApplicationName[];
  readonly environments?: readonly string[];
  readonly applications?: readonly string[];
  /** Not before this time. */
  readonly from?: number;
  /** Only what comes after this place. */
  readonly before?: EventPosition;
  readonly limit: number;
}

/** Names an Application; namespace and name as the hub has them. */
export interface ApplicationName {
  readonly hub: string;
  readonly namespace: string;
  readonly name: string;
}

/** A hub or spoke was lost or is heard again; the cluster is absent for a hub. */
export interface VoiceTurn {
  readonly hub: string;
  readonly cluster?: string;
  readonly word: 'found' | 'lost';
  readonly at: number;
  readonly seenAt: number;
  readonly message?: string;
  readonly environment?: string;
}

export interface KnownCommit {
  readonly repoURL: string;
  readonly revision: string;
  readonly author?: string;
  readonly message?: string;
  readonly committedAt?: number;
}

/** SQLite takes 32,766 values in one statement; an event has 21. */
const ROWS_AT_ONCE = 500;
const NAMES_AT_ONCE = 400;

/** The tables of the history: one method is one statement, or one transaction. */
export class HistoryStore {
  /** How readers name a place in the events. */
  readonly cursors: EventCursors;
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
    this.cursors = new EventCursors(db);
  }

  /**
   * Keeps those that are not there yet, all or none; when it resolves they are
   * on disk. Answers the keys of those that are new.
   */
  async insert(events: readonly DeliveryEvent[]): Promise<string[]> {
    if (events.length === 0) return [];
    return this.#db.transaction(async tx => {
      const added: string[] = [];
      for (const some of inChunks(events, ROWS_AT_ONCE)) {
        added.push(...(await insertEvents(tx, some)));
      }
      return added;
    });
  }

  /**
   * Turns the word on a hub or spoke from one to the other, with its event.
   * Of several replicas that saw the same turn one succeeds; the others find
   * the word turned already, or an older turn than theirs. The first word on a
   * source is no turn: nobody knows what it was before.
   *
   * @returns whether it was this one that turned it
   */
  async turn(turn: VoiceTurn): Promise<boolean> {
    const { hub, cluster = '', word, at } = turn;
    const source = turn.cluster === undefined ? 'hub' : 'spoke';
    const place = { source, hub: storable(hub), cluster: storable(cluster) };
    return this.#db.transaction(async tx => {
      await tx('fleet_voices')
        .insert({ ...place, word, turn: 0, changed_at: at })
        .onConflict(['source', 'hub', 'cluster'])
        .ignore();
      const turned = await tx('fleet_voices')
        .where(place)
        .whereNot({ word })
        .where('changed_at', '<', at)
        .update({ word, changed_at: at, turn: tx.raw('turn + 1') });
      if (turned === 0) return false;
      const found: unknown = await tx('fleet_voices')
        .where(place)
        .first('turn');
      const { turn: count } = turnSchema.parse(found);
      const kind = `${source}${word === 'lost' ? 'Lost' : 'Found'}` as const;
      const event: DeliveryEvent = {
        key: eventKey(kind, hub, cluster, Number(count), at),
        kind,
        at,
        seenAt: turn.seenAt,
        hub,
        cluster: turn.cluster ?? null,
        environment: turn.environment,
        revisions: [],
        message: turn.message,
      };
      await insertEvents(tx, [event]);
      return true;
    });
  }

  /** Newest first. */
  async events(filter: EventFilter): Promise<StoredEvent[]> {
    const query = this.#db('fleet_events').select();
    whereOneOf(query, 'kind', filter.kinds);
    whereOneOf(query, 'hub', filter.hubs);
    whereOneOf(query, 'cluster', filter.clusters);
    whereOfService(query, filter);
    whereOneOf(query, 'environment', filter.environments);
    whereOneOf(query, 'application', filter.applications);
    if (filter.from !== undefined) query.where('at', '>=', filter.from);
    const { before } = filter;
    if (before) {
      query.where(older =>
        older
          .where('at', '<', before.at)
          .orWhere(same =>
            same.where('at', before.at).where('id', '<', before.id),
          ),
      );
    }
    const rows: unknown[] = await newestFirst(query).limit(filter.limit);
    return rows.map(decodeEventRow);
  }

  /** Of these Applications, newest first within each chunk of names. */
  async eventsOfApplications(
    names: readonly ApplicationName[],
    from: number,
    limit: number,
  ): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for (const query of this.#ofApplications(names, from)) {
      const rows: unknown[] = await query.select().limit(limit);
      for (const row of rows) events.push(decodeEventRow(row));
    }
    return events;
  }

  /** What was deployed to these Applications, as far as it has a version. */
  async namedDeployments(
    names: readonly ApplicationName[],
    from: number,
    limit: number,
  ): Promise<NamedDeployment[]> {
    const named: NamedDeployment[] = [];
    for (const query of this.#ofApplications(names, from)) {
      named.push(...(await readNamedDeployments(query, limit)));
    }
    return named;
  }

  /** One question for each chunk of names, newest first. */
  *#ofApplications(
    names: readonly ApplicationName[],
    from: number,
  ): Generator<Knex.QueryBuilder> {
    for (const some of inChunks(names, NAMES_AT_ONCE)) {
      yield newestFirst(
        this.#db('fleet_events')
          .where('at', '>=', from)
          .whereIn(nameColumns, some.map(nameValues)),
      );
    }
  }

  /** What is known of the revisions of some services, from a time on. */
  async releases(
    services: readonly string[],
    from: number,
  ): Promise<ReleaseTrace[]> {
    return services.length === 0 ? [] : readReleases(this.#db, services, from);
  }

  /** How many events there are that happened before a time. */
  async forgetBefore(time: number): Promise<number> {
    let forgotten = 0;
    // Some at a time: one statement over months of events would hold locks for long.
    for (;;) {
      const some = this.#db('fleet_events')
        .select('id')
        .where('at', '<', time)
        .orderBy('id')
        .limit(ROWS_AT_ONCE * 4);
      const gone = await this.#db('fleet_events').whereIn('id', some).delete();
      forgotten += gone;
      if (gone === 0) break;
    }
    await this.#db('fleet_revisions').where('read_at', '<', time).delete();
    return forgotten;
  }

  async commits(
    repoURL: string,
    revisions: readonly string[],
  ): Promise<KnownCommit[]> {
    const commits: KnownCommit[] = [];
    for (const some of inChunks(revisions, ROWS_AT_ONCE)) {
      const rows: unknown[] = await this.#db('fleet_revisions')
        .select()
        .where({ repo_url: storable(repoURL) })
        .whereIn('revision', some.map(storable));
      commits.push(...rows.map(decodeCommit));
    }
    return commits;
  }

  async keepCommit(commit: KnownCommit, readAt: number): Promise<void> {
    await this.#db('fleet_revisions')
      .insert({
        repo_url: storable(commit.repoURL),
        revision: storable(commit.revision),
        author: storable(commit.author ?? null),
        message: storable(commit.message ?? null),
        committed_at: commit.committedAt ?? null,
        read_at: readAt,
      })
      .onConflict(['repo_url', 'revision'])
      .ignore();
  }

  /** Rejects while the database does not answer. */
  async check(): Promise<void> {
    await this.#db.select(this.#db.raw('1'));
  }
}

const turnSchema = z.object({ turn: z.union([z.number(), z.string()]) });
const commitSchema = z.object({
  repo_url: z.string(),
  revision: z.string(),
  author: z.string().nullish(),
  message: z.string().nullish(),
  committed_at: z.union([z.number(), z.string()]).nullish(),
});

function decodeCommit(input: unknown): KnownCommit {
  const row = commitSchema.parse(input);
  return {
    repoURL: row.repo_url,
    revision: row.revision,
    author: row.author ?? undefined,
    message: row.message ?? undefined,
    committedAt:
      row.committed_at === null || row.committed_at === undefined
        ? undefined
        : Number(row.committed_at),
  };
}

function newestFirst(query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query.orderBy([
    { column: 'at', order: 'desc' },
    { column: 'id', order: 'desc' },
  ]);
}

const nameColumns = ['hub', 'namespace', 'application'];

function nameValues({ hub, namespace, name }: ApplicationName): string[] {
  return [storable(hub), storable(namespace), storable(name)];
}

function whereOfService(
  query: Knex.QueryBuilder,
  { services, membersOfServices: members = [] }: EventFilter,
): void {
  if (!services) return;
  query.where(either => {
    either.whereIn('service', services.map(storable));
    for (const some of inChunks(members, NAMES_AT_ONCE)) {
      either.orWhereIn(nameColumns, some.map(nameValues));
    }
  });
}

function whereOneOf(
  query: Knex.QueryBuilder,
  column: string,
  values: readonly string[] | undefined,
): void {
  if (values) query.whereIn(column, values.map(storable));
}

function* inChunks<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}
