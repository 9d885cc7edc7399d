import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { writeJson } from './atomicFileSystem';
import type { StoredRepository } from './RepositoryStore';

const endSchema = z.object({ branch: z.string(), sha: z.string() });

const recordSchema = z.object({
  number: z.number().int().positive(),
  title: z.string(),
  body: z.string(),
  state: z.enum(['open', 'closed', 'merged']),
  draft: z.boolean(),
  author: z.string(),
  /** While open, the branches themselves say where they are; afterwards this does. */
  head: endSchema,
  base: endSchema,
  createdAt: z.string(),
  updatedAt: z.string(),
  closedAt: z.string().optional(),
  mergedAt: z.string().optional(),
  mergedBy: z.string().optional(),
  mergeCommitSha: z.string().optional(),
  requestedReviewers: z.array(z.string()),
  assignees: z.array(z.string()),
  labels: z.array(z.string()).default([]),
});

export type PullRequestRecord = z.infer<typeof recordSchema>;

const RECORD_FILE = /^\d+\.json$/;

/** Pull requests as one JSON file each, `pull-requests/<number>.json` beside the Git repository. */
export class PullRequestStore {
  readonly #records = new Map<string, Map<number, PullRequestRecord>>();

  async #of(
    repository: StoredRepository,
  ): Promise<Map<number, PullRequestRecord>> {
    const known = this.#records.get(repository.folder);
    if (known) {
      return known;
    }
    const folder = join(repository.folder, 'pull-requests');
    await fs.mkdir(folder, { recursive: true });
    const records = new Map<number, PullRequestRecord>();
    for (const file of await fs.readdir(folder)) {
      if (RECORD_FILE.test(file)) {
        const json = await fs.readFile(join(folder, file), 'utf8');
        const record = recordSchema.parse(JSON.parse(json));
        records.set(record.number, record);
      }
    }
    // Another caller may have read the same files meanwhile and already
    // written to its map, so the first one stays.
    const first = this.#records.get(repository.folder) ?? records;
    this.#records.set(repository.folder, first);
    return first;
  }

  /** Newest first. */
  async list(repository: StoredRepository): Promise<PullRequestRecord[]> {
    const records = await this.#of(repository);
    return [...records.values()].sort((a, b) => b.number - a.number);
  }

  async get(
    repository: StoredRepository,
    number: number,
  ): Promise<PullRequestRecord> {
    const record = (await this.#of(repository)).get(number);
    if (!record) {
      throw new NotFoundError('Not Found');
    }
    return record;
  }

  async nextNumber(repository: StoredRepository): Promise<number> {
    return Math.max(0, ...(await this.#of(repository)).keys()) + 1;
  }

  async save(
    repository: StoredRepository,
    record: PullRequestRecord,
  ): Promise<void> {
    const records = await this.#of(repository);
    await writeJson(
      join(repository.folder, 'pull-requests', `${record.number}.json`),
      record,
    );
    records.set(record.number, record);
  }
}
