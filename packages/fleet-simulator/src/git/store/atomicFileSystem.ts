import { randomUUID } from 'node:crypto';
import { promises as fs } from 'node:fs';

/**
 * The file system that Git objects and refs are written through. A file
 * appears whole or not at all, so that a demo that is killed in the middle of
 * a write has no half object or empty ref when it starts again.
 */
export const atomicFileSystem = {
  promises: {
    ...fs,
    writeFile: async (
      path: string,
      data: string | Uint8Array,
      options?: Parameters<typeof fs.writeFile>[2],
    ): Promise<void> => {
      const draft = `${path}.${randomUUID()}.tmp`;
      try {
        await fs.writeFile(draft, data, options);
        await fs.rename(draft, path);
      } catch (error) {
        await fs.rm(draft, { force: true });
        throw error;
      }
    },
  },
};

/** Writes a JSON document as one atomic step. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  await atomicFileSystem.promises.writeFile(
    path,
    `${JSON.stringify(value, null, 2)}\n`,
  );
}
