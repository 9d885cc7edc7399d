import type {
  DatabaseService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type { RestoreFacts } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { clusterKey } from '../domain/facts';
import { isOver } from '../domain/recovery/runs';
import { storable } from '../history/eventRow';
import type { KeptRestores } from '../service/recovery/DefaultRecoveryService';

const factsSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  phase: z.string().optional(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  errors: z.number(),
  warnings: z.number(),
  reason: z.string().optional(),
  namespaces: z.array(z.string()),
  backup: z.string().optional(),
  namespaceMapping: z.record(z.string(), z.string()).optional(),
});

const rowsSchema = z.array(
  z.object({ hub: z.string(), cluster: z.string(), facts: z.string() }),
);

/** Of one statement; a fleet has a few restores a week. */
const MOST_ROWS = 5_000;

/**
 * Restores that are over, kept in the database for when Velero has forgotten
 * them; the table comes from the migrations of this plugin.
 */
export class RestoreBook implements KeptRestores {
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

  /** Keeps those that are over and not kept yet. */
  async keep(ref: ClusterRef, restores: readonly RestoreFacts[]) {
    const rows = restores.filter(isOver).flatMap(restore =>
      restore.startedAt
        ? [
            {
              hub: storable(ref.hub),
              cluster: storable(ref.name),
              namespace: restore.namespace,
              name: restore.name,
              started_at: Date.parse(restore.startedAt),
              facts: storable(JSON.stringify(restore)),
            },
          ]
        : [],
    );
    if (rows.length === 0) return;
    const db = await this.#database.getClient();
    await db('fleet_restores')
      .insert(rows)
      .onConflict(['hub', 'cluster', 'namespace', 'name', 'started_at'])
      .ignore();
  }

  /** @param before - milliseconds since the epoch */
  async forgetBefore(before: number): Promise<void> {
    const db = await this.#database.getClient();
    await db('fleet_restores').where('started_at', '<', before).delete();
  }

  /** Without the database nothing is known of what is gone, and said in the log once. */
  async all() {
    const found = new Map<string, RestoreFacts[]>();
    for (const { hub, cluster, facts } of await this.#rows()) {
      const key = clusterKey(hub, cluster);
      const restore = factsSchema.parse(JSON.parse(facts));
      found.set(key, [...(found.get(key) ?? []), restore]);
    }
    return found;
  }

  async #rows(): Promise<z.infer<typeof rowsSchema>> {
    try {
      const db = await this.#database.getClient();
      const rows: unknown = await db('fleet_restores')
        .select('hub', 'cluster', 'facts')
        .orderBy('started_at', 'desc')
        .limit(MOST_ROWS);
      this.#troubled = false;
      return rowsSchema.parse(rows);
    } catch (error) {
      if (!this.#troubled) {
        this.#logger.warn(
          `Restores that Velero has forgotten are not shown for now, because the database cannot be read. ${error}`,
        );
      }
      this.#troubled = true;
      return [];
    }
  }
}
