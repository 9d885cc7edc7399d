import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { start } from './processes.mjs';
import { say } from './say.mjs';

/** The suites by package, and the properties that `npm test` runs short. */
const SUITES = {
  '@fleet-portal/backstage-plugin-fleet-backend': [
    'src/reliability',
    'src/model/HubStore',
    'src/history',
    'src/replicas',
  ],
  '@fleet-portal/backstage-plugin-scaffolder-backend-module-fleet': [
    'hostile',
    'manifests/platform/platform',
  ],
  backend: ['src/canaries'],
};
const PROPERTY_RUNS = '10000';

/**
 * `npm run reliability`: the proofs of reliability in their long form. Their
 * figures are at the end, each with the seed that repeats it.
 *
 *   npm run reliability -- <seed>
 */
export async function runReliability(options) {
  const tools = await ensureInstalled();
  const [seed] = options.rest;
  const folder = mkdtempSync(join(tmpdir(), 'fleet-figures-'));
  const figures = join(folder, 'figures.txt');
  writeFileSync(figures, '');
  let worst = 0;
  for (const [name, files] of Object.entries(SUITES)) {
    const child = start(
      tools.node,
      [
        ...tools.yarnArgs,
        ...['workspace', name, 'run'],
        // One after another: they measure memory.
        ...['test', '--watch=false', '-w', '1', ...files],
      ],
      {
        cwd: root,
        env: {
          ...tools.env,
          FLEET_RELIABILITY: 'long',
          FLEET_FIGURES: figures,
          FLEET_PROPERTY_RUNS: PROPERTY_RUNS,
          ...(seed && { FLEET_PROPERTY_SEED: seed }),
        },
      },
    );
    const { code } = await child.ended;
    worst = Math.max(worst, code ?? 1);
  }
  say(`Figures:\n${readFileSync(figures, 'utf8')}`);
  rmSync(folder, { recursive: true });
  return worst;
}
