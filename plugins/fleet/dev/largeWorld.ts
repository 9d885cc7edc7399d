import {
  ApplicationSummary,
  ClusterSummary,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildApplication,
  buildCluster,
  buildHub,
  buildHubSource,
  emptyWorld,
  FakeWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';

/** 10,000 Applications: 1,000 services on 10 of 500 clusters each. */
export function largeWorld(now: string): FakeWorld {
  const environments = ['dev', 'staging', 'prod'];
  const clusters = Array.from({ length: 500 }, (_, index): ClusterSummary => {
    const environment = environments[index % 3];
    return buildCluster({
      ref: { hub: 'prod-hub', name: `${environment}-${index}` },
      environment,
      region: `region-${index % 12}`,
    });
  });
  const applications = Array.from(
    { length: 10_000 },
    (_, index): ApplicationSummary => {
      const service = index % 1_000;
      const place = Math.floor(index / 1_000);
      const cluster = clusters[(service * 7 + place * 50) % clusters.length];
      return buildApplication({
        service: `service-${service}`,
        cluster: cluster.ref.name,
        environment: cluster.environment,
        version: `${service % 9}.${place}.${service % 30}`,
        state: index % 97 === 0 ? 'degraded' : 'healthy',
      });
    },
  );
  const first = clusters[0];
  return emptyWorld({
    now,
    hubs: [buildHub({ clusters: clusters.length })],
    sources: [buildHubSource({ observedAt: now })],
    clusters,
    applications,
    gaps: { 'service-0': { [stringifyClusterRef(first.ref)]: 'tier' } },
  });
}
