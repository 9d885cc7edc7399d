import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { HubConfig } from '../../../hubConfig';

const canI = '/api/v1/account/can-i/';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * An HTTP server with the routes of Argo CD that the portal asks, whose
 * answers a test sets. `intercept` sees a request first and may answer it
 * wrongly, or not at all.
 */
export class FakeArgoCd {
  applications: unknown[] = [];
  applicationSets: unknown[] = [];
  clusters: unknown[] = [];
  projects: unknown[] = [{ metadata: { name: 'default' } }];
  /** Further answers by path. */
  readonly answers = new Map<string, unknown>();
  /** What the account may, as `applications/get`. */
  readonly may = new Set([
    'applications/get',
    'applicationsets/get',
    'clusters/get',
    'projects/get',
  ]);
  /** Credentials that are taken. */
  readonly tokens = new Set(['the-token']);
  /** True: it has dealt with the request. */
  intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Method, path and query of every request. */
  readonly requests: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #streams = new Map<string, Set<ServerResponse>>([
    ['applications', new Set()],
    ['applicationsets', new Set()],
  ]);

  readonly #scheme: string;

  /** @param tls - key and certificate, PEM; plain HTTP without */
  constructor(tls?: { key: string; cert: string }) {
    const handle: Handler = (request, response) =>
      this.#handle(request, response);
    this.#scheme = tls ? 'https' : 'http';
    this.#server = tls ? createTlsServer(tls, handle) : createServer(handle);
    // A test that stands still for a while must not find its connections reset.
    this.#server.keepAliveTimeout = 0;
    this.#server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  /** @param port - of an earlier start, to come back at the same place */
  async start(port = 0): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(port, '127.0.0.1', resolve);
    });
  }

  /** Refuses connections from now on, and resets those that are open. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.resetAndDestroy();
    await new Promise<void>(resolve => {
      if (this.#server.listening) this.#server.close(() => resolve());
      else resolve();
    });
  }

  get port(): number {
    const address = this.#server.address() as AddressInfo | null;
    if (!address) throw new Error('The server is not started');
    return address.port;
  }

  get openSockets(): number {
    return this.#sockets.size;
  }

  config(overrides: Partial<HubConfig> = {}): HubConfig {
    const url = `${this.#scheme}://127.0.0.1:${this.port}`;
    return {
      name: 'prod-hub',
      title: 'Production',
      url,
      uiUrl: url,
      credential: { kind: 'token', token: 'the-token' },
      skipTlsVerify: false,
      timeoutMs: 5_000,
      maxConcurrency: 6,
      maxAnswerBytes: 256 * 1024 * 1024,
      ...overrides,
    };
  }

  streams(kind: 'applications' | 'applicationsets'): ServerResponse[] {
    return [...(this.#streams.get(kind) ?? [])];
  }

  emit(type: string, application: unknown): void {
    for (const stream of this.streams('applications')) {
      stream.write(`${JSON.stringify({ result: { type, application } })}\n`);
    }
  }

  emitSet(type: string, applicationSet: unknown): void {
    for (const stream of this.streams('applicationsets')) {
      stream.write(`${JSON.stringify({ result: { type, applicationSet } })}\n`);
    }
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(`${request.method} ${request.url}`);
    if (this.intercept?.(request, response)) return;
    const { pathname } = new URL(request.url ?? '/', 'http://hub');
    const handler = this.#handlers[pathname];
    const token = request.headers.authorization?.replace('Bearer ', '');
    const open = ['/api/version', '/api/v1/session'].includes(pathname);
    const isKnown = this.tokens.has(token ?? '');
    if (!isKnown && pathname === '/api/v1/session/userinfo') {
      // As the real one does: to this route nobody is a stranger.
      reply(response, 200, {});
    } else if (!open && !isKnown) {
      reply(response, 401, { error: 'no session information', code: 16 });
    } else if (handler) {
      handler(request, response);
    } else if (pathname.startsWith(canI)) {
      const [resource, action] = pathname.slice(canI.length).split('/');
      const value = this.may.has(`${resource}/${action}`) ? 'yes' : 'no';
      this.#json(request, response, { value });
    } else if (this.answers.has(pathname)) {
      this.#json(request, response, this.answers.get(pathname));
    } else {
      reply(response, 403, { error: 'permission denied', code: 7 });
    }
  }

  readonly #handlers: Record<string, Handler | undefined> = {
    '/api/version': (request, response) =>
      this.#json(request, response, { Version: 'v3.5.1' }),
    '/api/v1/session/userinfo': (request, response) =>
      this.#json(request, response, { loggedIn: true, username: 'portal' }),
    '/api/v1/applications': (request, response) =>
      this.#list(request, response, this.applications),
    '/api/v1/applicationsets': (request, response) =>
      this.#list(request, response, this.applicationSets),
    '/api/v1/clusters': (request, response) =>
      this.#list(request, response, this.clusters),
    '/api/v1/projects': (request, response) =>
      this.#list(request, response, this.projects),
    '/api/v1/stream/applications': (_, response) =>
      this.#stream('applications', response),
    '/api/v1/stream/applicationsets': (_, response) =>
      this.#stream('applicationsets', response),
  };

  #list(
    request: IncomingMessage,
    response: ServerResponse,
    items: unknown[],
  ): void {
    const metadata = { resourceVersion: '1' };
    // Argo CD writes null for none.
    this.#json(request, response, {
      metadata,
      items: items.length > 0 ? items : null,
    });
  }

  #stream(kind: string, response: ServerResponse): void {
    const open = this.#streams.get(kind);
    open?.add(response);
    response.on('close', () => open?.delete(response));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
  }

  #json(
    request: IncomingMessage,
    response: ServerResponse,
    body: unknown,
  ): void {
    const zip = request.headers['accept-encoding'] === 'gzip';
    const bytes = Buffer.from(JSON.stringify(body));
    response.writeHead(200, {
      'content-type': 'application/json',
      ...(zip && { 'content-encoding': 'gzip' }),
    });
    response.end(zip ? gzipSync(bytes) : bytes);
  }
}

export function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(JSON.stringify(body));
}
