/**
 * Processes that this command starts. Each is the head of a process group of
 * its own, so that ending it ends what it started as well; and each watches
 * the channel to this process, so that it ends even when this one is killed.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { PortalError } from './errors.mjs';
import { say } from './say.mjs';

const isWindows = process.platform === 'win32';
const running = new Set();
let interrupted = false;

/**
 * How long a process may take to end by itself. The backend would wait much
 * longer, for requests that its own plugins keep open to hear of events.
 */
const GRACE_MS = 2000;

/** How much of what a process said is kept for the message when it fails. */
const LAST_LINES = 40;

/**
 * Starts a process.
 *
 * @param options.output - 'show' hands the terminal on, 'line' calls `onLine`
 *   with each line, 'log' writes the file `log` anew.
 * @param options.noise - lines that explain nothing when the process fails
 * @returns the process, with `ended`: a promise of `{ code, signal }`
 */
export function start(command, args, options = {}) {
  const {
    output = 'show',
    log,
    onLine,
    noise,
    ipc = false,
    ...spawnOptions
  } = options;
  const stream = output === 'show' ? 'inherit' : 'pipe';
  const child = spawn(command, args, {
    ...spawnOptions,
    detached: !isWindows,
    stdio: ['ignore', stream, stream, ...(ipc ? ['ipc'] : [])],
    windowsHide: true,
  });
  running.add(child);
  child.lastLines = [];
  const outputRead =
    output === 'show'
      ? Promise.resolve()
      : collect(child, { log, onLine, noise });
  child.ended = new Promise(resolve => {
    child.once('error', error => resolve({ code: 127, error }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  }).then(async result => {
    // The head of the group is gone; what it started may still be there, and
    // hold the other ends of the pipes.
    await endGroup(child);
    await outputRead;
    running.delete(child);
    return result;
  });
  return child;
}

/** Reads what a process writes; resolves when there will be no more. */
async function collect(child, { log, onLine, noise }) {
  let file;
  if (log) {
    mkdirSync(dirname(log), { recursive: true });
    file = createWriteStream(log);
  }
  const readLine = line => {
    if (!noise?.test(line)) {
      child.lastLines.push(line);
    }
    if (child.lastLines.length > LAST_LINES) {
      child.lastLines.shift();
    }
    onLine?.(line);
  };
  await Promise.all(
    [child.stdout, child.stderr].map(async pipe => {
      let rest = '';
      pipe.setEncoding('utf8');
      for await (const text of pipe) {
        file?.write(text);
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        lines.forEach(readLine);
      }
      if (rest) {
        readLine(rest);
      }
    }),
  );
  file?.end();
}

/** Runs a process to its end; throws when it fails, with its last words. */
export async function run(command, args, options = {}) {
  const child = start(command, args, options);
  const { code, signal, error } = await child.ended;
  if (code !== 0) {
    const words = child.lastLines.join('\n');
    const why =
      error?.message ?? (signal ? `ended by ${signal}` : `code ${code}`);
    throw new PortalError(
      `${words}${words && '\n\n'}${options.failure ?? command} (${why})`,
    );
  }
  return child;
}

function signalGroup(child, signal) {
  try {
    if (isWindows) {
      spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    } else {
      process.kill(-child.pid, signal);
    }
    return true;
  } catch {
    return false; // nobody is left in the group
  }
}

async function endGroup(child) {
  if (child.pid === undefined || !signalGroup(child, 'SIGTERM') || isWindows) {
    return;
  }
  const deadline = Date.now() + GRACE_MS;
  while (signalGroup(child, 0)) {
    if (Date.now() > deadline) {
      signalGroup(child, 'SIGKILL');
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/**
 * Waits until one of the processes ends by itself and returns its name; never
 * returns when all are being ended.
 */
export async function firstToEnd(children) {
  const name = await Promise.race(
    Object.entries(children).map(async ([key, child]) => {
      await child.ended;
      return key;
    }),
  );
  if (interrupted) {
    await new Promise(() => {});
  }
  return name;
}

/** Ends every process that was started, and everything that those started. */
export async function endAll() {
  await Promise.all([...running].map(endGroup));
}

/** Ctrl-C, a closed terminal, or a polite kill: end everything, then exit. */
export function onInterrupt() {
  const interrupt = async exitCode => {
    if (interrupted) {
      return;
    }
    interrupted = true;
    say('\nEnding ...');
    await endAll();
    process.exit(exitCode);
  };
  process.on('SIGINT', () => interrupt(0));
  process.on('SIGTERM', () => interrupt(143));
  process.on('SIGHUP', () => interrupt(129));

  // npm hands a signal on to the shell between us, which ends without telling
  // us. The sign of that is that this process has a new parent.
  if (process.env.npm_lifecycle_event && !isWindows) {
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) {
        interrupt(143);
      }
    }, 500).unref();
  }
}
