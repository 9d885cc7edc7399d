import {
  createServer,
  IncomingMessage,
  request as send,
  Server,
  ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Canaries } from './Canaries';

/** Fields in which Argo CD has a whole object as text. */
const manifests = new Set([
  'liveState',
  'targetState',
  'normalizedLiveState',
  'predictedLiveState',
  'manifest',
]);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * Stands before a server and lets secrets slip: in its answers, wherever such
 * a server may carry one, or in the words of its errors.
 */
export class HostileProxy {
  /** What every request is answered with instead. */
  failsWith?: number;
  readonly #upstream: string;
  readonly #canaries: Canaries;
  readonly #name: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(name: string, upstream: string, canaries: Canaries) {
    this.#name = name;
    this.#upstream = upstream;
    this.#canaries = canaries;
    this.#server = createServer((request, response) =>
      this.#handle(request, response),
    );
    this.#server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  async start(): Promise<string> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = this.#server.address() as AddressInfo;
    return `http://localhost:${port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => {
      this.#server.close(resolve);
    });
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    if (this.failsWith !== undefined) {
      this.#fail(request, response, this.failsWith);
      return;
    }
    const headers = { ...request.headers, 'accept-encoding': 'identity' };
    const target = new URL(request.url ?? '/', this.#upstream);
    const asked = send(target, { method: request.method, headers }, answer => {
      this.#pass(target.pathname, answer, response).catch(() =>
        response.destroy(),
      );
    });
    asked.on('error', () => response.destroy());
    response.on('close', () => asked.destroy());
    request.pipe(asked);
  }

  #fail(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
  ): void {
    request.resume();
    const message = this.#secret(`body of an answer with ${status}`);
    const body = {
      status: 'error',
      message,
      error: message,
      errors: [{ message }],
    };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }

  async #pass(
    path: string,
    answer: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { statusCode = 502, headers } = answer;
    const isJson = `${headers['content-type']}`.includes('json');
    if (!isJson) {
      response.writeHead(statusCode, headers);
      answer.pipe(response);
      return;
    }
    const { 'content-length': _, ...others } = headers;
    response.writeHead(statusCode, others);
    response.flushHeaders();
    // Lists are one line, and every line of a stream is an event.
    let rest = '';
    for await (const chunk of answer.setEncoding('utf8')) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) response.write(`${this.#taint(path, line)}\n`);
    }
    response.end(this.#taint(path, rest));
  }

  #taint(path: string, text: string): string {
    if (text.trim() === '') return text;
    return JSON.stringify(this.#put(path, JSON.parse(text)));
  }

  #put(path: string, value: Json): Json {
    if (Array.isArray(value)) return value.map(item => this.#put(path, item));
    if (typeof value !== 'object' || value === null) return value;
    const own = (place: string) => this.#secret(`${path}: ${place}`);
    const entries = Object.entries(value).map(
      ([key, inner]): [string, Json] => {
        if (key === 'message' && typeof inner === 'string') {
          return [key, `${inner} (Authorization: Bearer ${own('message')})`];
        }
        if (manifests.has(key) && `${inner}`.startsWith('{')) {
          return [key, this.#manifest(path, JSON.parse(`${inner}`))];
        }
        return [key, this.#put(path, inner)];
      },
    );
    const put = Object.fromEntries(entries);
    // Of an object; people write annotations of a template for all to see.
    if ('creationTimestamp' in asObject(value.metadata)) {
      put.metadata = {
        ...asObject(put.metadata),
        annotations: {
          ...asObject(asObject(put.metadata).annotations),
          'kubectl.kubernetes.io/last-applied-configuration': own('applied'),
          'tool.example.com/copy': own('annotation'),
        },
      };
    }
    if ('metric' in value) {
      put.metric = { ...asObject(put.metric), token: own('metric label') };
    }
    if ('repoURL' in value) {
      put.helm = {
        ...asObject(put.helm),
        values: `password: ${own('helm values')}`,
        parameters: [{ name: 'password', value: own('helm parameter') }],
      };
    }
    if ('server' in value && 'connectionState' in value) {
      put.config = {
        bearerToken: own('cluster credential'),
        tlsClientConfig: { keyData: own('cluster key') },
      };
    }
    return put;
  }

  /** As the hub tells an object on a spoke, before anybody masks it. */
  #manifest(path: string, value: { [key: string]: Json }): string {
    const own = (place: string) => this.#secret(`${path}: manifest ${place}`);
    const put = asObject(this.#put(path, value));
    const isSecret = put.kind === 'Secret';
    const annotations = asObject(asObject(put.metadata).annotations);
    // What people write there is theirs to read, except in a Secret.
    if (!isSecret) delete annotations['tool.example.com/copy'];
    return JSON.stringify({
      ...put,
      metadata: { ...asObject(put.metadata), annotations },
      status: {
        ...asObject(put.status),
        message: `Authorization: Bearer ${own('message')}`,
        url: `https://bot:${own('credential in a URL')}@git.example.com`,
      },
      ...(isSecret && {
        data: { password: own('data') },
        stringData: { password: own('stringData') },
      }),
    });
  }

  #secret(place: string): string {
    return this.#canaries.put(`${this.#name} ${place}`);
  }
}

function asObject(value: Json | undefined): { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? value
    : {};
}
