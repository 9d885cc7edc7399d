import { ConfigReader } from '@backstage/config';
import { createMockDirectory } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import type { SpokeClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { createServer, Server } from 'http';
import { once } from 'events';
import { stringify } from 'yaml';
import { readKubernetesPlugin } from '../kubernetesPluginConfig';
import {
  ConfiguredSpokeAccess,
  createSpokeClient,
} from './ConfiguredSpokeAccess';
import { KubernetesPluginSpokeAccess } from './KubernetesPluginSpokeAccess';

const { signal } = new AbortController();

describe('ways to a spoke', () => {
  const folder = createMockDirectory();
  const clients: SpokeClient[] = [];
  let server: Server;
  let url: string;
  let accepted: string;
  let refused: string[];
  let held: (() => void)[] | undefined;

  beforeEach(async () => {
    accepted = 'good';
    refused = [];
    held = undefined;
    server = createServer((request, response) => {
      const { authorization = '' } = request.headers;
      const isAccepted = authorization === `Bearer ${accepted}`;
      if (!isAccepted) refused.push(authorization);
      response.setHeader('Content-Type', 'application/json');
      response.writeHead(isAccepted ? 200 : 401);
      const answer = () => response.end('{"gitVersion":"v1.36.1"}');
      if (held && request.url === '/readyz') held.push(answer);
      else answer();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address?.port}`;
  });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map(client => client.close()));
    server.closeAllConnections();
    const closed = once(server, 'close');
    server.close();
    await closed;
  });

  const kubeconfigWith = (token: string) =>
    stringify({
      clusters: [{ name: 'eu', cluster: { server: url } }],
      users: [{ name: 'portal', user: { token } }],
      contexts: [{ name: 'eu', context: { cluster: 'eu', user: 'portal' } }],
    });
  const pluginAccess = (clusters: JsonObject[], hubs = 1) => {
    const problems: string[] = [];
    const config = new ConfigReader({
      kubernetes: {
        clusterLocatorMethods: [
          { type: 'gke', projectId: 'x' },
          { type: 'config', clusters },
        ],
      },
    });
    const found = readKubernetesPlugin(config, problems);
    return { access: new KubernetesPluginSpokeAccess(found, hubs), problems };
  };
  const known = (name: string, more: JsonObject = {}) => ({
    name,
    url: 'https://10.0.0.9',
    authProvider: 'serviceAccount',
    serviceAccountToken: 'good',
    ...more,
  });
  const ref = (name: string) => ({ hub: 'prod-hub', name });
  const kept = (client: SpokeClient | undefined) => {
    if (client) clients.push(client);
    return client;
  };

  it('is a context of a kubeconfig file, read anew after a refusal', async () => {
    folder.setContent({ config: kubeconfigWith('old') });
    const client = createSpokeClient(
      {
        hub: 'prod-hub',
        cluster: 'eu',
        kubeconfig: folder.resolve('config'),
        context: 'eu',
        dangerouslyAllowSkipTLSVerify: false,
      },
      'https://not-asked.example.com',
    );
    kept(client);
    await expect(client.probe({ signal })).rejects.toMatchObject({
      kind: 'unauthorized',
      message: expect.stringContaining('fleet.spokes[prod-hub/eu].kubeconfig'),
    });
    folder.setContent({ config: kubeconfigWith('good') });
    await expect(client.probe({ signal })).resolves.toEqual({
      kubernetesVersion: 'v1.36.1',
    });
    expect(refused).toEqual(['Bearer old']);
  });

  it('is a context whose token somebody else renews: nobody notices', async () => {
    folder.setContent({ config: kubeconfigWith('good') });
    const client = createSpokeClient(
      {
        hub: 'prod-hub',
        cluster: 'eu',
        kubeconfig: folder.resolve('config'),
        context: 'eu',
        dangerouslyAllowSkipTLSVerify: false,
      },
      'https://not-asked.example.com',
    );
    kept(client);
    await client.probe({ signal });
    accepted = 'better';
    folder.setContent({ config: kubeconfigWith('better') });
    const probes = [1, 2, 3].map(() => client.probe({ signal }));
    await expect(Promise.all(probes)).resolves.toHaveLength(3);
    expect(new Set(refused)).toEqual(new Set(['Bearer good']));
  });

  const entry = (more: object = {}) => ({
    hub: 'prod-hub',
    cluster: 'eu',
    token: 'good',
    dangerouslyAllowSkipTLSVerify: false,
    ...more,
  });

  it('follows its entry: a token that was renewed there, and calls under way end well', async () => {
    const access = new ConfiguredSpokeAccess([entry()]);
    const client = kept(access.clientFor(ref('eu'), url));
    held = [];
    const underWay = client?.probe({ signal });
    while (held.length === 0) await new Promise(setImmediate);
    expect(access.follow([entry({ token: 'better' })])).toEqual([]);
    expect(access.entries).toEqual([entry({ token: 'better' })]);
    accepted = 'better';
    for (const answer of held) answer();
    held = undefined;
    await expect(underWay).resolves.toBeDefined();
    await expect(client?.probe({ signal })).resolves.toBeDefined();
    expect(refused).toEqual([]);
  });

  it('follows its entry to another address, and to a kubeconfig', async () => {
    const access = new ConfiguredSpokeAccess([
      entry({ url: 'http://127.0.0.1:1' }),
    ]);
    const client = kept(access.clientFor(ref('eu'), 'http://127.0.0.1:2'));
    await expect(client?.probe({ signal })).rejects.toMatchObject({
      kind: 'unreachable',
    });
    access.follow([entry({ url: `${url}/` })]);
    await expect(client?.probe({ signal })).resolves.toBeDefined();
    folder.setContent({ config: kubeconfigWith('old') });
    const kubeconfig = folder.resolve('config');
    access.follow([entry({ token: undefined, kubeconfig })]);
    await expect(client?.probe({ signal })).rejects.toThrow(
      /fleet\.spokes\[prod-hub\/eu\]\.kubeconfig/,
    );
  });

  it('tells which entries came and went, and forgets who closed', async () => {
    const access = new ConfiguredSpokeAccess([entry()]);
    const closed = access.clientFor(ref('eu'), url);
    await closed?.close();
    expect(access.follow([entry({ cluster: 'us' })])).toEqual([
      ref('us'),
      ref('eu'),
    ]);
    expect(access.clientFor(ref('eu'), url)).toBeUndefined();
    expect(kept(access.clientFor(ref('us'), url))).toBeDefined();
    expect(access.follow([entry({ cluster: 'us' })])).toEqual([]);
  });

  it('follows the Kubernetes plugin, and tells what it has no more', async () => {
    const { access } = pluginAccess([known('eu', { url }), known('us')]);
    const client = kept(access.clientFor(ref('eu'), url));
    const readAgain = (clusters: JsonObject[]) =>
      access.follow(
        readKubernetesPlugin(
          new ConfigReader({
            kubernetes: {
              clusterLocatorMethods: [{ type: 'config', clusters }],
            },
          }),
          [],
        ),
      );
    accepted = 'better';
    const renewed = known('eu', { url, serviceAccountToken: 'better' });
    expect(readAgain([known('us'), renewed])).toEqual([]);
    await expect(client?.probe({ signal })).resolves.toBeDefined();
    expect(readAgain([known('us')])).toEqual([ref('eu')]);
  });

  it('is what the Kubernetes plugin has for the same server', async () => {
    const { access, problems } = pluginAccess([
      known('another', { url: 'https://10.0.0.1' }),
      known('some-name', { url: `${url}/` }),
    ]);
    const client = kept(access.clientFor(ref('eu'), url));
    expect(problems).toEqual([]);
    await expect(client?.probe({ signal })).resolves.toBeDefined();
  });

  it('goes by name where that can only be one cluster', async () => {
    const clusters = [known('eu', { url }), known('us'), known('us')];
    const { access } = pluginAccess(clusters);
    const client = kept(access.clientFor(ref('eu'), 'https://inside:6443'));
    await expect(client?.probe({ signal })).resolves.toBeDefined();
    expect(access.clientFor(ref('us'), 'https://inside:6443')).toBeUndefined();
    const several = pluginAccess(clusters, 2).access;
    expect(several.clientFor(ref('eu'), 'https://inside:6443')).toBeUndefined();
  });

  it('follows no credential of users or clouds, and no own cluster', () => {
    const own = 'https://kubernetes.default.svc';
    const { access, problems } = pluginAccess([
      known('google', { authProvider: 'google' }),
      known('aws', { authProvider: 'aws', url }),
      known('pod', { serviceAccountToken: undefined }),
      known('in-cluster', { url: own }),
      known('typo', { url: '10.0.0.9' }),
    ]);
    for (const name of ['google', 'aws', 'pod', 'typo']) {
      expect(access.clientFor(ref(name), url)).toBeUndefined();
    }
    expect(access.clientFor(ref('in-cluster'), own)).toBeUndefined();
    expect(problems).toEqual([
      'kubernetes.clusterLocatorMethods[1].clusters[4].url must be a URL that begins with https:// or http://.',
    ]);
  });

  it('names the setting of the Kubernetes plugin when its token is refused', async () => {
    const { access } = pluginAccess([
      known('eu', { url, serviceAccountToken: 'old' }),
    ]);
    const client = kept(access.clientFor(ref('eu'), url));
    await expect(client?.listNodes({ signal })).rejects.toMatchObject({
      kind: 'unauthorized',
      message: expect.stringContaining(
        'kubernetes.clusterLocatorMethods[1].clusters[0].serviceAccountToken',
      ),
    });
  });
});
