import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import type { Identity, RepositorySummary } from '../types';
import { writeJson } from './atomicFileSystem';
import { DEFAULT_BRANCH, GitRepository } from './GitRepository';
import {
  assertFilePath,
  assertRepositoryAddress,
  isOwner,
  isRepositoryName,
} from './names';
import { SerialQueue } from './SerialQueue';

const settingsSchema = z.object({
  createdAt: z.string(),
  archived: z.boolean(),
});

type Settings = z.infer<typeof settingsSchema>;

export interface StoredRepository {
  git: GitRepository;
  settings: Settings;
  /** Everything that moves a branch or changes a pull request takes its turn here. */
  queue: SerialQueue;
  folder: string;
}

/**
 * The repositories in one folder: `<owner>/<name>/` with the bare repository
 * in `git/`, its settings in `repository.json` (written last, so a folder
 * without it is a creation that was cut off), and pull requests beside them.
 */
export class RepositoryStore {
  readonly #open = new Map<string, StoredRepository>();
  readonly #creation = new SerialQueue();

  constructor(
    private readonly root: string,
    private readonly now: () => number,
  ) {}

  /** Opens what an earlier run left. */
  async load(): Promise<void> {
    await fs.mkdir(this.root, { recursive: true });
    for (const owner of (await fs.readdir(this.root)).filter(isOwner)) {
      const names = await fs.readdir(join(this.root, owner));
      for (const name of names.filter(isRepositoryName)) {
        await this.#loadOne(owner, name);
      }
    }
  }

  async #loadOne(owner: string, name: string): Promise<void> {
    const folder = join(this.root, owner, name);
    let json: string;
    try {
      json = await fs.readFile(join(folder, 'repository.json'), 'utf8');
    } catch {
      return;
    }
    const settings = settingsSchema.parse(JSON.parse(json));
    this.#add(owner, name, settings);
  }

  #add(owner: string, name: string, settings: Settings): StoredRepository {
    const folder = join(this.root, owner, name);
    const stored = {
      git: new GitRepository(owner, name, join(folder, 'git'), this.now),
      settings,
      queue: new SerialQueue(),
      folder,
    };
    this.#open.set(`${owner}/${name}`, stored);
    return stored;
  }

  list(): RepositorySummary[] {
    return [...this.#open.values()]
      .map(({ git, settings }) => ({
        owner: git.owner,
        name: git.name,
        defaultBranch: DEFAULT_BRANCH,
        archived: settings.archived,
        createdAt: settings.createdAt,
      }))
      .sort((a, b) =>
        `${a.owner}/${a.name}`.localeCompare(`${b.owner}/${b.name}`),
      );
  }

  get(owner: string, name: string): StoredRepository {
    const stored = this.#open.get(`${owner}/${name}`);
    if (!stored) {
      throw new NotFoundError('Not Found');
    }
    return stored;
  }

  getWritable(owner: string, name: string): StoredRepository {
    const stored = this.get(owner, name);
    if (stored.settings.archived) {
      throw new NotAllowedError('Repository was archived so is read-only.');
    }
    return stored;
  }

  async create(
    owner: string,
    name: string,
    files: Record<string, string>,
    message: string,
    author: Identity,
  ): Promise<void> {
    assertRepositoryAddress(owner, name);
    Object.keys(files).forEach(assertFilePath);
    await this.#creation.run(async () => {
      if (this.#open.has(`${owner}/${name}`)) {
        return;
      }
      const settings = {
        createdAt: new Date(this.now()).toISOString(),
        archived: false,
      };
      const folder = join(this.root, owner, name);
      await fs.rm(join(folder, 'git'), { recursive: true, force: true });
      await fs.mkdir(join(folder, 'git'), { recursive: true });
      const git = new GitRepository(owner, name, join(folder, 'git'), this.now);
      await git.init();
      const edits = await Promise.all(
        Object.entries(files).map(async ([path, content]) => {
          const oid = await git.writeBlob(Buffer.from(content));
          return { path, file: { mode: '100644' as const, oid } };
        }),
      );
      const tree = await git.writeTree(new Map(), edits);
      const commit = { message, tree, parents: [], author };
      await git.setBranch(DEFAULT_BRANCH, await git.writeCommit(commit));
      await writeJson(join(folder, 'repository.json'), settings);
      this.#add(owner, name, settings);
    });
  }

  async setArchived(
    owner: string,
    name: string,
    archived: boolean,
  ): Promise<void> {
    const stored = this.get(owner, name);
    await stored.queue.run(async () => {
      const settings = { ...stored.settings, archived };
      await writeJson(join(stored.folder, 'repository.json'), settings);
      stored.settings = settings;
    });
  }
}
