import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { portalDir, root } from './paths.mjs';
import { start } from './processes.mjs';
import { say } from './say.mjs';

/**
 * `npm test`: every unit and integration test, ending in one line that says
 * how many passed. Further arguments go to the test runner, for example a part
 * of a file name; then the tests of these scripts are left out.
 */
export async function runTests(options) {
  const tools = await ensureInstalled();
  const runs = [await testPackages(tools, options.rest)];
  if (options.rest.length === 0) {
    runs.push(await testScripts(tools));
  }

  const sum = name => runs.reduce((total, one) => total + one[name], 0);
  const notRun = runs.flatMap(one => one.notRun);
  say('');
  notRun.forEach(say);
  say(
    `${sum('passed')} passed, ${sum('failed')} failed, ${sum(
      'skipped',
    )} skipped`,
  );
  return runs.every(one => one.code === 0) ? 0 : 1;
}

/** The tests of all packages, by Jest. */
async function testPackages(tools, args) {
  mkdirSync(portalDir, { recursive: true });
  const file = join(portalDir, 'test-results.json');
  rmSync(file, { force: true });
  const child = start(
    tools.node,
    [
      ...tools.yarnArgs,
      ...['run', 'backstage-cli', 'repo', 'test', '--watch=false'],
      ...['--json', `--outputFile=${file}`],
      ...args,
    ],
    { cwd: root, env: tools.env },
  );
  const { code } = await child.ended;
  return { code, ...countJest(file, code) };
}

function countJest(file, code) {
  let results;
  try {
    results = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {
      passed: 0,
      failed: 0,
      skipped: 0,
      notRun: [`The test runner ended with code ${code} and left no results.`],
    };
  }
  const broken = results.numRuntimeErrorTestSuites;
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests,
    skipped: results.numPendingTests + results.numTodoTests,
    notRun: broken > 0 ? [`${broken} test files could not be run.`] : [],
  };
}

/** The tests of the scripts in this folder, by Node itself. */
async function testScripts(tools) {
  const folder = join('scripts', 'portal');
  const files = readdirSync(join(root, folder))
    .filter(name => name.endsWith('.test.mjs'))
    .map(name => join(folder, name));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const words = { pass: 'passed', fail: 'failed', skipped: 'skipped' };
  const child = start(
    tools.node,
    ['--test', '--test-reporter=spec', ...files],
    {
      cwd: root,
      env: tools.env,
      output: 'line',
      onLine: line => {
        say(line);
        const [, word, count] = /^ℹ (\w+) (\d+)$/.exec(line) ?? [];
        if (word in words) {
          counts[words[word]] = Number(count);
        }
      },
    },
  );
  const { code } = await child.ended;
  return { code, ...counts, notRun: [] };
}
