import type { Knex } from 'knex';
import { z } from 'zod';
import { revisionWord } from '../domain/deliveryEvent';
import type { NamedDeployment } from '../domain/knownReleases';
import { number, revisionsSchema } from './eventRow';

const rowsSchema = z.array(
  z
    .object({
      hub: z.string(),
      namespace: z.string(),
      application: z.string(),
      uid: z.string(),
      history_id: number.transform(Number),
      revisions: revisionsSchema,
      version: z.string(),
    })
    .transform(
      (row): NamedDeployment => ({
        hub: row.hub,
        namespace: row.namespace,
        name: row.application,
        uid: row.uid,
        historyId: row.history_id,
        revision: revisionWord(row.revisions),
        version: row.version,
      }),
    ),
);

/**
 * The deployments that were seen Healthy with a version, among some events.
 *
 * @param events - of the Applications that are asked for; the newest come first
 */
export async function readNamedDeployments(
  events: Knex.QueryBuilder,
  limit: number,
): Promise<NamedDeployment[]> {
  const rows: unknown = await events
    .select(
      ...['hub', 'namespace', 'application', 'uid'],
      ...['history_id', 'revisions', 'version'],
    )
    .where('kind', 'healthy')
    .whereNotNull('uid')
    .whereNotNull('history_id')
    .whereNotNull('version')
    .limit(limit);
  return rowsSchema.parse(rows);
}
