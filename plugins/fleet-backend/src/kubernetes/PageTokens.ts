import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';

/**
 * Where the next page of a list begins. An API server never names the same
 * place twice; a proxy that keeps answers without regard to their query does,
 * and its list would be read for ever.
 */
export class PageTokens {
  readonly #seen = new Set<string>();

  /**
   * @returns undefined after the last page
   * @throws SourceError `malformed` for a place that was read already
   */
  next(token: string | null | undefined): string | undefined {
    if (!token) return undefined;
    if (this.#seen.has(token)) {
      throw new SourceError(
        'malformed',
        'It answers with a page of a list that was read already; check that no proxy before it keeps answers without regard to their query.',
      );
    }
    this.#seen.add(token);
    return token;
  }
}
