import { ConfigReader } from '@backstage/config';
import type { JsonValue } from '@backstage/types';
import { SectionReader } from '../sectionReader';
import { readMetrics } from './config';

function read(metrics: JsonValue) {
  const problems: string[] = [];
  const section = new SectionReader(
    new ConfigReader({ fleet: { metrics } }),
    '',
    problems,
  );
  return { ...readMetrics(section.sub('fleet').sub('metrics')), problems };
}

describe('readMetrics', () => {
  it('reads all that can be written', () => {
    const metrics = read({
      fleet: {
        url: 'https://thanos.example.com/query/',
        clusterLabel: 'k8s_cluster',
        clusterNames: [{ hub: 'eu', cluster: 'shop', value: 'eu/shop' }],
        token: 'secret',
        timeout: '5s',
        maxConcurrency: 2,
      },
      servers: [
        { hub: 'eu', url: 'http://prometheus:9090', tokenFile: '/token' },
        { hub: 'eu', cluster: 'shop', url: 'http://shop:9090', caFile: '/ca' },
      ],
      requests: { total: 'requests', statusLabel: 'status', duration: 'took' },
      grafana: {
        clusterUrl:
          'https://grafana.example.com/d/fleet?var-cluster={{cluster}}&var-hub={{ hub }}',
      },
    });
    expect(metrics).toEqual({
      fleet: {
        setting: 'fleet.metrics.fleet',
        url: 'https://thanos.example.com/query',
        clusterLabel: 'k8s_cluster',
        names: [{ hub: 'eu', cluster: 'shop', value: 'eu/shop' }],
        token: 'secret',
        skipTlsVerify: false,
        timeoutMs: 5_000,
        maxConcurrency: 2,
      },
      servers: [
        {
          setting: 'fleet.metrics.servers[0]',
          hub: 'eu',
          url: 'http://prometheus:9090',
          tokenFile: '/token',
          skipTlsVerify: false,
          timeoutMs: 10_000,
          maxConcurrency: 4,
        },
        {
          setting: 'fleet.metrics.servers[1]',
          hub: 'eu',
          cluster: 'shop',
          url: 'http://shop:9090',
          caFile: '/ca',
          skipTlsVerify: false,
          timeoutMs: 10_000,
          maxConcurrency: 4,
        },
      ],
      requests: { total: 'requests', statusLabel: 'status', duration: 'took' },
      grafanaUrl:
        'https://grafana.example.com/d/fleet?var-cluster={{cluster}}&var-hub={{ hub }}',
      problems: [],
    });
  });

  it.each<[string, JsonValue, string]>([
    ['no URL', { fleet: {} }, 'fleet.metrics.fleet.url is missing'],
    [
      'a URL with a password',
      { fleet: { url: 'http://me:secret@thanos' } },
      'fleet.metrics.fleet.url must not carry a user or password',
    ],
    [
      'two tokens',
      { fleet: { url: 'http://t', token: 'a', tokenFile: 'b' } },
      'fleet.metrics.fleet.tokenFile stands beside token',
    ],
    [
      'a label that is not one',
      { fleet: { url: 'http://t', clusterLabel: 'a="b"} or up{c' } },
      'fleet.metrics.fleet.clusterLabel must be a name',
    ],
    [
      'a metric that is not one',
      { requests: { total: 'up{a="b"}' } },
      'fleet.metrics.requests.total must be a name',
    ],
    [
      'a server of nobody',
      { servers: [{ url: 'http://p' }] },
      'fleet.metrics.servers[0].hub is missing',
    ],
    [
      'a server twice',
      {
        servers: [
          { hub: 'eu', url: 'http://p' },
          { hub: 'eu', url: 'http://q' },
        ],
      },
      'fleet.metrics.servers[1].cluster has an entry already',
    ],
    [
      'a link that runs a script',
      { grafana: { clusterUrl: 'javascript:alert({{cluster}})' } },
      'fleet.metrics.grafana.clusterUrl must be a URL',
    ],
    [
      'a link to where a cluster wants',
      { grafana: { clusterUrl: 'https://{{cluster}}.example.com/' } },
      'fleet.metrics.grafana.clusterUrl must be a URL',
    ],
  ])('says what is wrong with %s', (_, metrics, words) => {
    const { problems, ...used } = read(metrics);
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(used.grafanaUrl).toBeUndefined();
  });
});
