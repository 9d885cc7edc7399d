/** The demo fleet: Argo CD hubs, Kubernetes spokes and a Git host. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, statePaths } from './paths.mjs';
import { HOST, checkPortFree, waitUntilServed } from './ports.mjs';
import { start } from './processes.mjs';

const START_DEADLINE_MS = 60_000;
const PORT_SETTING = '--demo-port or FLEET_PORTAL_DEMO_PORT';

/** Deletes the database and the demo world, and nothing else. */
export function resetState(stateDir) {
  const { database, demo } = statePaths(stateDir);
  for (const folder of [database, demo]) {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts the demo fleet; resolves when it answers. */
export async function startDemoFleet(tools, options) {
  const { demo, logs } = statePaths(options.state);
  await checkPortFree(options.demoPort, 'the demo fleet', PORT_SETTING);
  mkdirSync(demo, { recursive: true });
  const child = start(
    tools.node,
    [
      '--require',
      join(root, 'scripts', 'portal', 'endWithParent.cjs'),
      '--require',
      join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(root, 'packages', 'fleet-simulator', 'src', 'cli.ts'),
      '--state',
      demo,
      '--control-port',
      String(options.demoPort),
    ],
    {
      cwd: join(root, 'packages', 'fleet-simulator'),
      env: tools.env,
      ipc: true,
      output: 'log',
      log: join(logs, 'demo-fleet.log'),
      onLine: options.verbose
        ? line => process.stdout.write(`demo    ${line}\n`)
        : undefined,
    },
  );
  await waitUntilServed(`http://${HOST}:${options.demoPort}/ready`, child, {
    what: 'The demo fleet',
    deadlineMs: START_DEADLINE_MS,
    remedy: `If one of its ports is in use, choose another first port with ${PORT_SETTING}.`,
  });
  return child;
}

/** The settings that app-config.demo.yaml reads from the environment. */
export function demoEnvironment(options, appPort = options.port) {
  return {
    FLEET_PORTAL_PORT: String(options.port),
    FLEET_PORTAL_APP_PORT: String(appPort),
    FLEET_PORTAL_USER: options.as,
    // The demo fleet puts its Git host on the port after its first one.
    FLEET_PORTAL_DEMO_GIT_PORT: String(Number(options.demoPort) + 1),
    FLEET_PORTAL_DATABASE: statePaths(options.state).database,
  };
}

/**
 * The same for the fleet plugin alone: its own file stands in for those of the
 * portal, the demo fleet tells of its hubs.
 */
export function pluginConfigFiles(options) {
  return [
    join(root, 'plugins', 'fleet', 'dev', 'app-config.yaml'),
    statePaths(options.state).fleetConfig,
    ...options.config,
  ];
}

/** The configuration files of the demo, in the order in which they override. */
export function demoConfigFiles(options) {
  return [
    join(root, 'app-config.yaml'),
    join(root, 'app-config.demo.yaml'),
    statePaths(options.state).fleetConfig,
    ...options.config,
  ];
}
