import { createServer } from 'node:net';

const HOST = '127.0.0.1';

/** The demo fleet takes as many ports, one after the other. */
const DEMO_PORTS = 40;

export interface Ports {
  portal: number;
  /** Where the backend of the portal has one of its own. */
  backend: number;
  /** The first of a run of ports for the demo fleet. */
  demo: number;
}

const RUN = DEMO_PORTS + 2;
const FIRST = 21_000;
/** Below the ports that systems hand out by themselves. */
const RUNS = 270;

/**
 * Two files of tests that begin at the same moment find the same ports free, so
 * each process looks from a place of its own on.
 */
export async function freePorts(): Promise<Ports> {
  for (let at = 0; at < RUNS; at += 1) {
    const base = FIRST + ((process.pid + at) % RUNS) * RUN;
    const wanted = Array.from({ length: RUN }, (_, port) => base + port);
    const free = await Promise.all(wanted.map(isFree));
    if (free.every(Boolean)) {
      return { portal: base, backend: base + 1, demo: base + 2 };
    }
  }
  throw new Error(`No ${RUN} free ports in a row on ${HOST}.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: HOST, exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}
