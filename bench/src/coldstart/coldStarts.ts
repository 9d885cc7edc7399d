import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import {
  CustomObjectsApi,
  KubeConfig,
  KubernetesListObject,
  KubernetesObject,
  makeInformer,
} from '@kubernetes/client-node';
import { systemClock } from '@fleet-portal/backstage-plugin-fleet-backend/src/clock';
import { readFleetConfig } from '@fleet-portal/backstage-plugin-fleet-backend/src/config';
import { FleetRuntime } from '@fleet-portal/backstage-plugin-fleet-backend/src/FleetRuntime';
import { KubernetesApi } from '@fleet-portal/backstage-plugin-fleet-backend/src/hub/kubernetes/KubernetesApi';
import { KubernetesHubClient } from '@fleet-portal/backstage-plugin-fleet-backend/src/hub/kubernetes/KubernetesHubClient';
import { ApiServerLink } from '@fleet-portal/backstage-plugin-fleet-backend/src/kubernetes/ApiServerLink';
import type { HubClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { request } from 'undici';
import { z } from 'zod';
import type { ColdStart } from './measureColdStart';
import { silentLogger } from './silentLogger';

type Source = Pick<ColdStart, 'hubs'>;
type Hub = ColdStart['hubs'][number];

/**
 * Each way first does what costs nothing of the start itself, then hands out
 * the start; that resolves with what stays in memory.
 */
type Way = (source: Source) => Promise<() => Promise<unknown>>;

const unzip = promisify(gunzip);
/** The usual 16 KB at a time cost more than unzipping. */
const unzipping = { chunkSize: 1024 * 1024 };
const pageSize = 500;
const customResources = '/apis/argoproj.io/v1alpha1';

export const coldStarts: Record<ColdStart['way'], Way> = {
  /** The floor of the Argo CD API, which has no paging: nothing but parsing. */
  async parseWhole({ hubs }) {
    const kinds = ['clusters', 'applicationsets', 'applications', 'projects'];
    const texts: string[] = [];
    for (const { url } of hubs) {
      for (const kind of kinds) {
        texts.push(await textOf(`${url}/api/v1/${kind}`));
      }
    }
    return async () => texts.map(text => JSON.parse(text));
  },

  /** The floor of the Kubernetes API: parsing pages, and letting go of each. */
  async parsePages({ hubs }) {
    const texts: string[] = [];
    for (const page of hubs.flatMap(pagesOf)) texts.push(await textOf(page));
    return async () => texts.forEach(text => JSON.parse(text));
  },

  /** The same from the network: receiving and unzipping each page first. */
  async receivePages({ hubs }) {
    return async () => {
      for (const page of hubs.flatMap(pagesOf)) {
        const { body } = await request(page, {
          headers: { 'accept-encoding': 'gzip' },
        });
        const zipped = Buffer.from(await body.arrayBuffer());
        JSON.parse((await unzip(zipped, unzipping)).toString('utf8'));
      }
    };
  },

  async argocd(source) {
    const hubs = source.hubs.map(({ name, url }) => ({
      ...{ name, url },
      token: 'not-looked-at',
    }));
    const runtime = runtimeOf({ config: { hubs } });
    return () => untilKnown(runtime, source);
  },

  async kubernetes(source) {
    const runtime = runtimeOf({
      hubClients: source.hubs.map(kubernetesClient),
    });
    return () => untilKnown(runtime, source);
  },

  /** What a plugin would take that does not write its own list and watch. */
  async informer({ hubs }) {
    const informers = hubs.map(informerOf);
    return async () => {
      for (const [at, informer] of informers.entries()) {
        await informer.start();
        const { length } = informer.list();
        if (length !== hubs[at].applications) {
          throw new Error(`The informer has ${length} objects`);
        }
      }
      return informers;
    };
  },
};

function pagesOf({ url, applications }: Hub): string[] {
  return [
    `${url}/api/v1/namespaces/argocd/secrets?limit=${pageSize}`,
    `${url}${customResources}/applicationsets?limit=${pageSize}`,
    ...Array.from(
      { length: Math.ceil(applications / pageSize) },
      (_, page) =>
        `${url}${customResources}/applications?limit=${pageSize}&continue=${
          page * pageSize
        }`,
    ),
  ];
}

function kubernetesClient({ name, url }: Hub): HubClient {
  const access = { server: url, dangerouslyAllowSkipTLSVerify: false };
  return new KubernetesHubClient({
    hub: name,
    namespace: 'argocd',
    onlyOwnNamespace: false,
    api: new KubernetesApi({
      link: new ApiServerLink({
        source: { kind: 'settings', access },
        setting: `fleet.hubs[${name}]`,
        connections: 6,
      }),
      timeoutMs: 60_000,
      maxBytes: 256 * 1024 * 1024,
    }),
  });
}

function informerOf({ url }: Hub) {
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name: 'hub', server: url, skipTLSVerify: true },
    { name: 'portal' },
  );
  const api = config.makeApiClient(CustomObjectsApi);
  return makeInformer(
    config,
    `${customResources}/namespaces/argocd/applications`,
    async () =>
      listSchema.parse(
        await api.listNamespacedCustomObject({
          group: 'argoproj.io',
          version: 'v1alpha1',
          namespace: 'argocd',
          plural: 'applications',
        }),
      ),
  );
}

/** Passes the list on as it is: its items are the hub's own objects. */
const listSchema = z.custom<KubernetesListObject<KubernetesObject>>(
  list => typeof list === 'object' && list !== null && 'items' in list,
);

async function textOf(url: string): Promise<string> {
  const response = await fetch(url);
  return response.text();
}

function runtimeOf(given: {
  /** `fleet` of the configuration. */
  config?: JsonObject;
  hubClients?: readonly HubClient[];
}): FleetRuntime {
  const { config = {}, hubClients } = given;
  return new FleetRuntime({
    config: readFleetConfig(new ConfigReader({ fleet: config })),
    hubClients,
    logger: silentLogger,
    clock: systemClock,
    random: Math.random,
    epoch: 'benchmark',
  });
}

function untilKnown(
  runtime: FleetRuntime,
  { hubs }: Source,
): Promise<FleetRuntime> {
  return new Promise(resolve => {
    const unsubscribe = runtime.model.subscribe(() => {
      const known = hubs.every(({ name, applications }) => {
        const snapshot = runtime.model.hub(name);
        return (
          snapshot?.voice.state === 'ok' &&
          snapshot.applications.size === applications
        );
      });
      if (!known) return;
      unsubscribe();
      resolve(runtime);
    });
    runtime.start();
  });
}
