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
import { z } from 'zod';
import type { ColdStart } from './measureColdStart';
import { silentLogger } from './silentLogger';

type Source = Omit<ColdStart, 'way' | 'again'>;

/**
 * Each way first does what costs nothing of the start itself, then hands out
 * the start; that resolves with what stays in memory.
 */
type Way = (source: Source) => Promise<() => Promise<unknown>>;

const pageSize = 500;
const customResources = '/apis/argoproj.io/v1alpha1';

export const coldStarts: Record<ColdStart['way'], Way> = {
  /** The floor of the Argo CD API, which has no paging: nothing but parsing. */
  async parseWhole({ url }) {
    const texts = await Promise.all(
      ['clusters', 'applicationsets', 'applications', 'projects'].map(name =>
        textOf(`${url}/api/v1/${name}`),
      ),
    );
    return async () => texts.map(text => JSON.parse(text));
  },

  /** The floor of the Kubernetes API: parsing pages, and letting go of each. */
  async parsePages({ url, applications }) {
    const pages = [
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
    const texts: string[] = [];
    for (const page of pages) texts.push(await textOf(page));
    return async () => texts.forEach(text => JSON.parse(text));
  },

  async argocd(source) {
    const { hub: name, url } = source;
    const runtime = runtimeOf({
      config: { hubs: [{ name, url, token: 'not-looked-at' }] },
    });
    return () => untilKnown(runtime, source);
  },

  async kubernetes(source) {
    const { hub, url } = source;
    const access = { server: url, dangerouslyAllowSkipTLSVerify: false };
    const client = new KubernetesHubClient({
      hub,
      namespace: 'argocd',
      onlyOwnNamespace: false,
      api: new KubernetesApi({
        link: new ApiServerLink({
          source: { kind: 'settings', access },
          setting: `fleet.hubs[${hub}]`,
          connections: 6,
        }),
        timeoutMs: 60_000,
        maxBytes: 256 * 1024 * 1024,
      }),
    });
    const runtime = runtimeOf({ hubClients: [client] });
    return () => untilKnown(runtime, source);
  },

  /** What a plugin would take that does not write its own list and watch. */
  async informer({ url, applications }) {
    const config = new KubeConfig();
    config.loadFromClusterAndUser(
      { name: 'hub', server: url, skipTLSVerify: true },
      { name: 'portal' },
    );
    const api = config.makeApiClient(CustomObjectsApi);
    const informer = makeInformer(
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
    return async () => {
      await informer.start();
      if (informer.list().length !== applications) {
        throw new Error(`The informer has ${informer.list().length} objects`);
      }
      return informer;
    };
  },
};

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
  { hub, applications }: Source,
): Promise<FleetRuntime> {
  return new Promise(resolve => {
    const unsubscribe = runtime.model.subscribe(() => {
      const snapshot = runtime.model.hub(hub);
      if (snapshot?.voice.state !== 'ok') return;
      if (snapshot.applications.size !== applications) return;
      unsubscribe();
      resolve(runtime);
    });
    runtime.start();
  });
}
