import { mkdirSync } from 'node:fs';
import {
  demoConfigFiles,
  demoEnvironment,
  pluginConfigFiles,
  resetState,
  startDemoFleet,
} from './demo.mjs';
import { ensureInstalled } from './install.mjs';
import { root, statePaths } from './paths.mjs';
import { HOST, checkPortFree, waitUntilServed } from './ports.mjs';
import { firstToEnd, start } from './processes.mjs';
import { say, sayError } from './say.mjs';

const START_DEADLINE_MS = 300_000;

/**
 * `npm run dev`: the app and the backend follow every change of a source. With
 * `--alone` they are only the fleet plugin: its pages, and its backend with
 * nothing else beside it. With `--legacy` the app is one of the old frontend
 * system.
 */
export async function runDevelopment(options) {
  await checkPortFree(
    options.port,
    'the backend',
    '--port or FLEET_PORTAL_PORT',
  );
  await checkPortFree(
    options.appPort,
    'the pages',
    '--app-port or FLEET_PORTAL_APP_PORT',
  );
  const tools = await ensureInstalled();
  if (options.reset) {
    resetState(options.state);
    say('The database and the demo world begin anew.');
  }
  mkdirSync(statePaths(options.state).database, { recursive: true });

  say('Starting the demo fleet ...');
  const demo = await startDemoFleet(tools, options);
  const configFiles = options.alone ? pluginConfigFiles : demoConfigFiles;
  const portal = start(
    tools.node,
    [
      ...tools.yarnArgs,
      'run',
      'backstage-cli',
      'repo',
      'start',
      ...whatToStart(options),
      ...configFiles(options).flatMap(file => ['--config', file]),
    ],
    {
      cwd: root,
      env: { ...tools.env, ...demoEnvironment(options, options.appPort) },
    },
  );
  const children = { 'The portal': portal, 'The demo fleet': demo };
  const first = await Promise.race([
    firstToEnd(children),
    sayWhenReady(options, portal),
  ]);
  sayError(`${first ?? (await firstToEnd(children))} ended unexpectedly.`);
  return 1;
}

/** Without a word, Backstage starts `packages/app` and `packages/backend`. */
function whatToStart({ alone, legacy }) {
  if (alone) return ['--plugin', 'fleet'];
  return legacy ? ['app-legacy', 'backend'] : [];
}

/** Resolves with nothing once the pages and the backend answer. */
async function sayWhenReady(options, portal) {
  const page = `http://${HOST}:${options.appPort}`;
  for (const address of [
    `http://${HOST}:${options.port}/.backstage/health/v1/readiness`,
    `${page}/`,
  ]) {
    await waitUntilServed(address, portal, {
      what: options.alone ? 'The plugin' : 'The portal',
      deadlineMs: START_DEADLINE_MS,
      remedy: 'What went wrong is written above.',
    });
  }
  say(
    options.alone
      ? `
  The plugin is at  ${page}/fleet
  The demo fleet    http://${HOST}:${options.demoPort}

  Ctrl-C ends everything.
`
      : `
  The portal is at  ${page}
  You sign in as    ${options.as}
  The demo fleet    http://${HOST}:${options.demoPort}

  Ctrl-C ends everything.
`,
  );
}
