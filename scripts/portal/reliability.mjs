import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { start } from './processes.mjs';

/** The suites, and the property of the model that `npm test` runs short. */
const SUITES = ['src/reliability', 'src/model/HubStore'];
const PROPERTY_RUNS = '10000';

/**
 * `npm run reliability`: the proofs of reliability in their long form. Each
 * prints its figures and the seed that repeats them.
 *
 *   npm run reliability -- <seed>
 */
export async function runReliability(options) {
  const tools = await ensureInstalled();
  const [seed] = options.rest;
  const child = start(
    tools.node,
    [
      ...tools.yarnArgs,
      ...['workspace', '@fleet-portal/backstage-plugin-fleet-backend', 'run'],
      // One after another: they measure memory.
      ...['test', '--watch=false', '-w', '1', ...SUITES],
    ],
    {
      cwd: root,
      env: {
        ...tools.env,
        FLEET_RELIABILITY: 'long',
        FLEET_PROPERTY_RUNS: PROPERTY_RUNS,
        ...(seed && { FLEET_PROPERTY_SEED: seed }),
      },
    },
  );
  const { code } = await child.ended;
  return code ?? 1;
}
