import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
);

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The pinned versions: package.json is the one place that names them. */
export const versions = manifest.portal;

/** Node and Yarn of our own, for machines that have no fitting ones. */
export const toolsDir = join(root, '.tools');

/** Everything that the running portal writes. */
export const portalDir = join(root, '.portal');
export const runDir = join(portalDir, 'run');
export const defaultStateDir = join(portalDir, 'state');

/** The portal's database and the demo world: what `--reset` deletes. */
export function statePaths(stateDir) {
  return {
    database: join(stateDir, 'database'),
    demo: join(stateDir, 'demo'),
    logs: join(stateDir, 'logs'),
    fleetConfig: join(stateDir, 'demo', 'app-config.fleet.yaml'),
  };
}
