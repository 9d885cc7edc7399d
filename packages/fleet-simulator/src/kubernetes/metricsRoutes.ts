import type { Router } from 'express';
import { timestamp } from '../clock';
import { replyJson } from '../http/reply';
import { isJsonObject, valueAt, type JsonObject } from '../json';
import { noSuchResource, replyStatus } from './kubeStatus';
import { shortcomings } from '../scenario/shortcomings';
import type { SpokeSpec } from '../scenario/topology';
import type { SpokeContext } from './SpokeContext';
import { selectionOf } from './selection';

/** metrics-server scrapes this often, over this window. */
const scrape = 15_000;
const window = '10.062s';

/** `metrics.k8s.io`, where metrics-server runs, and the API server's own metrics. */
export function addMetricsRoutes(router: Router, context: SpokeContext): void {
  const { spoke, world, store } = context;

  router.get('/apis/metrics.k8s.io/v1beta1/nodes', (request, response) => {
    if (!spoke.metrics) {
      replyStatus(request, response, noSuchResource);
      return;
    }
    const items = store.list('nodes').filter(selectionOf(request));
    replyJson(request, response, {
      kind: 'NodeMetricsList',
      apiVersion: 'metrics.k8s.io/v1beta1',
      metadata: {},
      items: items.map(node => ({
        metadata: metadataOf(node),
        ...moment(),
        usage: usageOf(node, 900, 2_600, 6_000, 12_500),
      })),
    });
  });

  router.get(
    [
      '/apis/metrics.k8s.io/v1beta1/pods',
      '/apis/metrics.k8s.io/v1beta1/namespaces/:namespace/pods',
    ],
    (request, response) => {
      if (!spoke.metrics) {
        replyStatus(request, response, noSuchResource);
        return;
      }
      const items = store
        .list('pods')
        .filter(selectionOf(request))
        .filter(pod => valueAt(pod, ['status', 'phase']) === 'Running');
      replyJson(request, response, {
        kind: 'PodMetricsList',
        apiVersion: 'metrics.k8s.io/v1beta1',
        metadata: {},
        items: items.map(pod => ({
          metadata: metadataOf(pod),
          ...moment(),
          containers: [{ name: 'app', usage: usageOf(pod, 5, 180, 40, 220) }],
        })),
      });
    },
  );

  router.get('/metrics', (_request, response) => {
    const deprecated = deprecatedOn(spoke);
    response.type('text/plain; version=0.0.4').send(
      `# HELP apiserver_requested_deprecated_apis [STABLE] Gauge of deprecated APIs that have been requested, broken out by API group, version, resource, subresource, and removed_release.
# TYPE apiserver_requested_deprecated_apis gauge
${deprecated
  .map(
    ({ group, version, resource, removed }) =>
      `apiserver_requested_deprecated_apis{group="${group}",removed_release="${removed}",resource="${resource}",subresource="",version="${version}"} 1\n`,
  )
  .join('')}`,
    );
  });

  function moment(): JsonObject {
    const now = world.now();
    return { timestamp: timestamp(now - (now % scrape)), window };
  }

  function usageOf(
    object: JsonObject,
    cpuLow: number,
    cpuHigh: number,
    memoryLow: number,
    memoryHigh: number,
  ): JsonObject {
    const uid = String(valueAt(object, ['metadata', 'uid']));
    const round = String(Math.floor(world.now() / scrape));
    // A level of its own for each object, and a little movement around it.
    const level = (low: number, high: number, what: string) =>
      world.seeded.between(low, high, what, uid) *
      (0.95 + world.seeded.fraction(what, uid, round) / 10);
    const cpu = Math.round(level(cpuLow, cpuHigh, 'cpu') * 1e6);
    const memory = Math.round(level(memoryLow, memoryHigh, 'memory') * 1024);
    return { cpu: `${cpu}n`, memory: `${memory}Ki` };
  }
}

function metadataOf(object: JsonObject): JsonObject {
  const metadata = isJsonObject(object.metadata) ? object.metadata : {};
  return {
    name: metadata.name,
    ...(metadata.namespace && { namespace: metadata.namespace }),
    creationTimestamp: metadata.creationTimestamp,
    labels: metadata.labels,
  };
}

/** What somebody asked the API server for, and should not any more. */
function deprecatedOn({ tier, name }: SpokeSpec) {
  const endpoints = { group: '', version: 'v1', resource: 'endpoints' };
  const addresses = {
    group: 'networking.k8s.io',
    version: 'v1beta1',
    resource: 'ipaddresses',
  };
  return [
    ...(tier === 'batch' || name in shortcomings
      ? [{ ...endpoints, removed: '' }]
      : []),
    ...(shortcomings[name]?.doomedApi
      ? [{ ...addresses, removed: '1.37' }]
      : []),
  ];
}
