import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
);

/** Pictures and logs of the last run. */
export const outDir = join(root, 'e2e', 'out');

/** Pictures of the documentation, taken anew when FLEET_PORTAL_IMAGES is 1. */
export const imagesDir =
  process.env['FLEET_PORTAL_IMAGES'] === '1'
    ? join(root, 'docs', 'images')
    : outDir;

for (const folder of [outDir, imagesDir]) {
  mkdirSync(folder, { recursive: true });
}

const MEMORY = '/dev/shm';
/** Far more than the worlds of two portals, beside what Chromium keeps there. */
const ROOM = 1024 ** 3;

/**
 * Where portals keep their worlds: in memory where that can be had. Each commit
 * of SQLite waits for a disk, and a world that lives for minutes needs none.
 */
export function stateParent(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOM ? MEMORY : tmpdir();
}
