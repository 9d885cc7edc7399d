import { ResponseError } from '@backstage/errors';
import { z } from 'zod';

/** Filters as the routes take them; several values of one key mean any of them. */
export type FleetQuery = Record<
  string,
  string | number | readonly string[] | undefined
>;

export interface FleetClientOptions {
  /** The base URL of the fleet backend plugin, without a slash at the end. */
  baseUrl: () => Promise<string>;
  /** A fetch that adds the caller's credentials. */
  fetch: (url: string, init?: RequestInit) => Promise<Response>;
}

/**
 * Asks the fleet backend, and checks what it answers against the wire schema.
 *
 * All methods throw a ResponseError when the backend refuses.
 */
export class FleetRequests {
  readonly #options: FleetClientOptions;

  constructor(options: FleetClientOptions) {
    this.#options = options;
  }

  /** @param path - segments below the plugin's base; they are encoded here */
  get<T extends z.ZodType>(
    schema: T,
    path: string[],
    query: FleetQuery,
    signal?: AbortSignal,
  ): Promise<z.output<T>> {
    return this.#request(schema, path, encodeQuery(query), { signal });
  }

  post<T extends z.ZodType>(
    schema: T,
    path: string[],
    body: object,
    signal?: AbortSignal,
  ): Promise<z.output<T>> {
    return this.#request(schema, path, '', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
  }

  /** An answer that is no JSON. */
  async fetch(
    path: string[],
    query: string,
    init: RequestInit,
  ): Promise<Response> {
    const base = await this.#options.baseUrl();
    const url = `${base}/${path.map(encodeURIComponent).join('/')}${query}`;
    const response = await this.#options.fetch(url, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }

  async #request<T extends z.ZodType>(
    schema: T,
    path: string[],
    query: string,
    init: RequestInit,
  ): Promise<z.output<T>> {
    const response = await this.fetch(path, query, init);
    return schema.parse(await response.json());
  }
}

function encodeQuery(query: FleetQuery): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) params.append(key, String(one));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
