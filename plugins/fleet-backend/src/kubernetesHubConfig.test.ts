import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readHubs } from './hubConfig';
import { SectionReader } from './sectionReader';

/** A hub that is read through the Kubernetes API, beside one that is not. */
function read(kubernetes: JsonObject, hub: JsonObject = {}) {
  const problems: string[] = [];
  const config = new ConfigReader({
    hubs: [
      { name: 'prod-hub', ...hub, kubernetes },
      { name: 'other', url: 'https://argocd.example.com', token: 't' },
    ],
  });
  const fleet = new SectionReader(config, 'fleet', problems);
  return { ...readHubs(fleet), problems };
}

const good = { url: 'https://10.0.0.1:6443/', token: 'secret-token' };

describe('fleet.hubs[].kubernetes', () => {
  it('is a URL with a token, and Argo CD runs in argocd', () => {
    const { hubs, problems } = read(
      { ...good, caFile: '/ca.pem' },
      { uiUrl: 'https://argocd.example.com/' },
    );
    expect(problems).toEqual([]);
    expect(hubs[0]).toMatchObject({
      name: 'prod-hub',
      uiUrl: 'https://argocd.example.com',
      kubernetes: {
        namespace: 'argocd',
        onlyOwnNamespace: false,
        source: {
          kind: 'settings',
          access: {
            server: 'https://10.0.0.1:6443',
            token: 'secret-token',
            caFile: '/ca.pem',
            dangerouslyAllowSkipTLSVerify: false,
          },
        },
      },
    });
  });

  it('is a context of a kubeconfig file, or the own cluster', () => {
    const options = { namespace: 'gitops', onlyOwnNamespace: true };
    const file = read({ kubeconfig: '/k', context: 'hub', ...options });
    const own = read({ inCluster: true });
    expect([...file.problems, ...own.problems]).toEqual([]);
    expect(file.hubs[0]).toMatchObject({
      kubernetes: {
        ...options,
        source: { kind: 'kubeconfig', file: '/k', context: 'hub' },
      },
    });
    expect(own.hubs[0]).toMatchObject({
      kubernetes: { source: { kind: 'inCluster' } },
    });
  });

  const mistakes: [string, JsonObject, RegExp][] = [
    ['nothing', {}, /kubernetes\.url is missing; set url with token/],
    ['no URL', { ...good, url: '10.0.0.1' }, /kubernetes\.url must be a URL/],
    ['no token', { url: good.url }, /kubernetes\.token or tokenFile is needed/],
    [
      'two tokens',
      { ...good, tokenFile: '/t' },
      /kubernetes\.token or tokenFile is needed, and only one of them/,
    ],
    [
      'a token beside a file',
      { kubeconfig: '/k', token: 'secret-token' },
      /kubernetes\.token stands beside kubeconfig; keep one of them/,
    ],
    [
      'a context without a file',
      { ...good, context: 'hub' },
      /kubernetes\.context needs kubeconfig/,
    ],
    [
      'a file beside the own cluster',
      { inCluster: true, kubeconfig: '/k' },
      /kubernetes\.kubeconfig stands beside inCluster/,
    ],
    [
      'no namespace name',
      { ...good, namespace: '../secrets' },
      /kubernetes\.namespace must be the name of a namespace/,
    ],
  ];
  it.each(mistakes)(
    '%s is told, and costs that hub only',
    (_, entry, words) => {
      const { hubs, unusableHubs, problems } = read(entry);
      expect(hubs.map(({ name }) => name)).toEqual(['other']);
      expect(unusableHubs).toEqual([
        expect.objectContaining({
          name: 'prod-hub',
          reason: expect.stringMatching(words),
        }),
      ]);
      expect(problems.join(' ')).toMatch(words);
      expect(problems.join(' ')).not.toContain('secret-token');
    },
  );

  it('stands alone, without a credential of Argo CD', () => {
    const { problems } = read(good, { url: 'https://argocd', token: 't' });
    expect(problems).toEqual([
      'fleet.hubs[prod-hub].url stands beside kubernetes; keep one of them.',
      'fleet.hubs[prod-hub].token stands beside kubernetes; keep one of them.',
    ]);
  });
});
