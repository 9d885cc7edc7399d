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

export async function freePorts(): Promise<Ports> {
  for (let base = 21_000; base < 60_000; base += DEMO_PORTS + 2) {
    const wanted = Array.from({ length: DEMO_PORTS + 2 }, (_, at) => base + at);
    const free = await Promise.all(wanted.map(isFree));
    if (free.every(Boolean)) {
      return { portal: base, backend: base + 1, demo: base + 2 };
    }
  }
  throw new Error(`No ${DEMO_PORTS + 2} free ports in a row on ${HOST}.`);
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
