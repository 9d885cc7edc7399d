import { createMockDirectory } from '@backstage/backend-test-utils';
import { once } from 'events';
import { createServer, Server } from 'https';
import { selfSigned } from '../__testUtils__/selfSigned';
import { rejectionOf } from '../hub/argocd/__testUtils__/waitFor';
import { KubernetesApi } from '../hub/kubernetes/KubernetesApi';
import { KubernetesSpokeClient } from '../spoke/KubernetesSpokeClient';
import type { ApiServerAccess } from './access';
import { ApiServerLink } from './ApiServerLink';

const { signal } = new AbortController();
const path = '/apis/argoproj.io/v1alpha1/applications';

describe('an API server with a private CA', () => {
  const folder = createMockDirectory();
  let server: Server;
  let url: string;
  let cert: string;

  beforeAll(async () => {
    const made = await selfSigned({ from: -1, to: 1 });
    cert = made.cert;
    server = createServer({ key: made.private, cert }, (request, response) => {
      const watching = request.url?.includes('watch=true');
      response.setHeader('Content-Type', 'application/json');
      response.end(
        watching
          ? '{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"7"}}}\n'
          : '{"gitVersion":"v1.36.1","items":[]}',
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = `https://127.0.0.1:${typeof address === 'object' && address?.port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    const closed = once(server, 'close');
    server.close();
    await closed;
  });

  /** A list, a watch and a probe, as whoever trusts so much asks for them. */
  async function ask(trust: Partial<ApiServerAccess>) {
    const link = () =>
      new ApiServerLink({
        source: {
          kind: 'settings',
          access: {
            server: url,
            token: 'good',
            dangerouslyAllowSkipTLSVerify: false,
            ...trust,
          },
        },
        setting: 'fleet.hubs[prod-hub].kubernetes',
        connections: 4,
      });
    const api = new KubernetesApi({
      link: link(),
      timeoutMs: 10_000,
      maxBytes: 1024 * 1024,
    });
    const spoke = new KubernetesSpokeClient({
      ref: { hub: 'prod-hub', name: 'eu-1' },
      link: link(),
    });
    const lines: string[] = [];
    const on = {
      open: () => {},
      line: (line: Buffer) => lines.push(line.toString()),
    };
    const asked = [
      () => api.getJson(path, {}, signal),
      () => api.watch(path, {}, signal, on),
      () => spoke.probe({ signal }),
    ];
    return {
      lines,
      all: () => Promise.all(asked.map(one => one())),
      troubles: () => Promise.all(asked.map(one => rejectionOf(one()))),
      close: async () => {
        await api.close();
        await spoke.close();
      },
    };
  }

  it.each<[string, () => Partial<ApiServerAccess>]>([
    ['its CA', () => ({ ca: cert })],
    [
      'the file of its CA',
      () => {
        folder.setContent({ 'ca.pem': cert });
        return { caFile: folder.resolve('ca.pem') };
      },
    ],
    ['anybody', () => ({ dangerouslyAllowSkipTLSVerify: true })],
  ])('lists, watches and probes when it trusts %s', async (_, trust) => {
    const { all, lines, close } = await ask(trust());
    const [, , probed] = await all();
    expect(probed).toEqual({ kubernetesVersion: 'v1.36.1' });
    expect(lines).toEqual([expect.stringContaining('BOOKMARK')]);
    await close();
  });

  it('does none of them otherwise, and names the setting', async () => {
    const { troubles, close } = await ask({});
    const trouble = {
      kind: 'untrusted',
      message: expect.stringContaining('fleet.hubs[prod-hub].kubernetes.ca'),
    };
    expect(await troubles()).toMatchObject([trouble, trouble, trouble]);
    await close();
  });
});
