import type { MetricQuery } from '@fleet-portal/backstage-plugin-fleet-node';
import { parser } from '@prometheus-io/lezer-promql';
import fc from 'fast-check';
import { seed } from '../../reliability/__testUtils__/effort';
import * as argoCd from './argoCdQueries';
import * as cluster from './clusterQueries';
import { quoted, series, span } from './promql';
import { defaultRequestMetrics } from './requestMetrics';

/** Where the official grammar finds something that is not PromQL. */
function mistakes(query: string): string[] {
  const found: string[] = [];
  parser.parse(query).iterate({
    enter: ({ type, from }) => {
      if (type.isError) found.push(query.slice(from));
    },
  });
  return found;
}

/** What a PromQL string says (the escapes of Go that are written). */
function unquoted(text: string): string {
  const meaning: Record<string, string> = { n: '\n', r: '\r' };
  return text
    .slice(1, -1)
    .replace(/\\(.)/g, (_, letter: string) => meaning[letter] ?? letter);
}

/** The strings of a query, as they stand in it. */
function stringsOf(query: string): string[] {
  const found: string[] = [];
  parser.parse(query).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'StringLiteral') found.push(query.slice(from, to));
    },
  });
  return found;
}

const requests = defaultRequestMetrics;
const library: [string, MetricQuery][] = [
  ['nodeCount', cluster.nodeCount],
  ['nodesNotReady', cluster.nodesNotReady],
  ['cpuUsed', cluster.cpuUsed],
  ['cpuAllocatable', cluster.cpuAllocatable],
  ['memoryUsed', cluster.memoryUsed],
  ['memoryAllocatable', cluster.memoryAllocatable],
  ['apiServerAvailability', cluster.apiServerAvailability(3_600_000)],
  ['requestErrorRate', cluster.requestErrorRate(requests, 300_000)],
  ['requestLatency', cluster.requestLatency(requests, 0.99, 300_000)],
  ['requestRate', cluster.requestRate(requests, 300_000)],
  ['applicationsByHealth', argoCd.applicationsByHealth()],
  ['applicationsByHealth of one', argoCd.applicationsByHealth('https://a"b')],
  ['applicationsBySync', argoCd.applicationsBySync()],
  ['reconcileSeconds', argoCd.reconcileSeconds],
  ['reconcileRate', argoCd.reconcileRate],
  ['queueDepth', argoCd.queueDepth],
  ['queueSeconds', argoCd.queueSeconds],
  ['gitRequestRate', argoCd.gitRequestRate],
  ['gitSeconds', argoCd.gitSeconds],
  ['gitFailures', argoCd.gitFailures],
  ['parallelismWait', argoCd.parallelismWait],
  ['repoPending', argoCd.repoPending],
  ['repoCacheHits', argoCd.repoCacheHits],
  ['kubectlPending', argoCd.kubectlPending],
  ['clusterOwners', argoCd.clusterOwners],
  ...argoCd.scrapedReplicas.map(
    ({ component, query }): [string, MetricQuery] => [component, query],
  ),
];

describe('the queries', () => {
  it.each(library)('%s is PromQL, of one cluster and of many', (_, query) => {
    expect(mistakes(query([]))).toEqual([]);
    expect(mistakes(query([], 'cluster'))).toEqual([]);
    expect(mistakes(query([{ label: 'cluster', value: 'eu' }]))).toEqual([]);
  });

  it('keep every value of a label in its string', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...library.map(([, query]) => query)),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({
            unit: fc.constantFrom('"', '\\', '\n', '\r', '}', 'n', '#'),
          }),
        ),
        (query, value) => {
          const text = query([{ label: 'cluster', value }]);
          expect(mistakes(text)).toEqual([]);
          expect(stringsOf(text).map(unquoted)).toContain(value);
          // Nothing of the value is read as anything else.
          const plain = query([{ label: 'cluster', value: 'plain' }]);
          expect(stringsOf(text)).toHaveLength(stringsOf(plain).length);
        },
      ),
      { seed },
    );
  });

  it('write matchers, strings and spans', () => {
    expect(series('up', [])).toBe('up');
    expect(series('up', [{ label: 'a', value: 'b' }], 'c!="d"')).toBe(
      'up{c!="d",a="b"}',
    );
    expect(quoted('say "\\n"\n')).toBe('"say \\"\\\\n\\"\\n"');
    expect(span(90_000)).toBe('90s');
  });
});
