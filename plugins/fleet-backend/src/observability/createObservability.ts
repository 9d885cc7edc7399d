import type { Clock } from '../clock';
import type {
  FleetMetrics,
  HubClient,
  MetricsClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { SpokeVoices } from '../model/FleetModel';
import type { FleetAuthorizer } from '../service/FleetAuthorizer';
import type { FleetViews } from '../service/FleetViews';
import { HubHealthReader } from '../service/hubHealth/HubHealthReader';
import { HubWorkloads } from '../service/hubHealth/HubWorkloads';
import { AuthorizedObservabilityService } from '../service/observability/AuthorizedObservabilityService';
import { DefaultObservabilityService } from '../service/observability/DefaultObservabilityService';
import type { ObservabilityService } from '../service/observability/ObservabilityService';
import type { MetricsConfig, MetricsServerConfig } from './config';
import { ConfiguredMetrics } from './ConfiguredMetrics';
import { PrometheusClient } from './PrometheusClient';

export interface ObservabilityOptions {
  config: MetricsConfig;
  views: FleetViews;
  caller: FleetAuthorizer;
  hubClients: ReadonlyMap<string, HubClient>;
  spokes: SpokeVoices;
  clock: Clock;
  /** How a metrics server is asked; over HTTP by default. */
  connect?: (server: MetricsServerConfig) => MetricsClient;
}

/** The metrics for whoever reasons with them, and the service for readers. */
export function createObservability(options: ObservabilityOptions): {
  metrics: FleetMetrics;
  observability: ObservabilityService;
  close(): Promise<void>;
} {
  const { config, views, caller, clock } = options;
  const now = () => clock.now();
  const metrics = new ConfiguredMetrics({
    config,
    connect: options.connect ?? (server => new PrometheusClient(server, clock)),
    now,
  });
  const inner = new DefaultObservabilityService({
    views,
    metrics,
    hubs: new HubHealthReader({
      metrics,
      workloads: new HubWorkloads(options),
    }),
    grafanaUrl: config.grafanaUrl,
    now,
  });
  return {
    metrics,
    observability: new AuthorizedObservabilityService({ inner, caller }),
    close: () => metrics.close(),
  };
}
