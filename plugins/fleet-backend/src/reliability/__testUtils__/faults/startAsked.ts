import type { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubClient } from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../../../clock';
import type { FleetConfig } from '../../../config';
import type { FleetRuntime } from '../../../FleetRuntime';
import { createObservability } from '../../../observability/createObservability';
import { PrometheusClient } from '../../../observability/PrometheusClient';
import { createProvisioning } from '../../../provisioning/createProvisioning';
import type { FleetContext } from '../../../service/FleetService';
import type { RunningFleetService } from '../../../service/createFleetService';
import type { Told } from './AskedSource';
import type { Traffic } from './Traffic';

interface AskedOptions {
  config: FleetConfig;
  runtime: FleetRuntime;
  running: RunningFleetService;
  hubClients: ReadonlyMap<string, HubClient>;
  clock: Clock;
  context: FleetContext;
  /** Of the metrics server at a URL. */
  trafficOf: (url: string) => Traffic;
}

/** What pages tell of sources that nobody asks until somebody looks. */
export function startAsked(options: AskedOptions) {
  const { config, runtime, running, clock, context } = options;
  const { views, caller } = running;
  const shared = { ...options, views, caller, spokes: runtime.spokes };
  const { observability, close: closeMetrics } = createObservability({
    ...shared,
    config: config.metrics,
    connect: server =>
      options
        .trafficOf(server.url)
        .metrics(new PrometheusClient(server, clock)),
  });
  const { provisioning, close: closeManagement } = createProvisioning({
    ...shared,
    model: runtime.model,
    spokeAccess: runtime.spokeAccess,
  });

  return {
    /** How many nodes are ready, as the charts of a cluster have it. */
    async metrics(ref: ClusterRef): Promise<Told> {
      const { nodes } = await observability.getClusterMetrics(
        ref,
        '6h',
        context,
      );
      if (nodes.status !== 'ok') {
        const at = 'since' in nodes ? Date.parse(nodes.since) : undefined;
        return { status: nodes.status, at, reason: nodes.reason };
      }
      const ready = nodes.value.find(({ name }) => name === 'ready');
      return {
        status: 'ok',
        value: ready?.values.at(-1) ?? undefined,
        at: Date.parse(nodes.observedAt),
      };
    },

    /** How many clusters Cluster API makes for a hub. */
    async management(hub: string): Promise<Told> {
      const { managementClusters, items } = await provisioning.getProvisioning(
        context,
      );
      const told = managementClusters.find(({ ref }) => ref.hub === hub);
      const { status = 'pending', observedAt, reason } = told ?? {};
      return {
        status,
        reason,
        at: observedAt === undefined ? undefined : Date.parse(observedAt),
        value:
          status === 'ok' || status === 'stale'
            ? items.filter(item => item.hub === hub).length
            : undefined,
      };
    },

    async stop(): Promise<void> {
      await closeMetrics();
      await closeManagement();
    },
  };
}
