import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import {
  demoConfigFiles,
  demoEnvironment,
  resetState,
  startDemoFleet,
} from './demo.mjs';
import { ensureInstalled } from './install.mjs';
import { root, runDir, statePaths } from './paths.mjs';
import { HOST, checkPortFree, waitUntilServed } from './ports.mjs';
import { firstToEnd, start } from './processes.mjs';
import { say, sayError } from './say.mjs';

const START_DEADLINE_MS = 120_000;

/** `npm start`: build what changed, then serve until interrupted. */
export async function runPortal(options) {
  await checkPortFree(
    options.port,
    'the portal',
    '--port or FLEET_PORTAL_PORT',
  );
  const tools = await ensureInstalled();
  await ensureBuilt(tools);
  if (options.reset) {
    resetState(options.state);
    say('The database and the demo world begin anew.');
  }

  say('Starting the demo fleet and the portal ...');
  const demo = await startDemoFleet(tools, options);
  const portal = await startBackend(tools, options);

  say(`
  The portal is at  http://${HOST}:${options.port}
  You sign in as    ${options.as}
  The demo fleet    http://${HOST}:${options.demoPort}
  Logs              ${statePaths(options.state).logs}

  Ctrl-C ends everything.
`);
  const children = { 'The portal': portal, 'The demo fleet': demo };
  const first = await firstToEnd(children);
  sayError(
    `${children[first].lastLines.join('\n')}\n\n${first} ended unexpectedly.`,
  );
  return 1;
}

async function startBackend(tools, options) {
  const { database, logs } = statePaths(options.state);
  mkdirSync(database, { recursive: true });
  const child = start(
    tools.node,
    [
      '--require',
      join(root, 'scripts', 'portal', 'endWithParent.cjs'),
      join(runDir, 'packages', 'backend'),
      ...demoConfigFiles(options).flatMap(file => ['--config', file]),
    ],
    {
      // Locations in the configuration are relative to this folder.
      cwd: join(root, 'packages', 'backend'),
      env: {
        ...tools.env,
        ...demoEnvironment(options),
        NODE_ENV: 'production',
      },
      ipc: true,
      output: 'log',
      log: join(logs, 'portal.log'),
      onLine: options.verbose ? line => say(`portal  ${line}`) : undefined,
    },
  );
  const address = `http://${HOST}:${options.port}`;
  for (const path of ['/.backstage/health/v1/readiness', '/']) {
    await waitUntilServed(`${address}${path}`, child, {
      what: 'The portal',
      deadlineMs: START_DEADLINE_MS,
      remedy: `The whole log is in ${logs}.`,
    });
  }
  return child;
}
