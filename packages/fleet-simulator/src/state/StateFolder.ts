import { randomUUID } from 'node:crypto';
import {
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError, isError } from '@backstage/errors';
import {
  worldSnapshotSchema,
  type WorldSnapshot,
} from '../world/worldSnapshot';
import { accessSchema, type Access } from './access';

const savedWorldSchema = z.object({
  seed: z.string(),
  scenario: z.string(),
  snapshot: worldSnapshotSchema,
});
export type SavedWorld = z.infer<typeof savedWorldSchema>;

/**
 * The folder in which a world lies between two runs: `world.json`,
 * `access.json` (secrets, for the owner only) and the Git host's `git/`.
 */
export class StateFolder {
  readonly path: string;
  readonly #temporary: boolean;

  private constructor(path: string, temporary: boolean) {
    this.path = path;
    this.#temporary = temporary;
  }

  /** Without a path: a temporary folder, which {@link StateFolder.close} removes. */
  static async open(path: string | undefined): Promise<StateFolder> {
    if (path === undefined) {
      const temporary = await mkdtemp(join(tmpdir(), 'fleet-simulator-'));
      return new StateFolder(temporary, true);
    }
    await mkdir(path, { recursive: true });
    return new StateFolder(path, false);
  }

  get gitPath(): string {
    return join(this.path, 'git');
  }

  /** What an earlier run left, or `undefined` when the world begins anew. */
  async load(): Promise<{ world: SavedWorld; access: Access } | undefined> {
    const world = await this.#read('world.json', savedWorldSchema);
    const access = await this.#read('access.json', accessSchema);
    return world && access ? { world, access } : undefined;
  }

  /** Removes the world, and nothing else in the folder. */
  async clearWorld(): Promise<void> {
    await rm(this.gitPath, { recursive: true, force: true });
    await rm(join(this.path, 'world.json'), { force: true });
  }

  /** Removes the world with its secrets. */
  async clear(): Promise<void> {
    await this.clearWorld();
    await rm(join(this.path, 'access.json'), { force: true });
  }

  async saveWorld(
    seed: string,
    scenario: string,
    snapshot: WorldSnapshot,
  ): Promise<void> {
    await this.write(
      'world.json',
      JSON.stringify({ seed, scenario, snapshot }),
    );
  }

  async saveAccess(access: Access): Promise<void> {
    await this.write('access.json', JSON.stringify(access, null, 2));
  }

  /** Whole or not at all, readable by the owner only: most of it is secret. */
  async write(file: string, text: string): Promise<string> {
    const path = join(this.path, file);
    const draft = `${path}.${randomUUID()}.tmp`;
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, path);
    return path;
  }

  async close(): Promise<void> {
    if (this.#temporary) await rm(this.path, { recursive: true, force: true });
  }

  async #read<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
    const path = join(this.path, file);
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch {
      content = undefined;
    }
    const parsed = schema.safeParse(content);
    if (parsed.success) return parsed.data;
    throw new InputError(
      `${path} cannot be read by this version of the demo fleet. Start with another --state, or remove the folder to begin anew.`,
    );
  }
}

function isMissing(error: unknown): boolean {
  // Not instanceof: under Jest the file system's errors come from another realm.
  return isError(error) && error.code === 'ENOENT';
}
