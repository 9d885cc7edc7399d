import type { Knex } from 'knex';
import { z } from 'zod';
import type { DeliveryEvent } from '../domain/deliveryEvent';
import { encodeEventRow, eventColumns } from './eventRow';

const keysSchema = z.array(z.object({ event_key: z.string() }));
/** SQLite answers a raw statement with the rows, PostgreSQL with an object that has them. */
const insertedSchema = z.union([keysSchema, z.object({ rows: keysSchema })]);

/**
 * Keeps those that are not there yet. For SQLite the query builder would write
 * one SELECT for each row, which costs half as much again.
 *
 * @returns the keys of those that are new
 */
export async function insertEvents(
  db: Knex,
  events: readonly DeliveryEvent[],
): Promise<string[]> {
  const row = `(${eventColumns.map(() => '?').join(', ')})`;
  const inserted: unknown = await db.raw(
    `insert into fleet_events (${eventColumns.join(', ')})
      values ${events.map(() => row).join(', ')}
      on conflict (event_key) do nothing returning event_key`,
    events.flatMap(encodeEventRow),
  );
  const answer = insertedSchema.parse(inserted);
  const rows = Array.isArray(answer) ? answer : answer.rows;
  return rows.map(({ event_key }) => event_key);
}
