import {
  ClusterMetrics,
  ClusterRef,
  FleetMetricsAnswer,
  HubDetail,
  HubsResponse,
  MetricBlock,
  MetricLine,
  MetricSpan,
  phrase,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  FleetMetrics,
  MetricQuery,
  MetricRange,
  MetricsSubject,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { clusterKey } from '../../domain/facts';
import { applicationsByHealth } from '../../domain/observability/argoCdQueries';
import * as queries from '../../domain/observability/clusterQueries';
import { grafanaLink } from '../../domain/observability/grafanaLink';
import {
  healthLines,
  lineOf,
  momentsOf,
  nodeLines,
  rangeOf,
} from '../../domain/observability/lines';
import {
  joinReadings,
  joinWholly,
  mapReading,
} from '../../domain/observability/metricBlock';
import type { FleetContext } from '../FleetService';
import type { FleetViews } from '../FleetViews';
import type { HubHealthReader } from '../hubHealth/HubHealthReader';
import { unknownHub, unknownObject } from '../unknownObject';
import type { ObservabilityService } from './ObservabilityService';

const restricted = {
  status: 'restricted' as const,
  ...told({ reason: phrase('trouble.metricsRestricted') }),
};

/** From what the metrics servers of the configuration say. */
export class DefaultObservabilityService implements ObservabilityService {
  readonly #views: FleetViews;
  readonly #metrics: FleetMetrics;
  readonly #hubs: HubHealthReader;
  readonly #grafanaUrl?: string;
  readonly #now: () => number;

  constructor(options: {
    views: FleetViews;
    metrics: FleetMetrics;
    hubs: HubHealthReader;
    grafanaUrl?: string;
    now: () => number;
  }) {
    this.#views = options.views;
    this.#metrics = options.metrics;
    this.#hubs = options.hubs;
    this.#grafanaUrl = options.grafanaUrl;
    this.#now = options.now;
  }

  async getClusterMetrics(
    ref: ClusterRef,
    span: MetricSpan,
    { scope }: FleetContext,
  ): Promise<ClusterMetrics> {
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    const place = view.place(clusterKey(ref.hub, ref.name));
    if (!place) throw unknownObject(`cluster ${ref.name}`, ref.hub, 'clusters');
    const range = rangeOf(span, this.#now());
    const { server } = place.facts;
    const [cpu, memory, nodes, applications] = await Promise.all([
      this.#usage(place.ref, range, queries.cpuUsed, queries.cpuAllocatable),
      this.#usage(
        place.ref,
        range,
        queries.memoryUsed,
        queries.memoryAllocatable,
      ),
      this.#nodes(place.ref, range),
      view.whole
        ? this.#health(place.ref.hub, range, server)
        : Promise.resolve(restricted),
    ]);
    return {
      ...this.#views.envelope(versioned, {
        places: [place],
        hubNames: new Set([ref.hub]),
      }),
      ...momentsOf(span, range),
      ref: place.ref,
      cpu,
      memory,
      nodes,
      applications,
      grafanaUrl: grafanaLink(this.#grafanaUrl, place.ref),
    };
  }

  async getFleetMetrics(
    span: MetricSpan,
    { scope }: FleetContext,
  ): Promise<FleetMetricsAnswer> {
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    const range = rangeOf(span, this.#now());
    const common = {
      ...this.#views.envelope(versioned),
      ...momentsOf(span, range),
    };
    if (!view.whole) {
      return { ...common, applications: restricted, missing: [] };
    }
    const hubs = view.hubs.map(({ facts }) => facts.name);
    // A hub that is not answered for is named, and does not empty the chart.
    const answers = await Promise.all(
      hubs.map(hub =>
        this.#metrics.queryRange(
          { kind: 'hub', hub },
          applicationsByHealth(),
          range,
        ),
      ),
    );
    const applications = joinReadings(answers, series =>
      healthLines(
        series.flatMap(one => one ?? []),
        range,
      ),
    );
    const missing =
      applications.status === 'ok'
        ? answers.flatMap((answer, index) =>
            answer.status === 'ok'
              ? []
              : [
                  {
                    hub: hubs[index],
                    reason: answer.reason,
                    phrases: answer.phrases,
                  },
                ],
          )
        : [];
    return { ...common, applications, missing };
  }

  async getHubs({ scope }: FleetContext): Promise<HubsResponse> {
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    const items = await Promise.all(
      view.hubs.map(hub => this.#hubs.read(view, hub)),
    );
    return { ...this.#views.envelope(versioned), items };
  }

  async getHub(name: string, { scope }: FleetContext): Promise<HubDetail> {
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    const hub = view.hubs.find(({ facts }) => facts.name === name);
    if (!hub) throw unknownHub(name);
    const health = await this.#hubs.read(view, hub);
    const about = { places: [], hubNames: new Set([name]) };
    return { ...this.#views.envelope(versioned, about), health };
  }

  async #usage(
    ref: ClusterRef,
    range: MetricRange,
    used: MetricQuery,
    allocatable: MetricQuery,
  ): Promise<MetricBlock<MetricLine[]>> {
    const readings = await Promise.all([
      this.#ask({ kind: 'cluster', ref }, used, range),
      this.#ask({ kind: 'cluster', ref }, allocatable, range),
    ]);
    return joinReadings(readings, ([usage = [], capacity = []]) => [
      ...lineOf('used', usage, range),
      ...lineOf('allocatable', capacity, range),
    ]);
  }

  async #nodes(
    ref: ClusterRef,
    range: MetricRange,
  ): Promise<MetricBlock<MetricLine[]>> {
    const readings = await Promise.all([
      this.#ask({ kind: 'cluster', ref }, queries.nodeCount, range),
      this.#ask({ kind: 'cluster', ref }, queries.nodesNotReady, range),
    ]);
    // Without a word about those that are not ready, all would seem to be.
    return joinWholly(readings, ([count, notReady]) =>
      nodeLines(count, notReady, range),
    );
  }

  async #health(
    hub: string,
    range: MetricRange,
    server: string,
  ): Promise<MetricBlock<MetricLine[]>> {
    const query = applicationsByHealth(server);
    const reading = await this.#ask({ kind: 'hub', hub }, query, range);
    return mapReading(reading, series => healthLines(series, range));
  }

  #ask(subject: MetricsSubject, query: MetricQuery, range: MetricRange) {
    return this.#metrics.queryRange(subject, query, range);
  }
}
