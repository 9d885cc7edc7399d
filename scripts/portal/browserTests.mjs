import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { PortalError } from './errors.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { start } from './processes.mjs';
import { say } from './say.mjs';

const PATIENT = '--patient';

/**
 * Files that take the same portal, and leave of its world what those behind them
 * look at. A patient run starts one portal for all of a line, because each start
 * takes a processor for half a minute.
 */
const TOGETHER = [
  ['entity', 'forms', 'pages', 'signIn'],
  ['networking', 'story'],
  ['outages', 'states'],
].map(names => names.map(name => join('e2e', `${name}.test.mts`)));

/**
 * `npm run e2e`: builds the portal and runs every browser test, or those whose
 * file names contain one of the further arguments.
 *
 * With `--patient` two portals run at a time, and a file that failed runs once
 * more by itself, because a browser that shares the processors may have been
 * too slow for it.
 */
export async function runBrowserTests(options) {
  const patient = options.rest.includes(PATIENT);
  const files = filesNamed(options.rest.filter(part => part !== PATIENT));
  const tools = await ensureInstalled();
  await ensureBuilt(tools);
  rmSync(join(root, 'e2e', 'out'), { recursive: true, force: true });
  if (!patient) return await oneAtATime(tools, files);
  const failed = await twoAtATime(tools, files);
  for (const file of failed) {
    say(`\nOnce more, by itself: ${file}`);
    if ((await runFiles(tools, [file], { output: 'show' })) !== 0) return 1;
  }
  return 0;
}

function filesNamed(parts) {
  const files = readdirSync(join(root, 'e2e'))
    .filter(name => name.endsWith('.test.mts'))
    .filter(
      name => parts.length === 0 || parts.some(part => name.includes(part)),
    )
    .map(name => join('e2e', name));
  if (files.length === 0) {
    throw new PortalError(
      `No browser test in e2e/ has "${parts.join('" or "')}" in its name.`,
    );
  }
  return files;
}

async function oneAtATime(tools, files) {
  let worst = 0;
  for (const group of byPortal(files)) {
    const code = await runFiles(tools, group, { output: 'show' });
    worst = Math.max(worst, code);
  }
  return worst;
}

/** What files say is shown when they have ended. Returns those that failed. */
async function twoAtATime(tools, files) {
  const waiting = byPortal(files);
  const failed = [];
  const work = async () => {
    for (let group = waiting.shift(); group; group = waiting.shift()) {
      const lines = [];
      const code = await runFiles(tools, group, {
        output: 'line',
        onLine: line => lines.push(line),
      });
      say(`\n${group.join(', ')}\n${lines.join('\n')}`);
      if (code !== 0) failed.push(...failedOf(group, lines));
    }
  };
  await Promise.all([work(), work()]);
  return failed;
}

/** Groups of files, the longest first, so that none is left alone at the end. */
function byPortal(files) {
  const shared = TOGETHER.map(group =>
    group.filter(file => files.includes(file)),
  ).filter(group => group.length > 0);
  const alone = files.filter(file => !shared.flat().includes(file));
  const size = group =>
    group.reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
  return [...shared, ...alone.map(file => [file])].sort(
    (a, b) => size(b) - size(a),
  );
}

/** The files that say so of a test; all of them when none could begin. */
function failedOf(group, lines) {
  const named = group.filter(file => lines.includes(`Failed in ${file}`));
  return named.length > 0 ? named : group;
}

/** In one process, in which they share the portals that they ask for. */
async function runFiles(tools, files, output) {
  const child = start(
    tools.node,
    [
      '--test',
      '--test-reporter=spec',
      // The name that Node 22 knows as well.
      '--experimental-test-isolation=none',
      ...files,
    ],
    { cwd: root, env: tools.env, ...output },
  );
  const { code } = await child.ended;
  return code ?? 1;
}
