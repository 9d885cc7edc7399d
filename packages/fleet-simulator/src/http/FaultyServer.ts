import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { NetworkFault } from '../world/worldState';

type Fault = Pick<NetworkFault, 'kind' | 'delayMs' | 'status'>;

export interface FaultyServerOptions {
  /** 0 for any free port; it is kept when the server comes back. */
  port: number;
  handler: RequestListener;
  /** How this server says 401 and 403. */
  reject: (status: 401 | 403, ...args: Parameters<RequestListener>) => void;
}

/**
 * A server on 127.0.0.1 that can fail as real ones do, on its sockets:
 * - `kill`: nobody listens, open connections and streams are cut
 * - `black-hole`: connections are accepted and never answered
 * - `slow`: answers come later
 * - `reject`: every request is refused with 401 or 403
 */
export class FaultyServer {
  readonly #options: FaultyServerOptions;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port: number;
  #fault: Fault | undefined;
  #closed = false;
  // One change at a time: closing takes a moment, and a heal may come meanwhile.
  #changes: Promise<void> = Promise.resolve();

  constructor(options: FaultyServerOptions) {
    this.#options = options;
    this.#port = options.port;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Binds the port, also when the server begins with a fault. */
  async start(fault?: Fault): Promise<void> {
    await this.#listen();
    await this.setFault(fault);
  }

  setFault(fault: Fault | undefined): Promise<void> {
    return this.#change(async () => {
      this.#fault = fault;
      if (fault?.kind === 'kill') {
        await this.#unlisten();
        return;
      }
      if (fault?.kind === 'black-hole') this.#cut();
      await this.#listen();
    });
  }

  /** Waits for the changes that were asked for. */
  settled(): Promise<void> {
    return this.#changes;
  }

  stop(): Promise<void> {
    return this.#change(async () => {
      this.#closed = true;
      await this.#unlisten();
    });
  }

  #change(change: () => Promise<void>): Promise<void> {
    const next = this.#changes.then(change);
    this.#changes = next.catch(() => undefined);
    return next;
  }

  async #listen(): Promise<void> {
    if (this.#server || this.#closed) return;
    const server = createServer((request, response) => {
      const fault = this.#fault;
      if (fault?.kind === 'black-hole') {
        request.resume();
        return;
      }
      const answer = () =>
        fault?.kind === 'reject'
          ? this.#options.reject(fault.status ?? 401, request, response)
          : this.#options.handler(request, response);
      if (fault?.kind !== 'slow') answer();
      else {
        const timer = setTimeout(answer, fault.delayMs ?? 3_000);
        response.on('close', () => clearTimeout(timer));
      }
    });
    // Whoever asks ends connections: when the machine stood still for a while, a
    // server that does so as well resets those on which it is being asked.
    server.keepAliveTimeout = 0;
    server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
    this.#port = portOf(server.address());
    this.#server = server;
  }

  async #unlisten(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    const closed = new Promise<void>(resolve => {
      server.close(() => resolve());
    });
    this.#cut();
    await closed;
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no port: it does not listen on TCP');
  }
  return address.port;
}
