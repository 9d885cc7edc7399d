import type { GitHostOptions } from './types';

interface Address {
  owner: string;
  name: string;
}

/**
 * The addresses that the host gives out. Pages are given with the scheme that
 * the host really speaks: Backstage hands `html_url` to the browser as it is.
 */
export class HostUrls {
  constructor(
    private readonly options: Pick<GitHostOptions, 'baseUrl' | 'publicUrl'>,
  ) {}

  /** Origins under which a browser may have opened the pages. */
  get origins(): string[] {
    const { baseUrl, publicUrl } = this.options;
    const origin = new URL(baseUrl);
    const loopbacks = ['localhost', '127.0.0.1', '[::1]'];
    return [
      origin.origin,
      ...(publicUrl ? [new URL(publicUrl).origin] : []),
      ...(loopbacks.includes(origin.hostname)
        ? loopbacks.map(
            host =>
              new URL(`${origin.protocol}//${host}:${origin.port}`).origin,
          )
        : []),
    ];
  }

  api({ owner, name }: Address): string {
    return `${this.#base}/repos/${owner}/${name}`;
  }

  blob(repository: Address, sha: string): string {
    return `${this.api(repository)}/git/blobs/${sha}`;
  }

  tree(repository: Address, sha: string): string {
    return `${this.api(repository)}/git/trees/${sha}`;
  }

  clone({ owner, name }: Address): string {
    return `${this.#page}/${owner}/${name}.git`;
  }

  page({ owner, name }: Address): string {
    return `${this.#page}/${owner}/${name}`;
  }

  commitPage(repository: Address, sha: string): string {
    return `${this.page(repository)}/commit/${sha}`;
  }

  pullRequestPage(repository: Address, number: number): string {
    return `${this.page(repository)}/pull/${number}`;
  }

  get #base(): string {
    return withoutSlash(this.options.baseUrl);
  }

  get #page(): string {
    return withoutSlash(this.options.publicUrl ?? this.options.baseUrl);
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
