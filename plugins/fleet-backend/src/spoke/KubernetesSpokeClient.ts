import {
  AppsV1Api,
  CoreV1Api,
  createConfiguration,
  CustomObjectsApi,
  HttpMethod,
  RequestContext,
  ServerConfiguration,
  VersionApi,
} from '@kubernetes/client-node';
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
import { PageTokens } from '../kubernetes/PageTokens';
import { addOnSelectors, toAddOns } from './addOns';
import { findTroubles } from '../kubernetes/findTroubles';
import { readOne } from './readOne';
import { toClusterNode } from './nodes';
import { readClusterApi } from './clusterApi/readClusterApi';
import { readPlatform } from './platform/readPlatform';
import { PodTally } from './pods';
import { transport } from '../kubernetes/transport';
import { retryAfterMs } from '../kubernetes/trouble';
import { decodeUsage } from './usage';

export interface SpokeClientOptions {
  ref: ClusterRef;
  /** Ended by {@link KubernetesSpokeClient.close}. */
  link: ApiServerLink;
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

  async #askWhetherItLives(
    configuration: ReturnType<typeof createConfiguration>,
  ): Promise<ProbeAnswer> {
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
    const version = await new VersionApi(configuration).getCode();
    // A proxy with a page for people says 200 to everything.
    if (!version?.gitVersion) {
      throw new SourceError(
        'malformed',
        phrase('trouble.notKubernetes', { endpoint: this.#endpoint }),
      );
    }
    return { kubernetesVersion: version.gitVersion };
  }

  async listNodes({ signal }: { signal: AbortSignal }): Promise<ClusterNode[]> {
    return this.#call(signal, async configuration => {
      const api = new CoreV1Api(configuration);
      const nodes: ClusterNode[] = [];
      for await (const page of this.#pages(query => api.listNode(query))) {
        nodes.push(...page.flatMap(node => toClusterNode(node) ?? []));
      }
      return nodes;
    });
  }

  async readPods({ signal }: { signal: AbortSignal }): Promise<SpokePods> {
    return this.#call(signal, async configuration => {
      const api = new CoreV1Api(configuration);
      const tally = new PodTally();
      for await (const page of this.#pages(query =>
        api.listPodForAllNamespaces(query),
      )) {
        for (const pod of page) tally.add(pod);
      }
      return tally.result();
    });
  }

  async readUsage({ signal }: { signal: AbortSignal }): Promise<NodeUsage> {
    return this.#call(signal, async configuration =>
      decodeUsage(
        await new CustomObjectsApi(configuration).listClusterCustomObject({
          group: 'metrics.k8s.io',
          version: 'v1beta1',
          plural: 'nodes',
        }),
      ),
    );
  }

  async listAddOns({ signal }: { signal: AbortSignal }): Promise<AddOn[]> {
    return this.#call(signal, async configuration => {
      const api = new AppsV1Api(configuration);
      const found = [];
      for (const labelSelector of addOnSelectors) {
        const deployments = await api.listDeploymentForAllNamespaces({
          labelSelector,
        });
        const daemonSets = await api.listDaemonSetForAllNamespaces({
          labelSelector,
        });
        found.push(...deployments.items, ...daemonSets.items);
      }
      return toAddOns(found);
    });
  }

  async listPlatform<K extends PlatformKind>(
    kind: K,
    { signal }: { signal: AbortSignal },
  ): Promise<PlatformObjects[K]> {
    return this.#call(signal, configuration =>
      readPlatform(kind, configuration, this.#pageSize),
    );
  }

  async listClusterApi({
    signal,
  }: {
    signal: AbortSignal;
  }): Promise<ClusterApiObjects> {
    return this.#call(signal, configuration =>
      readClusterApi(configuration, this.#pageSize),
    );
  }

  /** One object of each kind proves the permission for all of them. */
  async checkAccess({
    signal,
  }: {
    signal: AbortSignal;
  }): Promise<AccessFinding<SpokeReading>[]> {
    return findTroubles(spokeReadings, reading =>
      this.#call(signal, async configuration => {
        await readOne(reading, configuration);
      }),
    );
  }

  async close(): Promise<void> {
    await this.#options.link.close();
  }

  get #pageSize(): number {
    return this.#options.pageSize ?? 500;
  }

  get #endpoint(): string {
    return this.#options.link.endpoint;
  }

  async *#pages<T>(
    list: (query: { limit: number; _continue?: string }) => Promise<{
      items: T[];
      metadata?: { _continue?: string };
    }>,
  ): AsyncGenerator<T[]> {
    const tokens = new PageTokens();
    let next: string | undefined;
    do {
      const page = await list({
        limit: this.#pageSize,
        _continue: next,
      });
      yield page.items;
      next = tokens.next(page.metadata?._continue);
    } while (next);
  }

  async #call<T>(
    signal: AbortSignal,
    run: (configuration: ReturnType<typeof createConfiguration>) => Promise<T>,
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
