import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { planFleet } from './fleet/planFleet';
import { goals } from './goals';
import type { GoalContext } from './goals/Goal';
import { BenchOptions, help, readOptions } from './options';
import type { Results } from './report/Result';
import { tableOf } from './report/table';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function contextOf(options: BenchOptions): GoalContext {
  const { applications, seed, quick, profile } = options;
  return {
    applications,
    seed,
    quick,
    profile,
    plan: size =>
      planFleet({ applications, hubs: 1, heavyTail: false, seed, ...size }),
    say: text => say(`  ${text}`),
  };
}

/** CPU time, bytes and counts hardly mind; waiting times do. */
function warnIfBusy(): void {
  const [load] = loadavg();
  if (load < availableParallelism() / 2) return;
  say(
    `Something else keeps this machine busy (load ${load.toFixed(
      1,
    )}): waiting times, events a second and delays will be worse than they are.`,
  );
}

async function measure(options: BenchOptions) {
  const context = contextOf(options);
  const unmeasured: string[] = [];
  const results: Results = {};
  for (const goal of goals) {
    if (!options.only.includes(goal.name)) continue;
    say(`${goal.name} ...`);
    try {
      Object.assign(results, await goal.measure(context));
    } catch (error) {
      say(`${goal.name} could not be measured: ${error}`);
      unmeasured.push(goal.name);
    }
  }
  return { results, unmeasured };
}

/** @returns the exit code: a goal that does not hold is a result, not a failure */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    say(help);
    return 0;
  }
  const [{ model }] = cpus();
  say(
    `${options.applications} Applications, seed ${options.seed}; Node ${
      process.version
    } on ${availableParallelism()} × ${model}`,
  );
  warnIfBusy();
  const { results, unmeasured } = await measure(options);
  say(`\n${tableOf(results)}`);
  const failed = Object.values(results).filter(({ holds }) => !holds).length;
  say(`\n${failed} of ${Object.keys(results).length} do not hold`);
  if (options.json !== undefined) {
    const file = resolve(options.json);
    writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  }
  return unmeasured.length > 0 ? 1 : 0;
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  },
);
