import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { portalDir, root } from './paths.mjs';
import { start } from './processes.mjs';
import { say } from './say.mjs';

/**
 * `npm test`: every unit and integration test, ending in one line that says
 * how many passed. Further arguments go to the test runner, for example a part
 * of a file name.
 */
export async function runTests(options) {
  const tools = await ensureInstalled();
  mkdirSync(portalDir, { recursive: true });

  const results = join(portalDir, 'test-results.json');
  rmSync(results, { force: true });
  const child = start(
    tools.node,
    [
      ...tools.yarnArgs,
      'run',
      'backstage-cli',
      'repo',
      'test',
      '--watch=false',
      '--json',
      `--outputFile=${results}`,
      ...options.rest,
    ],
    { cwd: root, env: tools.env },
  );
  const { code } = await child.ended;
  say(lastLine(results, code));
  return code ?? 1;
}

function lastLine(file, code) {
  let results;
  try {
    results = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return `The test runner ended with code ${code} and left no results.`;
  }
  const skipped = results.numPendingTests + results.numTodoTests;
  const broken = results.numRuntimeErrorTestSuites;
  const counts = `${results.numPassedTests} passed, ${results.numFailedTests} failed, ${skipped} skipped`;
  return broken > 0
    ? `\n${counts}, and ${broken} test files could not be run`
    : `\n${counts}`;
}
