import type {
  DatabaseService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  UpgradeStop,
  upgradeStopSchema,
  UpgradeStops,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { timestamp } from '../domain/facts';
import {
  shownTask,
  StopTask,
  stopTaskSchema,
} from '../domain/upgrades/stopTask';
import { storable } from '../history/eventRow';
import type { KeptStops, NewStop } from '../service/upgrades/KeptStops';
import type { FollowedStop, FollowedStops } from './followStop';

/** SQLite gives numbers, PostgreSQL texts. */
const momentSchema = z.coerce.number();
const rowsSchema = z.array(
  z.object({
    id: z.string(),
    stopped_at: momentSchema,
    stopped_by: z.string().nullable(),
    reason: z.string().nullable(),
    burnt: z.string(),
    resumed_at: z.number().or(z.string().transform(Number)).nullable(),
    resumed_by: z.string().nullable(),
    task: z.string().nullable(),
    task_turn: z.coerce.number(),
    lasts_for: z.string().nullable(),
  }),
);
const burntSchema = upgradeStopSchema.shape.burnt;

/** A plan is stopped a few times; a page does not show more. */
const MOST_ROWS = 50;

/**
 * Stops in the database; the table comes from the migrations of this plugin. At
 * most one of a version lasts, whichever replica wrote it.
 */
export class StopBook implements KeptStops, FollowedStops {
  readonly #database: Pick<DatabaseService, 'getClient'>;
  readonly #logger: LoggerService;
  #troubled = false;

  constructor(options: {
    database: Pick<DatabaseService, 'getClient'>;
    logger: LoggerService;
  }) {
    this.#database = options.database;
    this.#logger = options.logger;
  }

  async of(version: string): Promise<UpgradeStops> {
    try {
      const db = await this.#database.getClient();
      const rows: unknown = await db('fleet_upgrade_stops')
        .select()
        .where({ version })
        // One that lasts comes first, whatever a clock says.
        .orderByRaw('case when lasts_for is null then 1 else 0 end')
        .orderBy('stopped_at', 'desc')
        .limit(MOST_ROWS);
      this.#troubled = false;
      return { status: 'ok', value: rowsSchema.parse(rows).map(stopOf) };
    } catch (error) {
      if (!this.#troubled) {
        this.#logger.warn(
          `No wave of the upgrade may begin for now, because the database cannot be read. ${error}`,
        );
      }
      this.#troubled = true;
      const reason = 'The database of the portal cannot be read.';
      return { status: 'failed', reason };
    }
  }

  async stop({
    id,
    version,
    at,
    by,
    reason,
    burnt,
  }: NewStop): Promise<boolean> {
    const db = await this.#database.getClient();
    await db('fleet_upgrade_stops')
      .insert({
        id,
        version: storable(version),
        lasts_for: storable(version),
        stopped_at: at,
        stopped_by: by === undefined ? null : storable(by),
        reason: reason === undefined ? null : storable(reason),
        burnt: storable(JSON.stringify(burnt)),
      })
      .onConflict('lasts_for')
      .ignore();
    const kept: unknown = await db('fleet_upgrade_stops').where({ id }).first();
    return kept !== undefined;
  }

  async resume(version: string, by: string, at: number): Promise<void> {
    const db = await this.#database.getClient();
    await db('fleet_upgrade_stops')
      .where({ lasts_for: version })
      .update({ lasts_for: null, resumed_at: at, resumed_by: storable(by) });
  }

  async latest(version: string): Promise<FollowedStop | undefined> {
    const db = await this.#database.getClient();
    const rows: unknown = await db('fleet_upgrade_stops')
      .select()
      .where({ version })
      .whereNull('stopped_by')
      .orderBy('stopped_at', 'desc')
      .limit(1);
    const [row] = rowsSchema.parse(rows);
    return (
      row && {
        id: row.id,
        lasts: row.lasts_for !== null,
        burnt: burntOf(row),
        task: taskOf(row),
        turn: row.task_turn,
      }
    );
  }

  async keep({ id, turn }: FollowedStop, task: StopTask): Promise<boolean> {
    const db = await this.#database.getClient();
    const changed = await db('fleet_upgrade_stops')
      .where({ id, task_turn: turn })
      .update({ task: storable(JSON.stringify(task)), task_turn: turn + 1 });
    return changed === 1;
  }
}

type StopRow = z.infer<typeof rowsSchema>[number];

function burntOf({ burnt }: StopRow): UpgradeStop['burnt'] {
  return burntSchema.parse(JSON.parse(burnt));
}

function taskOf({ task }: StopRow): StopTask | undefined {
  return task === null ? undefined : stopTaskSchema.parse(JSON.parse(task));
}

function stopOf(row: StopRow): UpgradeStop {
  const { id, stopped_by: by, reason, resumed_at: resumedAt } = row;
  const task = taskOf(row);
  return {
    id,
    at: timestamp(row.stopped_at),
    cause: by === null ? 'slo' : 'hand',
    ...(by !== null && { by }),
    ...(reason !== null && { reason }),
    burnt: burntOf(row),
    ...(task && { task: shownTask(task) }),
    ...(resumedAt !== null && { resumedAt: timestamp(resumedAt) }),
    ...(row.resumed_by !== null && { resumedBy: row.resumed_by }),
  };
}
