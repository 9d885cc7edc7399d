import { mkdirSync } from 'node:fs';
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
