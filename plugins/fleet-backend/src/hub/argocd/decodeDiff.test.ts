import { decodeDiff } from './decodeDiff';

const secretWord = 'hunter2';

function diffOf(
  resource: { group?: string; kind: string },
  live: object,
  desired: object,
) {
  const [diff] = decodeDiff({
    items: [
      {
        ...resource,
        name: 'shop',
        normalizedLiveState: JSON.stringify(live),
        predictedLiveState: JSON.stringify(desired),
      },
    ],
  });
  return diff;
}

describe('decodeDiff', () => {
  it.each([
    'kubectl.kubernetes.io/last-applied-configuration',
    'kopf.zalando.org/last-handled-configuration',
    'objectset.rio.cattle.io/applied',
    'kapp.k14s.io/original',
  ])('leaves out %s, where tools copy the object', key => {
    const annotations = { [key]: secretWord, 'example.com/team': 'shop' };
    const diff = diffOf(
      { group: 'apps', kind: 'Deployment' },
      { metadata: { annotations }, spec: { replicas: 5 } },
      {
        spec: { replicas: 2, template: { metadata: { annotations } } },
      },
    );
    expect(JSON.stringify(diff)).not.toContain(secretWord);
    expect(diff.live).toContain('example.com/team: shop');
    expect(diff.live).toContain('replicas: 5');
    expect(diff.desired).toContain('example.com/team: shop');
    expect(diff.masked).toBe(false);
  });

  it('leaves out annotations that hold an object or a long text', () => {
    const annotations = {
      'example.com/config': ` {"password":"${secretWord}"}`,
      'example.com/blob': secretWord.repeat(200),
      'example.com/ports': '[80, 443]',
    };
    const diff = diffOf(
      { kind: 'Service' },
      { metadata: { annotations } },
      { metadata: {} },
    );
    expect(diff.live).toBe(
      'metadata:\n  annotations:\n    example.com/ports: "[80, 443]"\n',
    );
  });

  it('masks the Helm values of an Application among the resources', () => {
    const application = (value: string) => ({
      kind: 'Application',
      spec: {
        sources: [
          {
            chart: 'shop',
            helm: {
              releaseName: 'shop',
              values: `password: ${value}`,
              valuesObject: { password: value },
              parameters: [{ name: 'password', value }],
            },
          },
        ],
      },
    });
    const diff = diffOf(
      { group: 'argoproj.io', kind: 'Application' },
      { ...application(secretWord), metadata: { labels: { a: 'b' } } },
      application('hunter3'),
    );
    expect(diff.masked).toBe(true);
    expect(JSON.stringify(diff)).not.toMatch(/hunter/);
    expect(diff.live).toContain('releaseName: shop');
    expect(diff.live).toContain('name: password');
  });

  it('masks what else an Application may hold, and credentials in any resource', () => {
    const spec = (value: string) => ({
      source: {
        repoURL: `https://bot:${value}@git.example.com/fleet.git`,
        plugin: { env: [{ name: 'TOKEN', value }] },
      },
    });
    const application = diffOf(
      { group: 'argoproj.io', kind: 'Application' },
      { spec: spec(secretWord) },
      { spec: spec('hunter3') },
    );
    const config = diffOf(
      { kind: 'ConfigMap' },
      { data: { url: `postgres://shop:${secretWord}@db/shop` } },
      {
        data: { url: 'postgres://shop:hunter3@db/shop' },
        status: { message: 'Authorization: Bearer hunter2hunter2' },
      },
    );
    expect([application.masked, config.masked]).toEqual([true, true]);
    expect(JSON.stringify([application, config])).not.toMatch(/hunter/);
    expect(application.live).toContain('https://git.example.com/fleet.git');
    expect(application.live).toContain('name: TOKEN');
    expect(config.live).toContain('postgres://shop@db/shop');
  });

  it('knows a Secret by itself, whatever it is called beside', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret' };
    const diff = diffOf(
      { kind: 'ConfigMap' },
      { ...secret, data: { password: btoa(secretWord) } },
      { ...secret, data: { password: btoa('hunter3') } },
    );
    expect(diff.masked).toBe(true);
    expect(diff.live).toContain('(differs)');
    expect(diff.live).not.toContain(btoa(secretWord));
  });
});
