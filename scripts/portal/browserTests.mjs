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
 * `npm run e2e`: builds the portal and runs every browser test, or those whose
 * file names contain one of the further arguments.
 *
 * With `--patient` two files run at a time, each with a portal of its own, and
 * one that failed runs once more by itself, because a browser that shares the
 * processors may have been too slow for it.
 */
export async function runBrowserTests(options) {
  const patient = options.rest.includes(PATIENT);
  const files = filesNamed(options.rest.filter(part => part !== PATIENT));
  const tools = await ensureInstalled();
  await ensureBuilt(tools);
  rmSync(join(root, 'e2e', 'out'), { recursive: true, force: true });
  if (!patient) {
    return await runFiles(tools, files, { output: 'show' });
  }
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

/** What a file says is shown when it has ended. Returns those that failed. */
async function twoAtATime(tools, files) {
  const size = file => statSync(join(root, file)).size;
  // The longest first, so that none of them is left alone at the end.
  const waiting = [...files].sort((a, b) => size(b) - size(a));
  const failed = [];
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const lines = [];
      const code = await runFiles(tools, [file], {
        output: 'line',
        onLine: line => lines.push(line),
      });
      say(`\n${file}\n${lines.join('\n')}`);
      if (code !== 0) failed.push(file);
    }
  };
  await Promise.all([work(), work()]);
  return failed;
}

async function runFiles(tools, files, output) {
  const child = start(
    tools.node,
    [
      '--test',
      '--test-reporter=spec',
      // Two portals at once would share the processors and time out.
      '--test-concurrency=1',
      ...files,
    ],
    { cwd: root, env: tools.env, ...output },
  );
  const { code } = await child.ended;
  return code ?? 1;
}
