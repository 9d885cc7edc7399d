import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { readFile, stat } from 'node:fs/promises';
import type { HubCredentialConfig } from '../../hubConfig';

/** What goes behind `Bearer`, and how to get another one. */
export interface HubCredential {
  token(): Promise<string>;
  /**
   * Called with a token that the hub refused. True when there is another one
   * to try, once.
   */
  renew(refused: string): Promise<boolean>;
}

export interface CredentialOptions {
  /** How sentences call the hub's entry. */
  setting: string;
  config: HubCredentialConfig;
  /** Asks the hub for a session. */
  login: (user: { username: string; password: string }) => Promise<string>;
}

export function createCredential(options: CredentialOptions): HubCredential {
  const { setting, config, login } = options;
  switch (config.kind) {
    case 'token':
      return {
        token: async () => usable(config.token, `${setting}.token`),
        // The configuration may have another one by now.
        renew: async refused => refused !== config.token,
      };
    case 'tokenFile':
      return new FileCredential(config.path, `${setting}.tokenFile`);
    case 'session':
      return new SessionCredential(() => login(config));
    default:
      throw new Error('unknown kind of credential');
  }
}

/** Read again when the file was written, and when the hub refused what it held. */
class FileCredential implements HubCredential {
  readonly #path: string;
  readonly #key: string;
  #read?: { token: string; writtenAt: number };

  constructor(path: string, key: string) {
    this.#path = path;
    this.#key = key;
  }

  async token(): Promise<string> {
    try {
      const { mtimeMs } = await stat(this.#path);
      if (this.#read?.writtenAt !== mtimeMs) {
        const text = await readFile(this.#path, 'utf8');
        this.#read = { token: text.trim(), writtenAt: mtimeMs };
      }
    } catch {
      throw new SourceError(
        'unauthorized',
        `The file of ${
          this.#key
        } cannot be read; check that it is there and that the portal may read it.`,
      );
    }
    return usable(this.#read.token, this.#key);
  }

  async renew(refused: string): Promise<boolean> {
    this.#read = undefined;
    return (await this.token()) !== refused;
  }
}

/** One session for all requests; requests that need a new one wait for the same. */
class SessionCredential implements HubCredential {
  readonly #login: () => Promise<string>;
  #session?: Promise<string>;

  constructor(login: () => Promise<string>) {
    this.#login = login;
  }

  async token(): Promise<string> {
    const session = this.#session ?? this.#login();
    this.#session = session;
    try {
      return await session;
    } catch (error) {
      if (this.#session === session) this.#session = undefined;
      throw error;
    }
  }

  async renew(refused: string): Promise<boolean> {
    const session = this.#session;
    const current = await this.token();
    // Several requests are refused at once; the first of them asks anew.
    if (current === refused && this.#session === session) {
      this.#session = undefined;
    }
    await this.token();
    return true;
  }
}

/** A header cannot carry anything else; a stray newline is the usual mistake. */
function usable(token: string, key: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new SourceError(
    'unauthorized',
    `${key} is empty or has characters that no token has; set it anew.`,
  );
}
