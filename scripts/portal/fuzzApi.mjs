import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PortalError } from './errors.mjs';
import { fingerprint } from './fingerprint.mjs';
import { ensureInstalled } from './install.mjs';
import { root, toolsDir } from './paths.mjs';
import { start } from './processes.mjs';
import { say } from './say.mjs';

/** Pinned: another version thinks up other requests. */
const SCHEMATHESIS = '4.32.5';
const EXAMPLES = '700';

/** What the answers come from: a change begins the record anew. */
const SOURCES = [
  'plugins/fleet-common/src',
  'plugins/fleet-node/src',
  'plugins/fleet-backend/src',
  'packages/fleet-simulator/src',
];

/**
 * `npm run fuzz:api`: lets Schemathesis think up requests for every route of
 * the running plugin, from its OpenAPI document. It needs Python 3.10 or newer;
 * Schemathesis itself is installed into a folder of its own. A run that ended
 * early is taken up by the next: routes that passed are not asked again.
 *
 *   npm run fuzz:api -- <examples per route> <seed> <path of one route>
 */
export async function runApiFuzzer(options) {
  const tools = await ensureInstalled();
  const program = await ensureSchemathesis(tools);
  const [examples = EXAMPLES, seed = '1', path = ''] = options.rest;
  const child = start(
    tools.node,
    [
      ...tools.yarnArgs,
      ...['workspace', '@fleet-portal/backstage-plugin-fleet-backend', 'run'],
      ...['test', '--watch=false', 'src/openapi/fuzz/fuzz.test'],
    ],
    {
      cwd: root,
      env: {
        ...tools.env,
        FLEET_SCHEMATHESIS: program,
        FLEET_FUZZ_EXAMPLES: examples,
        FLEET_FUZZ_SEED: seed,
        FLEET_FUZZ_PATH: path,
        // One route is always asked.
        FLEET_FUZZ_RECORD: path ? '' : join(toolsDir, 'fuzz-api.json'),
        FLEET_FUZZ_ABOUT: fingerprint(SOURCES, SCHEMATHESIS, examples, seed),
      },
    },
  );
  const { code } = await child.ended;
  return code ?? 1;
}

async function ensureSchemathesis(tools) {
  const folder = join(toolsDir, `schemathesis-${SCHEMATHESIS}`);
  const program = join(folder, 'bin', 'schemathesis');
  if (existsSync(program)) {
    return program;
  }
  mkdirSync(toolsDir, { recursive: true });
  say(`Installing Schemathesis ${SCHEMATHESIS} ...`);
  const options = { cwd: root, env: tools.env };
  await must('python3', ['-m', 'venv', folder], options);
  await must(
    join(folder, 'bin', 'pip'),
    ['install', '--quiet', `schemathesis==${SCHEMATHESIS}`],
    options,
  );
  return program;
}

async function must(program, args, options) {
  const { code } = await start(program, args, options).ended;
  if (code !== 0) {
    throw new PortalError(
      `Schemathesis could not be installed. npm run fuzz:api needs python3 (3.10 or newer) with venv and pip, and the Python package index.`,
    );
  }
}
