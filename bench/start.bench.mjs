/**
 * How long a start of the built portal takes until its first page is there, and
 * how much memory the portal and the demo fleet then use. Three starts, each
 * with the state of the one before; the first begins a new world.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const STARTS = 3;
const ports = { portal: 17007, demo: 17010 };
const page = `http://127.0.0.1:${ports.portal}/`;

/** Resident memory of a process and of all that it started, in MB. */
function memoryOf(pid) {
  let status;
  try {
    status = readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return undefined; // only Linux tells
  }
  const children = readFileSync(
    `/proc/${pid}/task/${pid}/children`,
    'utf8',
  ).split(' ');
  const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  return children
    .filter(Boolean)
    .reduce((total, child) => total + (memoryOf(child) ?? 0), own);
}

async function oneStart(state) {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [
      'scripts/portal.mjs',
      'start',
      ...['--port', String(ports.portal)],
      ...['--demo-port', String(ports.demo)],
      ...['--state', state],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise(resolve => child.once('exit', resolve));
  try {
    await Promise.race([
      new Promise(resolve =>
        child.stdout.on('data', text => {
          if (String(text).includes(page.slice(0, -1))) {
            resolve();
          }
        }),
      ),
      ended.then(code => {
        throw new Error(`the portal ended with code ${code}`);
      }),
    ]);
    const response = await fetch(page);
    await response.text();
    if (!response.ok) {
      throw new Error(`${page} answered ${response.status}`);
    }
    return {
      firstPageMs: Math.round(performance.now() - started),
      memoryMb: Math.round(memoryOf(child.pid) ?? NaN),
    };
  } finally {
    child.kill('SIGINT');
    await ended;
  }
}

const state = mkdtempSync(join(tmpdir(), 'fleet-portal-bench-'));
try {
  for (let start = 1; start <= STARTS; start++) {
    const line = JSON.stringify({ start, ...(await oneStart(state)) });
    process.stdout.write(`${line}\n`);
  }
} finally {
  rmSync(state, { recursive: true, force: true });
}
