import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
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

async function measure(options: BenchOptions): Promise<Results> {
  const context = contextOf(options);
  const results: Results = {};
  for (const goal of goals) {
    if (!options.only.includes(goal.name)) continue;
    say(`${goal.name} ...`);
    Object.assign(results, await goal.measure(context));
  }
  return results;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    say(help);
    return;
  }
  const [{ model }] = cpus();
  say(
    `${options.applications} Applications, seed ${options.seed}; Node ${
      process.version
    } on ${availableParallelism()} × ${model}`,
  );
  const results = await measure(options);
  say(`\n${tableOf(results)}`);
  const failed = Object.values(results).filter(({ holds }) => !holds).length;
  say(`\n${failed} of ${Object.keys(results).length} do not hold`);
  if (options.json !== undefined) {
    const file = resolve(options.json);
    writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  }
}

main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  },
);
