import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import pLimit from 'p-limit';
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { Agent, Dispatcher, request } from 'undici';
import { z } from 'zod';
import { Clock, systemClock } from '../../clock';
import { HubConfig, HubCredentialConfig, settingOf } from '../../hubConfig';
import { ItemReader, readList } from '../../json/readList';
import { readBytes, readLines } from './answerBody';
import { createCredential, HubCredential } from './credential';
import { withDeadline } from './deadline';
import {
  hubItselfForbidden,
  hubTrouble,
  notApi,
  refusedCredential,
  statusTrouble,
  timedOut,
  tooLarge,
  webPage,
} from './hubTrouble';
import { policyLine } from './permissions';
import { kubernetesRefusalOf, refusalOf } from './refusals';
import { parseRetryAfter } from './retryAfter';
import { hubRequest, HubRequest } from './routes';

/** Lists of everything may take this many times the deadline of one request. */
const listPatience = 6;
/** A hub compares an Application before it answers; Helm charts take their time. */
const changePatience = 3;
/** What a refusal says is one sentence; the rest is of no interest. */
const maxRefusalBytes = 64 * 1024;
/** The largest Application that was seen has 1.4 MB. */
const maxLineBytes = 32 * 1024 * 1024;

const sessionSchema = z.object({ token: z.string().min(1) });
const refusalSchema = z.object({ message: z.string() });

/**
 * HTTP to one hub: credential, deadlines, limits, and words for what goes
 * wrong. Redirects are never followed, so the token goes nowhere else.
 */
export class HubConnection {
  #hub: HubConfig;
  readonly #clock: Clock;
  readonly #limit;
  #credential: HubCredential;
  #agent?: Promise<Agent>;

  constructor(hub: HubConfig, clock: Clock = systemClock) {
    this.#hub = hub;
    this.#clock = clock;
    this.#limit = pLimit(hub.maxConcurrency);
    this.#credential = this.#createCredential();
  }

  /** From now on; a session goes on where the user and password are the same. */
  useCredential(credential: HubCredentialConfig): void {
    if (isDeepStrictEqual(credential, this.#hub.credential)) return;
    this.#hub = { ...this.#hub, credential };
    this.#credential = this.#createCredential();
  }

  /** One JSON document. */
  async getJson(target: HubRequest, signal: AbortSignal): Promise<unknown> {
    return this.#answer(target, signal, {}, readJson);
  }

  /**
   * One JSON document of a route that answers strangers too: where it does not
   * know us, the credential is renewed once, as after a refusal.
   */
  async getOwnJson(
    target: HubRequest,
    signal: AbortSignal,
    knowsUs: (json: unknown) => boolean,
  ): Promise<unknown> {
    const token = await this.#credential.token();
    const json = await this.getJson(target, signal);
    if (knowsUs(json) || !(await this.#credential.renew(token))) return json;
    return this.getJson(target, signal);
  }

  /** The JSON document that the hub works out of another one. */
  async workOut(
    target: HubRequest,
    signal: AbortSignal,
    body: object,
  ): Promise<unknown> {
    const patience = changePatience;
    const text = JSON.stringify(body);
    return this.#answer(target, signal, { patience, body: text }, readJson);
  }

  /** Asks the hub to do something, once; its answer says only that it took it. */
  async change(
    target: HubRequest,
    signal: AbortSignal,
    body?: object,
  ): Promise<void> {
    const text = body && JSON.stringify(body);
    const patience = changePatience;
    await this.#answer(target, signal, { patience, body: text }, readJson);
  }

  /** A list, item by item. */
  async readList(
    target: HubRequest,
    signal: AbortSignal,
    items: ItemReader,
  ): Promise<void> {
    const patience = listPatience;
    await this.#answer(target, signal, { patience }, async bytes => {
      const list = await readList(bytes, items);
      if ('items' in list) throw new SyntaxError('items is not an array');
    });
  }

  /** Resolves when the hub ends the stream. There is no deadline. */
  async readStream(
    target: HubRequest,
    signal: AbortSignal,
    on: { open: () => void; line: (line: Buffer) => void },
  ): Promise<void> {
    try {
      const response = await this.#authorized(target, signal, {
        encoding: 'identity',
      });
      on.open();
      const bytes = readBytes(response.body, {
        gzip: false,
        maxBytes: Infinity,
        tooLarge: () => tooLarge(this.#hub, maxLineBytes),
      });
      const lines = readLines(bytes, {
        maxLineBytes,
        tooLarge: () => tooLarge(this.#hub, maxLineBytes),
      });
      for await (const line of lines) on.line(line);
    } catch (error) {
      signal.throwIfAborted();
      throw await this.#trouble(error);
    }
  }

  async close(): Promise<void> {
    const agent = this.#agent;
    this.#agent = undefined;
    await (await agent?.catch(() => undefined))?.destroy();
  }

  async #answer<T>(
    target: HubRequest,
    signal: AbortSignal,
    options: { patience?: number; body?: string },
    read: (bytes: AsyncIterable<Buffer>) => Promise<T>,
  ): Promise<T> {
    const { patience = 1, body } = options;
    const ms = this.#hub.timeoutMs * patience;
    const clock = this.#clock;
    const onTimeout = () => timedOut(this.#hub, ms);
    const sent = { encoding: 'gzip', body };
    return this.#limit(() =>
      withDeadline({ clock, signal, ms, onTimeout }, async inner => {
        try {
          const response = await this.#authorized(target, inner, sent);
          return await read(this.#bytes(response));
        } catch (error) {
          if (error instanceof SyntaxError) {
            throw notApi(this.#hub, 'something that is not whole JSON');
          }
          throw await this.#trouble(error);
        }
      }),
    );
  }

  /** A refused credential is renewed once, and the request sent once more. */
  async #authorized(
    target: HubRequest,
    signal: AbortSignal,
    options: { encoding: string; body?: string },
  ): Promise<Dispatcher.ResponseData> {
    const token = await this.#credential.token();
    let response = await this.#send(target, signal, { ...options, token });
    if (response.statusCode === 401) {
      await response.body.dump();
      if (!(await this.#credential.renew(token))) {
        throw refusedCredential(this.#hub);
      }
      const renewed = await this.#credential.token();
      const again = { ...options, token: renewed };
      response = await this.#send(target, signal, again);
    }
    return this.#successful(response, target);
  }

  #createCredential(): HubCredential {
    return createCredential({
      setting: settingOf(this.#hub),
      config: this.#hub.credential,
      login: user => this.#login(user),
    });
  }

  async #login(user: { username: string; password: string }): Promise<string> {
    const clock = this.#clock;
    const ms = this.#hub.timeoutMs;
    const onTimeout = () => timedOut(this.#hub, ms);
    const signal = new AbortController().signal;
    return withDeadline({ clock, signal, ms, onTimeout }, async inner => {
      const body = JSON.stringify(user);
      const response = await this.#send(hubRequest('login'), inner, { body });
      await this.#successful(response, hubRequest('login'));
      const json = await readJson(this.#bytes(response));
      const answer = sessionSchema.safeParse(json);
      if (!answer.success) throw notApi(this.#hub, 'a session without a token');
      return answer.data.token;
    });
  }

  async #send(
    target: HubRequest,
    signal: AbortSignal,
    options: { encoding?: string; token?: string; body?: string },
  ): Promise<Dispatcher.ResponseData> {
    const { encoding, token, body } = options;
    this.#agent ??= this.#createAgent();
    return request(`${this.#hub.url}${target.target}`, {
      method: target.method,
      dispatcher: await this.#agent,
      signal,
      body,
      headers: {
        accept: 'application/json',
        ...(encoding && { 'accept-encoding': encoding }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
    });
  }

  async #successful(
    response: Dispatcher.ResponseData,
    target: HubRequest,
  ): Promise<Dispatcher.ResponseData> {
    const { statusCode: status, headers, body } = response;
    const json = textOf(headers['content-type']).includes('json');
    if (status >= 200 && status < 300 && json) return response;
    const refusal =
      json && (status === 400 || status === 403)
        ? await this.#refusal(response)
        : undefined;
    await body.dump();
    if (status >= 200 && status < 300) throw webPage(this.#hub);
    const known = refusal === undefined ? undefined : refusalOf(refusal);
    if (known) throw new SourceError(known.kind, known.words);
    const ofCluster =
      refusal === undefined ? undefined : kubernetesRefusalOf(refusal);
    if (ofCluster) throw hubItselfForbidden(this.#hub, ofCluster);
    throw statusTrouble(this.#hub, status, {
      changing: target.changing,
      line: policyLine(target.route),
      html: textOf(headers['content-type']).includes('html'),
      retryAfterMs: parseRetryAfter(
        textOf(headers['retry-after']),
        this.#clock.now(),
      ),
    });
  }

  /** What it says of it, which may hold anything: not to be shown as it is. */
  async #refusal(
    response: Dispatcher.ResponseData,
  ): Promise<string | undefined> {
    const bytes = readBytes(response.body, {
      gzip: textOf(response.headers['content-encoding']) === 'gzip',
      maxBytes: maxRefusalBytes,
      tooLarge: () => tooLarge(this.#hub, maxRefusalBytes),
    });
    const answer = refusalSchema.safeParse(
      await readJson(bytes).catch(() => undefined),
    );
    return answer.data?.message;
  }

  #bytes(response: Dispatcher.ResponseData): AsyncIterable<Buffer> {
    return readBytes(response.body, {
      gzip: textOf(response.headers['content-encoding']) === 'gzip',
      maxBytes: this.#hub.maxAnswerBytes,
      tooLarge: () => tooLarge(this.#hub, this.#hub.maxAnswerBytes),
    });
  }

  async #createAgent(): Promise<Agent> {
    const { ca, caFile, skipTlsVerify, timeoutMs } = this.#hub;
    return new Agent({
      connect: {
        ca: ca ?? (caFile && (await this.#readCa(caFile))),
        rejectUnauthorized: !skipTlsVerify,
        timeout: timeoutMs,
        keepAlive: true,
        keepAliveInitialDelay: 15_000,
      },
      // Deadlines are ours; a stream may be silent for long.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  async #readCa(path: string): Promise<string> {
    try {
      return await readFile(path, 'utf8');
    } catch {
      throw new SourceError(
        'untrusted',
        `The file of ${settingOf(
          this.#hub,
        )}.caFile cannot be read; check that it is there and that the portal may read it.`,
      );
    }
  }

  async #trouble(error: unknown): Promise<SourceError> {
    const trouble = hubTrouble(this.#hub, error);
    // The next try reads the CA file again: it may have been mended.
    if (trouble.kind === 'untrusted' && this.#hub.caFile) await this.close();
    return trouble;
  }
}

async function readJson(bytes: AsyncIterable<Buffer>): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

function textOf(header: string | string[] | undefined): string {
  return (Array.isArray(header) ? header[0] : header) ?? '';
}
