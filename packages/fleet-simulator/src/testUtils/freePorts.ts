import { once } from 'node:events';
import { createServer } from 'node:net';

/** From here on Linux gives ports to whoever asks for any; others begin later. */
const firstGivenToAnybody = 32_768;
const first = 20_000;
const portsOfAProcess = 16;
const processes = Math.floor((firstGivenToAnybody - first) / portsOfAProcess);

let next = 0;

/**
 * Ports for servers that cannot choose one themselves and say which. A port
 * that the system gave and took back may be another's before the server listens
 * on it: these are given to nobody, and processes that run side by side look for
 * them in places of their own.
 */
export async function freePorts(count: number): Promise<number[]> {
  const begin = first + (process.pid % processes) * portsOfAProcess;
  const found: number[] = [];
  for (let tried = 0; found.length < count; tried += 1) {
    if (tried === portsOfAProcess) {
      throw new Error(
        `Of the ${portsOfAProcess} ports from ${begin} on, not ${count} are free.`,
      );
    }
    const port = begin + (next++ % portsOfAProcess);
    if (await isFree(port)) found.push(port);
  }
  return found;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
