import { once } from 'node:events';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MetricsServerConfig } from '../config';

type Answer = {
  status?: number;
  headers?: Record<string, string>;
  body: string;
};

/** A server that answers what a test says, and remembers what it was asked. */
export class FakePrometheus {
  readonly asked: { path: string; query: URLSearchParams; token?: string }[] =
    [];
  /** What the next request gets; a request without one stays open. */
  readonly answers: Answer[] = [];
  readonly #server: Server = createServer((request, response) =>
    this.#handle(request, response),
  );

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  config(overrides: Partial<MetricsServerConfig> = {}): MetricsServerConfig {
    const { port } = this.#server.address() as AddressInfo;
    return {
      setting: 'fleet.metrics.fleet',
      url: `http://127.0.0.1:${port}/prometheus`,
      timeoutMs: 60_000,
      maxConcurrency: 4,
      skipTlsVerify: false,
      ...overrides,
    };
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '', 'http://fake');
    const token = request.headers.authorization?.replace('Bearer ', '');
    this.asked.push({ path: url.pathname, query: url.searchParams, token });
    const answer = this.answers.shift();
    if (!answer) return;
    response.writeHead(answer.status ?? 200, {
      'Content-Type': 'application/json',
      ...answer.headers,
    });
    response.end(answer.body);
  }
}

/** `{ status: "success" }` with a vector, as Prometheus writes it. */
export function vectorOf(
  ...result: { metric: Record<string, string>; value: [number, string] }[]
): Answer {
  const data = { resultType: 'vector', result };
  return { body: JSON.stringify({ status: 'success', data }) };
}
