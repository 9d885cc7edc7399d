import type { RequestContext } from './client';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { readFile, stat } from 'fs/promises';

/**
 * The token of an account, fixed or in a file that somebody else rotates. The
 * client library's own reader keeps a file's last newline, which no header can
 * carry, and holds on to a rotated token for a minute.
 */
export class BearerToken {
  readonly #token?: string;
  readonly #file?: string;
  #read?: { token: string; writtenAt: number };

  constructor({ token, tokenFile }: { token?: string; tokenFile?: string }) {
    this.#token = token?.trim();
    this.#file = tokenFile;
  }

  /** What the generated Kubernetes client calls this kind of credential. */
  getName(): string {
    return 'BearerToken';
  }

  /** @throws SourceError `unauthorized` when the file cannot be read. */
  async applySecurityAuthentication(context: RequestContext): Promise<void> {
    const token = this.#file ? await this.#fromFile(this.#file) : this.#token;
    if (token === undefined) return;
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new SourceError(
        'unauthorized',
        'Our token is empty or has characters that no token has; set it anew.',
      );
    }
    context.setHeaderParam('Authorization', `Bearer ${token}`);
  }

  async #fromFile(file: string): Promise<string> {
    try {
      const { mtimeMs } = await stat(file);
      if (this.#read?.writtenAt !== mtimeMs) {
        const text = await readFile(file, 'utf8');
        this.#read = { token: text.trim(), writtenAt: mtimeMs };
      }
      return this.#read.token;
    } catch {
      throw new SourceError(
        'unauthorized',
        `The token file ${file} cannot be read; check that it is there and that the portal may read it.`,
      );
    }
  }
}
