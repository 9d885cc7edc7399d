import { phrase } from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { isDeepStrictEqual } from 'util';
import { ApiServerConnection, connectTo } from './access';
import { ApiServerSource, remediesFor, resolveSource } from './source';
import { kubernetesTrouble, Remedies } from './trouble';

export interface ApiServerLinkOptions {
  source: ApiServerSource;
  /** The configuration entry that trouble is mended in. */
  setting: string;
  /** Connections for reads at once; a watch holds one, a probe has its own. */
  connections: number;
}

/**
 * The connections to one API server, opened at the first use, and anew after
 * the server refused us or could not be trusted: by then somebody may have
 * renewed the files that the credential and the CA come from.
 */
export class ApiServerLink {
  #options: ApiServerLinkOptions;
  #remedies: Remedies;
  readonly #retired = new Set<ApiServerConnection>();
  #connection?: ApiServerConnection;
  #endpoint = 'its API server';

  constructor(options: ApiServerLinkOptions) {
    this.#options = options;
    this.#remedies = remediesFor(options.source, options.setting);
  }

  get remedies(): Remedies {
    return this.#remedies;
  }

  /** Host and port, as soon as they are known. */
  get endpoint(): string {
    return this.#endpoint;
  }

  /** @throws SourceError when the files that it needs cannot be used */
  open(): ApiServerConnection {
    if (this.#connection) return this.#connection;
    const { source, setting, connections } = this.#options;
    const access = resolveSource(source, setting);
    this.#endpoint = new URL(access.server).host;
    try {
      this.#connection = connectTo(access, { connections });
    } catch (error) {
      throw new SourceError(
        'untrusted',
        access.caFile
          ? phrase('trouble.caFile', { file: access.caFile, setting })
          : phrase('trouble.notPem', { setting }),
        error instanceof Error ? { cause: error } : undefined,
      );
    }
    return this.#connection;
  }

  /**
   * Another credential or address, from the next call on.
   *
   * @param setting - where it is written by now
   */
  follow(source: ApiServerSource, setting = this.#options.setting): void {
    const isSame = isDeepStrictEqual(source, this.#options.source);
    this.#options = { ...this.#options, source, setting };
    this.#remedies = remediesFor(source, setting);
    if (!isSame) this.#retire();
  }

  /**
   * After the server refused a connection's credential: is there another one by
   * now? Then the next call takes it.
   */
  renew(connection: ApiServerConnection): boolean {
    const { source, setting } = this.#options;
    try {
      const access = resolveSource(source, setting);
      if (isDeepStrictEqual(access, connection.access)) return false;
    } catch {
      return false;
    }
    this.#retire(connection);
    return true;
  }

  /** False: another call was refused with it, and it takes nothing new. */
  isCurrent(connection: ApiServerConnection): boolean {
    return this.#connection === connection;
  }

  /**
   * Whatever a call threw, in one sentence.
   *
   * @param connection - of the call; what another one was refused with is not its
   */
  trouble(
    thrown: unknown,
    timedOut: boolean,
    connection?: ApiServerConnection,
  ): SourceError {
    const trouble = kubernetesTrouble(thrown, {
      endpoint: this.#endpoint,
      remedies: this.#remedies,
      timedOut,
    });
    if (trouble.kind === 'unauthorized' || trouble.kind === 'untrusted') {
      this.#retire(connection);
    }
    return trouble;
  }

  /** Ends every call that is under way. */
  async close(): Promise<void> {
    const open = [...this.#retired].concat(this.#connection ?? []);
    this.#connection = undefined;
    await Promise.all(open.flatMap(agentsOf).map(agent => agent.destroy()));
  }

  /** Calls that are under way end in their own time. */
  #retire(connection = this.#connection): void {
    if (!connection || !this.isCurrent(connection)) return;
    this.#connection = undefined;
    this.#retired.add(connection);
    const closing = agentsOf(connection).map(agent => agent.close());
    void Promise.all(closing).finally(() => {
      this.#retired.delete(connection);
    });
  }
}

function agentsOf({ dispatcher, probing }: ApiServerConnection) {
  return [dispatcher, probing];
}
