import type { Knex } from 'knex';
import { z } from 'zod';
import { revisionWord } from '../domain/deliveryEvent';
import type { ReleaseTrace } from '../domain/reverts';
import { revisionsSchema, storable } from './eventRow';

/** Revisions of a page of services over some months, in each environment. */
const MOST_ROWS = 20_000;

const rowsSchema = z.array(
  z.object({
    service: z.string(),
    environment: z.string().nullable(),
    revisions: revisionsSchema.transform(revisionWord),
    kind: z.enum(['healthy', 'healthChanged']),
    version: z.string().nullable(),
    at: z.coerce.number(),
  }),
);

/**
 * What revisions of some services were called where they were seen Healthy, and
 * when they were first seen Degraded; one row for each, however many clusters.
 */
export async function readReleases(
  db: Knex,
  services: readonly string[],
  from: number,
): Promise<ReleaseTrace[]> {
  const columns = ['service', 'environment', 'revisions', 'kind', 'version'];
  const rows: unknown = await db('fleet_events')
    .select(columns)
    .min({ at: 'at' })
    .whereIn('service', services.map(storable))
    .where('at', '>=', from)
    .where(either =>
      either
        .where(named => named.where('kind', 'healthy').whereNotNull('version'))
        .orWhere({ kind: 'healthChanged', to_health: 'Degraded' }),
    )
    .groupBy(columns)
    .limit(MOST_ROWS);
  return rowsSchema.parse(rows).map(row => ({
    service: row.service,
    environment: row.environment ?? undefined,
    revision: row.revisions,
    ...(row.kind === 'healthy'
      ? { version: row.version ?? undefined }
      : { degradedAt: row.at }),
  }));
}
