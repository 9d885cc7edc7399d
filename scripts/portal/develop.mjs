import { mkdirSync } from 'node:fs';
import {
  demoConfigFiles,
  demoEnvironment,
  resetState,
  startDemoFleet,
} from './demo.mjs';
import { ensureInstalled } from './install.mjs';
import { root, statePaths } from './paths.mjs';
import { HOST, checkPortFree } from './ports.mjs';
import { firstToEnd, start } from './processes.mjs';
import { say, sayError } from './say.mjs';

/** `npm run dev`: the app and the backend follow every change of a source. */
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
  say(`
  The portal will be at  http://${HOST}:${options.appPort}
  You sign in as         ${options.as}
  The demo fleet         http://${HOST}:${options.demoPort}

  Ctrl-C ends everything.
`);
  const portal = start(
    tools.node,
    [
      ...tools.yarnArgs,
      'run',
      'backstage-cli',
      'repo',
      'start',
      ...demoConfigFiles(options).flatMap(file => ['--config', file]),
    ],
    {
      cwd: root,
      env: { ...tools.env, ...demoEnvironment(options, options.appPort) },
    },
  );
  const first = await firstToEnd({
    'The portal': portal,
    'The demo fleet': demo,
  });
  sayError(`${first} ended unexpectedly.`);
  return 1;
}
