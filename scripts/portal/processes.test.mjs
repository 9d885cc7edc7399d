import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './paths.mjs';
import { HOST, checkPortFree } from './ports.mjs';
import { endAll, run, start } from './processes.mjs';

/** Whether a process runs no more, be it that nobody has asked for its end. */
function isGone(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && / Z /.test(readFileSync(file, 'utf8'));
}

/** A process that starts another one, prints its id, and waits. */
const PARENT = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  console.log(child.pid);
  setInterval(() => {}, 1000);
`;

function startParent() {
  return new Promise(resolve => {
    const child = start(process.execPath, ['-e', PARENT], {
      output: 'line',
      onLine: line => resolve({ child, grandchild: Number(line) }),
    });
  });
}

test(
  'ends what a process has started together with it',
  { skip: process.platform === 'win32' && 'process groups are of POSIX' },
  async () => {
    const { child, grandchild } = await startParent();

    await endAll();
    await child.ended;

    assert.ok(isGone(grandchild));
  },
);

test(
  'ends what is left behind by a process that was killed',
  { skip: process.platform === 'win32' && 'process groups are of POSIX' },
  async () => {
    const { child, grandchild } = await startParent();

    process.kill(child.pid, 'SIGKILL');
    await child.ended;

    assert.ok(isGone(grandchild));
  },
);

test('tells the last words of a process that failed', async () => {
  const script = 'console.error("no such hub"); process.exit(3)';

  await assert.rejects(
    run(process.execPath, ['-e', script], {
      output: 'line',
      failure: 'The hub could not be asked.',
    }),
    { message: 'no such hub\n\nThe hub could not be asked. (code 3)' },
  );
});

test('a server ends when the command that started it is gone', async () => {
  const preload = join(root, 'scripts', 'portal', 'endWithParent.cjs');
  const child = start(
    process.execPath,
    ['--require', preload, '-e', 'setInterval(() => {}, 1000)'],
    { ipc: true },
  );
  await new Promise(resolve => child.once('spawn', resolve));

  child.disconnect();

  assert.notEqual((await child.ended).code, 0);
});

test('a port in use is named together with the setting to change', async () => {
  const server = createServer();
  await new Promise(resolve => server.listen(0, HOST, resolve));
  const { port } = server.address();

  await assert.rejects(checkPortFree(port, 'the portal', '--port'), {
    message: `Port ${port} for the portal is in use. End what uses it, or choose another port with --port.`,
  });

  await new Promise(resolve => server.close(resolve));
  await checkPortFree(port, 'the portal', '--port');
});
