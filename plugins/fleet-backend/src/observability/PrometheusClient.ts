import {
  MetricRange,
  MetricSample,
  MetricsClient,
  MetricSeries,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { readFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import { Agent, Dispatcher, request } from 'undici';
import type { Clock } from '../clock';
import { readBytes } from '../hub/argocd/answerBody';
import { createCredential, HubCredential } from '../hub/argocd/credential';
import { withDeadline } from '../hub/argocd/deadline';
import { parseRetryAfter } from '../hub/argocd/retryAfter';
import { Patience } from '../patience';
import type { MetricsServerConfig } from './config';
import { decodeMatrix, decodeRefusal, decodeVector } from './decodeAnswer';
import { metricsTrouble, statusTrouble } from './metricsTrouble';

const maxAnswerBytes = 16 * 1024 * 1024;

/**
 * GET on the HTTP API of one Prometheus-compatible server. Redirects are never
 * followed, so the token goes nowhere else.
 */
export class PrometheusClient implements MetricsClient {
  readonly #server: MetricsServerConfig;
  readonly #clock: Clock;
  readonly #host: string;
  readonly #limit;
  readonly #patience: Patience;
  readonly #credential?: HubCredential;
  readonly #closed = new AbortController();
  #agent?: Promise<Agent>;

  /** Asks nobody anything until the first query. */
  constructor(server: MetricsServerConfig, clock: Clock) {
    this.#server = server;
    this.#clock = clock;
    this.#host = new URL(server.url).host;
    this.#limit = pLimit(server.maxConcurrency);
    this.#patience = new Patience(() => clock.now());
    this.#credential = credentialOf(server);
  }

  async queryInstant(query: string, at?: number): Promise<MetricSample[]> {
    const json = await this.#get('query', {
      query,
      ...(at !== undefined && { time: seconds(at) }),
    });
    return decodeVector(this.#host, json);
  }

  async queryRange(query: string, range: MetricRange): Promise<MetricSeries[]> {
    const json = await this.#get('query_range', {
      query,
      start: seconds(range.from),
      end: seconds(range.to),
      step: seconds(range.stepMs),
    });
    return decodeMatrix(this.#host, json);
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await (await this.#agent?.catch(() => undefined))?.destroy();
  }

  #get(path: string, query: Record<string, string>): Promise<unknown> {
    const { timeoutMs: ms } = this.#server;
    const options = {
      clock: this.#clock,
      signal: this.#closed.signal,
      ms,
      onTimeout: () =>
        new SourceError(
          'unreachable',
          `${this.#host} did not answer within ${ms / 1000} seconds.`,
        ),
    };
    const ask = () =>
      withDeadline(options, async signal => {
        try {
          const response = await this.#authorized(path, query, signal);
          return await this.#json(response);
        } catch (error) {
          throw metricsTrouble(this.#server, error);
        }
      });
    return this.#limit(() => this.#patience.ask(ask));
  }

  /** A rotated token file is read again once. */
  async #authorized(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const token = await this.#credential?.token();
    const response = await this.#send(path, query, signal, token);
    if (response.statusCode !== 401 || token === undefined) return response;
    await response.body.dump();
    if (!(await this.#credential?.renew(token))) {
      throw statusTrouble(this.#server, 401);
    }
    const renewed = await this.#credential?.token();
    return this.#send(path, query, signal, renewed);
  }

  async #send(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
    token?: string,
  ): Promise<Dispatcher.ResponseData> {
    this.#agent ??= this.#createAgent();
    const parameters = new URLSearchParams(query).toString();
    return request(`${this.#server.url}/api/v1/${path}?${parameters}`, {
      dispatcher: await this.#agent,
      signal,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip',
        ...(token && { authorization: `Bearer ${token}` }),
      },
    });
  }

  async #json(response: Dispatcher.ResponseData): Promise<unknown> {
    const { statusCode: status, headers, body } = response;
    const successful = status >= 200 && status < 300;
    // A query that it cannot use is 400 or 422, with the reason as JSON.
    if (!successful && status !== 400 && status !== 422) {
      await body.dump();
      const asked = headers['retry-after'];
      const retryAfter = Array.isArray(asked) ? asked[0] : asked;
      throw statusTrouble(
        this.#server,
        status,
        parseRetryAfter(retryAfter ?? '', this.#clock.now()),
      );
    }
    const parts: Buffer[] = [];
    const bytes = readBytes(body, {
      gzip: headers['content-encoding'] === 'gzip',
      maxBytes: maxAnswerBytes,
      tooLarge: () =>
        new SourceError(
          'malformed',
          `${
            this.#host
          } answers with more than 16 MiB, which the portal does not read.`,
        ),
    });
    for await (const part of bytes) parts.push(part);
    const json = parsed(Buffer.concat(parts).toString('utf8'));
    if (successful) return json;
    const words = decodeRefusal(json);
    if (words === undefined) throw statusTrouble(this.#server, status);
    throw new SourceError('refused', `${this.#host} says: ${words}`);
  }

  async #createAgent(): Promise<Agent> {
    const { ca, caFile, skipTlsVerify, timeoutMs } = this.#server;
    return new Agent({
      connect: {
        ca: ca ?? (caFile && (await this.#readCa(caFile))),
        rejectUnauthorized: !skipTlsVerify,
        timeout: timeoutMs,
      },
      // The deadline is ours.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  async #readCa(path: string): Promise<string> {
    try {
      return await readFile(path, 'utf8');
    } catch {
      // The next query looks again: it may have been mended.
      this.#agent = undefined;
      throw new SourceError(
        'untrusted',
        `The file of ${
          this.#server.setting
        }.caFile cannot be read; check that it is there and that the portal may read it.`,
      );
    }
  }
}

function credentialOf(server: MetricsServerConfig): HubCredential | undefined {
  const { setting, token, tokenFile } = server;
  const login = async () => '';
  if (token) {
    const config = { kind: 'token' as const, token: token.trim() };
    return createCredential({ setting, config, login });
  }
  if (!tokenFile) return undefined;
  const config = { kind: 'tokenFile' as const, path: tokenFile };
  return createCredential({ setting, config, login });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function seconds(ms: number): string {
  return String(ms / 1000);
}
