import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import {
  createServer as createTlsServer,
  Server as TlsServer,
} from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Clock } from '../../../clock';

type StreamKind = 'applications' | 'applicationsets';

/** What a source answers while nothing is wrong with it; undefined is a 404. */
export type Answer =
  | { status?: number; body: object }
  | { stream: StreamKind }
  | undefined;
export type Origin = (url: URL) => Answer;

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  answer: Answer;
}

/** One way to be ill. What it does not name goes on as always. */
export interface Fault {
  /** At the moment when it begins, and when it is over. */
  begin?: (host: FaultyHost) => unknown;
  end?: (host: FaultyHost) => unknown;
  /** True: it has dealt with the request in its own way. */
  intercept?: (host: FaultyHost, exchange: Exchange) => boolean;
  /** What lists hold. */
  items?: (items: unknown[]) => unknown[];
  /** What streams tell. */
  lines?: (lines: string[]) => string[];
}

export interface Certificate {
  key: string;
  cert: string;
}

/**
 * A server of its own socket for one source, which can fall ill. It knows
 * which requests it leaves without an answer on purpose, so that a test can
 * tell those from answers that are still on their way.
 */
export class FaultyHost {
  readonly clock: Clock;
  /** Path and query of each request, and when it came. */
  readonly requests: { at: number; target: string }[] = [];
  /** Milliseconds that its clock is ahead. */
  skewMs = 0;
  readonly #origin: Origin;
  readonly #server: Server | TlsServer;
  readonly #sockets = new Set<Socket>();
  readonly #silent = new WeakSet<Socket>();
  readonly #held = new Set<ServerResponse>();
  readonly #streams = new Map<ServerResponse, StreamKind>();
  #fault: Fault = {};
  #port = 0;

  constructor(options: { clock: Clock; origin: Origin; tls?: Certificate }) {
    this.clock = options.clock;
    this.#origin = options.origin;
    const handle = (request: IncomingMessage, response: ServerResponse) =>
      this.#handle(request, response);
    this.#server = options.tls
      ? createTlsServer(options.tls, handle)
      : createServer(handle);
    // Real time must not close what the stepped clock still uses.
    this.#server.keepAliveTimeout = 0;
    this.#server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  get port(): number {
    return this.#port;
  }

  get openSockets(): number {
    return this.#sockets.size;
  }

  /** Requests that wait for no answer of ours to arrive. */
  get held(): number {
    return this.#held.size;
  }

  async listen(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Nobody listens any more, and what is open is cut. */
  async unlisten(): Promise<void> {
    const closed = new Promise<void>(resolve => {
      if (this.#server.listening) this.#server.close(() => resolve());
      else resolve();
    });
    this.cut();
    await closed;
  }

  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /**
   * The connections that are open now carry nothing any more; new ones do.
   *
   * @returns how many those are
   */
  fallSilent(): number {
    for (const socket of this.#sockets) this.#silent.add(socket);
    return this.#sockets.size;
  }

  setCertificate(certificate: Certificate): void {
    if (this.#server instanceof TlsServer) {
      this.#server.setSecureContext(certificate);
    }
  }

  async beginFault(fault: Fault): Promise<void> {
    this.#fault = fault;
    await fault.begin?.(this);
  }

  async endFault(): Promise<void> {
    const fault = this.#fault;
    this.#fault = {};
    await fault.end?.(this);
  }

  /** Leaves a request open: the client has to find its own way out. */
  hold(response: ServerResponse): void {
    this.#held.add(response);
    response.on('close', () => {
      this.#held.delete(response);
      this.#streams.delete(response);
    });
  }

  /** @returns how many lines went out, over all streams of the kind */
  emit(kind: StreamKind, lines: string[]): number {
    const told = this.#fault.lines?.(lines) ?? lines;
    let sent = 0;
    for (const [response, of] of this.#streams) {
      const { socket } = response;
      if (of !== kind || !socket || this.#silent.has(socket)) continue;
      if (told.length > 0) response.write(`${told.join('\n')}\n`);
      sent += told.length;
    }
    return sent;
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push({ at: this.clock.now(), target: request.url ?? '' });
    response.on('error', () => {});
    if (this.#silent.has(request.socket)) {
      this.hold(response);
      return;
    }
    const answer = this.#origin(new URL(request.url ?? '/', 'http://host'));
    const exchange = { request, response, answer };
    if (this.#fault.intercept?.(this, exchange)) return;
    this.reply(exchange);
  }

  /** What it says when it is well, but for what its fault does to the content. */
  reply({ request, response, answer }: Exchange): void {
    if (answer && 'stream' in answer) {
      this.hold(response);
      this.#streams.set(response, answer.stream);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.flushHeaders();
      return;
    }
    const { zipped, bytes } = this.bytesOf(request, answer);
    this.writeHead(response, answer?.status ?? (answer ? 200 : 404), zipped);
    response.end(bytes);
  }

  writeHead(response: ServerResponse, status: number, zipped: boolean): void {
    response.writeHead(status, {
      'content-type': 'application/json',
      date: new Date(this.clock.now() + this.skewMs).toUTCString(),
      ...(zipped && { 'content-encoding': 'gzip' }),
    });
  }

  bytesOf(request: IncomingMessage, answer: Answer) {
    const body = answer && 'body' in answer ? answer.body : {};
    const changed =
      this.#fault.items && 'items' in body && Array.isArray(body.items)
        ? { ...body, items: this.#fault.items(body.items) }
        : body;
    const plain = Buffer.from(JSON.stringify(changed));
    const zipped = /gzip/.test(`${request.headers['accept-encoding']}`);
    return { zipped, bytes: zipped ? gzipSync(plain) : plain };
  }
}
