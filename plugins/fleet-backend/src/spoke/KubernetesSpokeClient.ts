import {
  Configuration,
  createConfiguration,
  HttpMethod,
  RequestContext,
  ServerConfiguration,
} from '../kubernetes/client';
import {
  AddOn,
  ClusterNode,
  ClusterRef,
  phrase,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  AccessFinding,
  ClusterApiObjects,
  NodeUsage,
  PlatformKind,
  PlatformObjects,
  ProbeAnswer,
  SourceError,
  SpokeClient,
  SpokePods,
  SpokeReading,
  spokeReadings,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { ApiServerConnection } from '../kubernetes/access';
import type { ApiServerLink } from '../kubernetes/ApiServerLink';
import { readAddOns } from './addOns';
import { findTroubles } from '../kubernetes/findTroubles';
import { readOne } from './readOne';
import { readNodes } from './nodes';
import { readClusterApi } from './clusterApi/readClusterApi';
import { PlatformApi } from './platform/PlatformApi';
import { readPlatform } from './platform/readPlatform';
import { readPods } from './pods';
import { transport } from '../kubernetes/transport';
import { retryAfterMs } from '../kubernetes/trouble';
import { readUsage } from './usage';
import { readVersion } from './version';

export interface SpokeClientOptions {
  ref: ClusterRef;
  /** Ended by {@link KubernetesSpokeClient.close}. */
  link: ApiServerLink;
  /** Called when it is not used any more. */
  onClose?: () => void;
  /** Items in one page of a list. Default 500. */
  pageSize?: number;
  /** Default 64 MiB. */
  maxBytes?: number;
}

/** Reads one spoke through the Kubernetes API, with a read-only account. */
export class KubernetesSpokeClient implements SpokeClient {
  readonly #options: SpokeClientOptions;

  constructor(options: SpokeClientOptions) {
    this.#options = options;
  }

  get ref(): ClusterRef {
    return this.#options.ref;
  }

  async probe({ signal }: { signal: AbortSignal }): Promise<ProbeAnswer> {
    return this.#call(
      signal,
      configuration => this.#askWhetherItLives(configuration),
      ({ probing }) => probing,
    );
  }

  async #askWhetherItLives(configuration: Configuration): Promise<ProbeAnswer> {
    const { server, authentication } = this.#options.link.open();
    const request = new RequestContext(`${server}/readyz`, HttpMethod.GET);
    await authentication.applySecurityAuthentication(request);
    const response = await configuration.httpApi.send(request).toPromise();
    if (response.httpStatusCode === 401 || response.httpStatusCode === 403) {
      throw new SourceError(
        response.httpStatusCode === 401 ? 'unauthorized' : 'forbidden',
        phrase('trouble.answersRefuses', {
          endpoint: this.#endpoint,
          status: response.httpStatusCode,
          remedy: [this.#options.link.remedies.credential],
        }),
      );
    }
    if (response.httpStatusCode !== 200) {
      throw new SourceError(
        'unreachable',
        phrase('trouble.notReady', {
          endpoint: this.#endpoint,
          status: response.httpStatusCode,
        }),
        { retryAfterMs: retryAfterMs(response.headers['retry-after']) },
      );
    }
    const kubernetesVersion = await readVersion(
      this.#api(configuration),
      this.#endpoint,
    );
    return { kubernetesVersion };
  }

  async listNodes({ signal }: { signal: AbortSignal }): Promise<ClusterNode[]> {
    return this.#read(signal, readNodes);
  }

  async readPods({ signal }: { signal: AbortSignal }): Promise<SpokePods> {
    return this.#read(signal, readPods);
  }

  async readUsage({ signal }: { signal: AbortSignal }): Promise<NodeUsage> {
    return this.#read(signal, readUsage);
  }

  async listAddOns({ signal }: { signal: AbortSignal }): Promise<AddOn[]> {
    return this.#read(signal, readAddOns);
  }

  async listPlatform<K extends PlatformKind>(
    kind: K,
    { signal }: { signal: AbortSignal },
  ): Promise<PlatformObjects[K]> {
    return this.#read(signal, api => readPlatform(kind, api));
  }

  async listClusterApi({
    signal,
  }: {
    signal: AbortSignal;
  }): Promise<ClusterApiObjects> {
    return this.#read(signal, readClusterApi);
  }

  /** One object of each kind proves the permission for all of them. */
  async checkAccess({
    signal,
  }: {
    signal: AbortSignal;
  }): Promise<AccessFinding<SpokeReading>[]> {
    return findTroubles(spokeReadings, reading =>
      this.#read(signal, api => readOne(reading, api)),
    );
  }

  async close(): Promise<void> {
    this.#options.onClose?.();
    await this.#options.link.close();
  }

  get #endpoint(): string {
    return this.#options.link.endpoint;
  }

  #api(configuration: Configuration): PlatformApi {
    return new PlatformApi(configuration, this.#options.pageSize ?? 500);
  }

  async #read<T>(
    signal: AbortSignal,
    read: (api: PlatformApi) => Promise<T>,
  ): Promise<T> {
    return this.#call(signal, configuration => read(this.#api(configuration)));
  }

  async #call<T>(
    signal: AbortSignal,
    run: (configuration: Configuration) => Promise<T>,
    agentOf = (connection: ApiServerConnection) => connection.dispatcher,
    isAgain = false,
  ): Promise<T> {
    const { link } = this.#options;
    let connection: ApiServerConnection | undefined;
    try {
      connection = link.open();
      const { authentication, server } = connection;
      return await run(
        createConfiguration({
          baseServer: new ServerConfiguration(server, {}),
          authMethods: { default: authentication },
          httpApi: transport({
            signal,
            dispatcher: agentOf(connection),
            maxBytes: this.#options.maxBytes ?? 64 * 1024 * 1024,
          }),
        }),
      );
    } catch (error) {
      const wasCurrent = !connection || link.isCurrent(connection);
      const trouble = link.trouble(error, signal.aborted, connection);
      if (isAgain || signal.aborted || !connection) throw trouble;
      // Somebody renewed the kubeconfig: once more, with what it has now.
      const isRenewed =
        trouble.kind === 'unauthorized' && link.renew(connection);
      if (wasCurrent && !isRenewed) throw trouble;
      return this.#call(signal, run, agentOf, true);
    }
  }
}
