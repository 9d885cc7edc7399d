import { createMockDirectory } from '@backstage/backend-test-utils';
import type { ApplicationEvent } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubApplication,
  HubEvent,
  TroubleKind,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { hubClientContract } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import { KubeApiServer } from '@fleet-portal/fleet-simulator/testUtils';
import type { ApiServerAccess } from '../../kubernetes/access';
import { ApiServerLink } from '../../kubernetes/ApiServerLink';
import { contractsFolder } from '../argocd/__testUtils__/recordedHub';
import {
  argoPath,
  clusterCredential,
  installRecordedHub,
} from './__testUtils__/installRecordedHub';
import { decodePage } from './customResources';
import { wholeForm } from '../argocd/__testUtils__/wholeForm';
import { watchLines } from './decodeWatchLine';
import { KubernetesApi } from './KubernetesApi';
import { KubernetesHubClient } from './KubernetesHubClient';

const assets = process.env.KUBEBUILDER_ASSETS;
const account = ['argocd', 'fleet-portal-hub-reader'] as const;
const onReal = assets && contractsFolder ? describe : describe.skip;

onReal(
  'KubernetesHubClient on a real API server, with the shipped account (KUBEBUILDER_ASSETS, FLEET_CONTRACTS)',
  () => {
    const { signal } = new AbortController();
    const folder = createMockDirectory();
    const closing: (() => Promise<void>)[] = [];
    let server: KubeApiServer;
    let names: string[];
    let token: string;

    const apiWith = (credential: Partial<ApiServerAccess>) => {
      const api = new KubernetesApi({
        link: new ApiServerLink({
          source: {
            kind: 'settings',
            access: {
              server: server.url,
              ca: server.ca,
              dangerouslyAllowSkipTLSVerify: false,
              ...credential,
            },
          },
          setting: 'fleet.hubs[real].kubernetes',
          connections: 8,
        }),
        timeoutMs: 10_000,
        maxBytes: 64 * 1024 * 1024,
      });
      closing.push(() => api.close());
      return api;
    };
    const clientOn = (api: KubernetesApi, pageSize?: number) =>
      new KubernetesHubClient({
        hub: 'real',
        namespace: 'argocd',
        onlyOwnNamespace: false,
        pageSize,
        api,
      });
    const touch = async (name: string) => {
      const path = `${argoPath}/namespaces/argocd/applications/${name}`;
      const annotations = { touched: new Date().toISOString() };
      await server.send('PATCH', path, { metadata: { annotations } });
    };

    beforeAll(async () => {
      server = await KubeApiServer.start(assets ?? '');
      names = await installRecordedHub(server, contractsFolder ?? '');
      token = await server.tokenFor(...account);
    }, 60_000);

    afterAll(async () => {
      await Promise.all(closing.map(close => close()));
      await server?.stop();
    }, 60_000);

    describe('the contract', () => {
      hubClientContract(async () => ({
        client: clientOn(apiWith({ token })),
        stranger: clientOn(apiWith({ token: 'nobody-issued-this' })),
        expected: {
          applications: names,
          clusters: [
            'in-cluster',
            'staging-eu-west',
            'prod-eu-west',
            'prod-us-east',
            'dr-us-west',
          ],
        },
        async change() {
          await touch(names[0]);
          return { hub: 'real', namespace: 'argocd', name: names[0] };
        },
        async stop() {},
      }));
    });

    it('pages through a list, and finds the same', async () => {
      const api = apiWith({ token });
      const asked = jest.spyOn(api, 'readList');
      const list = await clientOn(api, 4).listApplications({ signal });
      expect(list.items.map(({ name }) => name).sort()).toEqual(names.sort());
      expect(asked).toHaveBeenCalledTimes(Math.ceil(names.length / 4));
    });

    it('takes names and labels of clusters, never their credentials', async () => {
      const api = apiWith({ token });
      const { items } = await clientOn(api).listClusters({ signal });
      expect(items.find(({ name }) => name === 'prod-eu-west')).toMatchObject({
        labels: { env: 'prod', region: 'eu-west' },
      });
      const { bearerToken } = JSON.parse(clusterCredential);
      expect(JSON.stringify(items)).not.toContain(bearerToken);
    });

    it('lists what Argo CD consists of', async () => {
      const labels = { 'app.kubernetes.io/part-of': 'argocd', app: 'x' };
      const pod = {
        selector: { matchLabels: { app: 'x' } },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'app', image: 'argocd:v3' }] },
        },
      };
      const of = (kind: string, name: string, spec: object) =>
        server.create({
          apiVersion: 'apps/v1',
          kind,
          metadata: { name, namespace: 'argocd', labels },
          spec: { ...pod, ...spec },
        } as Parameters<typeof server.create>[0]);
      await of('Deployment', 'argocd-redis', {});
      await of('StatefulSet', 'argocd-application-controller', {
        replicas: 2,
        serviceName: 'x',
      });
      const client = clientOn(apiWith({ token }));
      const workload = { namespace: 'argocd', ready: 0 };
      expect(await client.listWorkloads({ signal })).toEqual([
        {
          ...workload,
          kind: 'StatefulSet',
          name: 'argocd-application-controller',
          desired: 2,
        },
        { ...workload, kind: 'Deployment', name: 'argocd-redis', desired: 1 },
      ]);
    });

    it('may read no Secrets elsewhere', async () => {
      const elsewhere = '/api/v1/namespaces/kube-system/secrets';
      await expect(
        apiWith({ token }).getJson(elsewhere, {}, signal),
      ).rejects.toMatchObject({ kind: 'forbidden' });
    });

    it('reads the events of an Application where it is bound to them', async () => {
      const about = (namespace: string) => ({
        metadata: { name: `shop.${namespace}`, namespace },
        involvedObject: { kind: 'Application', name: 'shop', namespace },
        type: 'Normal',
        reason: 'OperationCompleted',
        message: 'Sync succeeded',
        lastTimestamp: '2030-01-01T00:00:00Z',
      });
      await server.ensureNamespace('team-a');
      for (const namespace of ['argocd', 'team-a']) {
        const path = `/api/v1/namespaces/${namespace}/events`;
        await server.send('POST', path, about(namespace));
      }
      const client = clientOn(apiWith({ token }));
      const eventsIn = (namespace: string) =>
        client.getEvents({ hub: 'real', namespace, name: 'shop' }, { signal });
      const found = [expect.objectContaining({ message: 'Sync succeeded' })];
      expect(await eventsIn('argocd')).toEqual(found);
      await expect(eventsIn('team-a')).rejects.toMatchObject({
        kind: 'forbidden',
      });

      // What the command in the docs makes.
      const [namespace, name] = account;
      const role = 'fleet-portal-hub-events';
      const group = 'rbac.authorization.k8s.io';
      const bindings = `/apis/${group}/v1/namespaces/team-a/rolebindings`;
      await server.send('POST', bindings, {
        metadata: { name: role },
        roleRef: { apiGroup: group, kind: 'ClusterRole', name: role },
        subjects: [{ kind: 'ServiceAccount', name, namespace }],
      });
      // The API server hears of its own bindings a moment later.
      const bound = async (): Promise<ApplicationEvent[]> =>
        eventsIn('team-a').catch(error => {
          if (error.kind !== 'forbidden') throw error;
          return bound();
        });
      expect(await bound()).toEqual(found);
    });

    it('goes on from its list, until the server ends the watch', async () => {
      const api = apiWith({ token });
      const path = `${argoPath}/applications`;
      const page = await api.getJson(path, { limit: '1' }, signal);
      const { resourceVersion = '' } = decodePage(page);
      await touch(names[0]);
      const lines: Buffer[] = [];
      const open = jest.fn();
      await api.watch(path, { timeoutSeconds: '1', resourceVersion }, signal, {
        open,
        line: line => lines.push(line),
      });
      expect(open).toHaveBeenCalledTimes(1);
      const decode = watchLines(
        wholeForm('Application', () => 'an Application'),
      );
      const read = lines.map(decode);
      // What was there before is not told again.
      expect(read.filter(({ event }) => event.type !== 'alive')).toEqual([
        {
          event: { type: 'upsert', object: 'an Application' },
          resourceVersion: expect.stringMatching(/^\d+$/),
        },
      ]);
    });

    it('says when an Application is gone', async () => {
      const name = 'short-lived';
      const path = `${argoPath}/namespaces/argocd/applications`;
      await server.send('POST', path, {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name },
        spec: { project: 'default', destination: { name: 'prod-eu-west' } },
      });
      const client = clientOn(apiWith({ token }));
      await client.listApplications({ signal });
      const ending = new AbortController();
      const seen = new Promise<HubEvent<HubApplication>>(resolve => {
        const onEvent = (event: HubEvent<HubApplication>) => {
          if (event.type === 'delete') resolve(event);
        };
        client
          .watchApplications({ signal: ending.signal, onEvent })
          .catch(() => {});
      });
      await server.send('DELETE', `${path}/${name}`, undefined);
      await expect(seen).resolves.toMatchObject({ namespace: 'argocd', name });
      ending.abort();
    });

    it('calls an expired token refused, and takes the next one of its file', async () => {
      const tokenFile = folder.resolve('token');
      folder.setContent({ token: `${await server.expired(token)}\n` });
      const client = clientOn(apiWith({ tokenFile }));
      await expect(client.check({ signal })).rejects.toMatchObject({
        kind: 'unauthorized',
        message: expect.stringContaining(
          'fleet.hubs[real].kubernetes.tokenFile',
        ),
      });
      folder.setContent({ token: `${token}\n` });
      await expect(client.check({ signal })).resolves.toEqual({});
    });

    it('lists again when the server forgot where its watch was', async () => {
      const client = clientOn(apiWith({ token }));
      await client.listApplications({ signal });
      await touch(names[0]);
      await touch(names[1]);
      await server.restart();
      const onEvent = () => {};
      const watching = async (): Promise<TroubleKind> => {
        const error = await client
          .watchApplications({ signal, onEvent })
          .catch(thrown => thrown);
        // Until its caches are filled, it asks to come back later.
        return error.kind === 'overloaded' ? watching() : error.kind;
      };
      await expect(watching()).resolves.toBe('gone');

      await client.listApplications({ signal });
      const ending = new AbortController();
      await new Promise<void>((resolve, reject) => {
        client
          .watchApplications({
            signal: ending.signal,
            onEvent: ({ type }) => type === 'alive' && resolve(),
          })
          .catch(reject);
      });
      ending.abort();
    }, 30_000);
  },
);
