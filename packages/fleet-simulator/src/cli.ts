import { parseArgs } from 'node:util';
import { startFleet, type FleetOptions } from './fleet';
import { scenarios, type ScenarioName } from './scenario/scenarios';

const usage = `The demo fleet: Argo CD hubs, Kubernetes spokes and a Git host on 127.0.0.1.

  --state DIR          where the world lies between runs (required)
  --control-port N     port of the control API; the Git host takes the next one,
                       then the hubs, and the spokes from N+10 on (required)
  --seed S             the same seed makes the same world (default: fleet)
  --scenario NAME      ${Object.keys(scenarios).join(' or ')} (default: default)
  --speed X            world seconds per second (default: 1)
`;

/** A sentence about what is wrong with the command line. */
class UsageError extends Error {}

function readOptions(argv: string[]): FleetOptions & { stateDir: string } {
  const { values } = parseArgs({
    args: argv,
    options: {
      state: { type: 'string' },
      'control-port': { type: 'string' },
      seed: { type: 'string' },
      scenario: { type: 'string' },
      speed: { type: 'string' },
    },
  });
  if (!values.state) {
    throw new UsageError('--state is missing: name the folder for the world.');
  }
  const controlPort = Number(values['control-port']);
  // The spokes need room above it.
  if (
    !Number.isInteger(controlPort) ||
    controlPort < 1 ||
    controlPort > 65_000
  ) {
    throw new UsageError(
      '--control-port must be a port number from 1 to 65000.',
    );
  }
  const speed = Number(values.speed ?? 1);
  if (!(speed > 0 && speed <= 1_000)) {
    throw new UsageError('--speed must be a number above 0, at most 1000.');
  }
  const { scenario } = values;
  if (scenario !== undefined && !isScenario(scenario)) {
    throw new UsageError(
      `--scenario must be one of ${Object.keys(scenarios).join(', ')}.`,
    );
  }
  return {
    stateDir: values.state,
    controlPort,
    seed: values.seed,
    scenario,
    speed,
    clock: 'running',
  };
}

function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const fleet = await startFleet(options);
  const config = await fleet.writePortalConfig();
  process.stdout.write(
    `Demo fleet: control ${fleet.urls.control}, Git ${fleet.urls.git.url}, configuration ${config}\n`,
  );
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    fleet.stop().catch(fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const inUse = /EADDRINUSE.*?:(\d+)$/.exec(message);
  if (inUse) {
    process.stderr.write(
      `Port ${inUse[1]} of the demo fleet is in use. Choose another --control-port.\n`,
    );
  } else if (error instanceof UsageError) {
    process.stderr.write(`${message}\n\n${usage}`);
  } else process.stderr.write(`${message}\n`);
  process.exit(1);
}

main().catch(fail);
