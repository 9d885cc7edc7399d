import { HttpMethod, RequestContext } from '@kubernetes/client-node';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { Readable } from 'stream';
import { fetch, Response } from 'undici';
import { Clock, systemClock } from '../../clock';
import type { ApiServerLink } from '../../kubernetes/ApiServerLink';
import { statusTrouble } from '../../kubernetes/trouble';
import { readBytes, readLines } from '../argocd/answerBody';
import { withDeadline } from '../argocd/deadline';

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
    const { clock = systemClock, timeoutMs: ms } = this.#options;
    return withDeadline(
      { clock, signal, ms, onTimeout: () => this.#timedOut() },
      bounded =>
        this.#call(bounded, async () => {
          const response = await this.#fetch(path, query, bounded);
          const chunks: Buffer[] = [];
          for await (const chunk of this.#bytes(response)) chunks.push(chunk);
          return parseJson(Buffer.concat(chunks).toString('utf8'));
        }),
    );
  }

  /** Resolves when the API server ends the watch, which it does from time to time. */
  async watch(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
    on: { open: () => void; line: (line: string) => void },
  ): Promise<void> {
    await this.#call(signal, async () => {
      const watch = { ...query, watch: 'true', allowWatchBookmarks: 'true' };
      const response = await this.#fetch(path, watch, signal);
      on.open();
      const lines = readLines(Readable.fromWeb(response.body ?? empty()), {
        maxLineBytes: this.#options.maxBytes,
        tooLarge: () => this.#tooLarge(),
      });
      for await (const line of lines) on.line(line);
    });
  }

  async close(): Promise<void> {
    await this.#options.link.close();
  }

  async #fetch(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Response> {
    const { link } = this.#options;
    const connection = link.open();
    const parameters = new URLSearchParams(query).toString();
    const url = `${connection.server}${path}?${parameters}`;
    const context = new RequestContext(url, HttpMethod.GET);
    await connection.authentication.applySecurityAuthentication(context);
    const response = await fetch(url, {
      headers: context.getHeaders(),
      signal,
      dispatcher: connection.dispatcher,
      redirect: 'error',
    });
    if (response.ok) return response;
    await response.body?.cancel();
    throw statusTrouble(
      response.status,
      link,
      response.headers.get('retry-after'),
    );
  }

  #bytes(response: Response): AsyncGenerator<Buffer> {
    return readBytes(Readable.fromWeb(response.body ?? empty()), {
      gzip: false,
      maxBytes: this.#options.maxBytes,
      tooLarge: () => this.#tooLarge(),
    });
  }

  async #call<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
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

function empty() {
  return new Response('').body!;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SourceError(
      'malformed',
      'It answers something that is not JSON; check that the URL is the one of a Kubernetes API server.',
    );
  }
}
