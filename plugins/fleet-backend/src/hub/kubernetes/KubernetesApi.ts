import { HttpMethod, RequestContext } from '../../kubernetes/client';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { Dispatcher, request } from 'undici';
import { Clock, systemClock } from '../../clock';
import type { ApiServerLink } from '../../kubernetes/ApiServerLink';
import type { ApiServerSource } from '../../kubernetes/source';
import { askedAt, statusTrouble } from '../../kubernetes/trouble';
import { readBytes, readLines } from '../argocd/answerBody';
import { withDeadline } from '../argocd/deadline';
import { ItemReader, readList } from '../../json/readList';

export interface KubernetesApiOptions {
  /** Ended by {@link KubernetesApi.close}. */
  link: ApiServerLink;
  /** Of the deadlines; the system's by default. */
  clock?: Clock;
  /** Milliseconds for one answer; a watch has none. */
  timeoutMs: number;
  /** Bytes after which an answer, or a line of a watch, is cut off. */
  maxBytes: number;
}

/**
 * GET on the Kubernetes API, whole or as a watch. The stock informer is not
 * used: it takes several times the memory of a paged list, asks for no
 * bookmarks, drops malformed lines in silence and stops for good after a reset.
 */
export class KubernetesApi {
  readonly #options: KubernetesApiOptions;

  constructor(options: KubernetesApiOptions) {
    this.#options = options;
  }

  async getJson(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<unknown> {
    return this.#answer(path, query, signal, async bytes => {
      const chunks: Buffer[] = [];
      for await (const chunk of bytes) chunks.push(chunk);
      return JSON.parse(Buffer.concat(chunks).toString('utf8'));
    });
  }

  /**
   * One page of a list, item by item.
   *
   * @returns the list without its items
   */
  async readList(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
    items: ItemReader,
  ): Promise<unknown> {
    return this.#answer(path, query, signal, bytes => readList(bytes, items));
  }

  /** Resolves when the API server ends the watch, which it does from time to time. */
  async watch(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
    on: { open: () => void; line: (line: Buffer) => void },
  ): Promise<void> {
    await this.#call(signal, async () => {
      const watch = { ...query, watch: 'true', allowWatchBookmarks: 'true' };
      const response = await this.#send(path, watch, { signal });
      on.open();
      const lines = readLines(response.body, {
        maxLineBytes: this.#options.maxBytes,
        tooLarge: () => this.#tooLarge(),
      });
      for await (const line of lines) on.line(line);
    });
  }

  follow(source: ApiServerSource): void {
    this.#options.link.follow(source);
  }

  async close(): Promise<void> {
    await this.#options.link.close();
  }

  async #answer(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
    read: (bytes: AsyncIterable<Buffer>) => Promise<unknown>,
  ): Promise<unknown> {
    const { clock = systemClock, timeoutMs: ms } = this.#options;
    return withDeadline(
      { clock, signal, ms, onTimeout: () => this.#timedOut() },
      bounded =>
        this.#call(bounded, async () => {
          const response = await this.#send(path, query, {
            signal: bounded,
            encoding: 'gzip',
          });
          return read(this.#bytes(response));
        }),
    );
  }

  /** Redirects are never followed, so the token goes nowhere else. */
  async #send(
    path: string,
    query: Record<string, string>,
    options: { signal: AbortSignal; encoding?: string; isAgain?: boolean },
  ): Promise<Dispatcher.ResponseData> {
    const { link } = this.#options;
    const { signal, encoding, isAgain } = options;
    const connection = link.open();
    const parameters = new URLSearchParams(query).toString();
    const url = `${connection.server}${path}?${parameters}`;
    const context = new RequestContext(url, HttpMethod.GET);
    await connection.authentication.applySecurityAuthentication(context);
    if (!link.isCurrent(connection) && !isAgain) {
      return this.#send(path, query, { ...options, isAgain: true });
    }
    const asking = request(url, {
      headers: {
        ...context.getHeaders(),
        accept: 'application/json',
        ...(encoding && { 'accept-encoding': encoding }),
      },
      signal,
      dispatcher: connection.dispatcher,
    });
    const response = await asking.catch(error => {
      throw link.trouble(error, signal.aborted, connection);
    });
    const { statusCode: status, headers } = response;
    if (status >= 200 && status < 300) return response;
    // Unread: what it says may trickle for ever.
    response.body.on('error', () => {}).destroy();
    // Somebody renewed the kubeconfig: once more, with what it has now.
    if (status === 401 && !isAgain && link.renew(connection)) {
      return this.#send(path, query, { ...options, isAgain: true });
    }
    const retryAfter = textOf(headers['retry-after']);
    const asked = askedAt(path, query.watch === 'true');
    const refusal = statusTrouble(status, link, retryAfter, asked);
    throw link.trouble(refusal, false, connection);
  }

  #bytes({ body, headers }: Dispatcher.ResponseData): AsyncGenerator<Buffer> {
    return readBytes(body, {
      gzip: textOf(headers['content-encoding']) === 'gzip',
      maxBytes: this.#options.maxBytes,
      tooLarge: () => this.#tooLarge(),
    });
  }

  async #call<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof SourceError) throw error;
      if (error instanceof SyntaxError) throw notJson();
      throw this.#options.link.trouble(error, signal.aborted);
    }
  }

  #timedOut(): SourceError {
    return this.#options.link.trouble(undefined, true);
  }

  #tooLarge(): SourceError {
    return new SourceError(
      'malformed',
      `It answers with more than ${
        this.#options.maxBytes
      } bytes, which the portal does not read.`,
    );
  }
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function notJson(): SourceError {
  return new SourceError(
    'malformed',
    'It answers something that is not JSON; check that the URL is the one of a Kubernetes API server.',
  );
}
