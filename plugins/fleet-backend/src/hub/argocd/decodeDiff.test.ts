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
});
