import type {
  HubHealth,
  HubReplicas,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  FleetMetrics,
  MetricQuery,
  MetricReading,
  MetricSample,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { FleetView } from '../../domain/FleetView';
import { adviseHub } from '../../domain/hubHealth/advice';
import {
  figuresOf,
  figureSources,
  shardsOf,
} from '../../domain/hubHealth/figures';
import {
  clusterOwners,
  scrapedReplicas,
} from '../../domain/observability/argoCdQueries';
import {
  joinReadings,
  mapReading,
} from '../../domain/observability/metricBlock';
import type { HubPlace } from '../../domain/place';
import type { HubWorkloads } from './HubWorkloads';

type Samples = readonly MetricSample[];

/** How a hub itself works, from the metrics of its Argo CD and its workloads. */
export class HubHealthReader {
  readonly #metrics: FleetMetrics;
  readonly #workloads: Pick<HubWorkloads, 'of'>;

  constructor(options: {
    metrics: FleetMetrics;
    workloads: Pick<HubWorkloads, 'of'>;
  }) {
    this.#metrics = options.metrics;
    this.#workloads = options.workloads;
  }

  async read(view: FleetView, { facts }: HubPlace): Promise<HubHealth> {
    const hub = facts.name;
    const places = view.places.filter(({ ref }) => ref.hub === hub);
    const counts = new Map(
      places.map(place => [
        place.facts.server,
        { name: place.ref.name, count: view.rowsOn(place).length },
      ]),
    );
    const [components, figures, owners, workloads] = await Promise.all([
      this.#components(hub),
      this.#figures(hub),
      this.#ask(hub, clusterOwners),
      this.#workloads.of(hub, places),
    ]);
    const shards = mapReading(owners, samples => shardsOf(samples, counts));
    return {
      hub,
      title: facts.title,
      uiUrl: facts.uiUrl,
      clusters: places.length,
      applications: view.rows.filter(row => row.facts.hub === hub).length,
      components,
      workloads,
      figures,
      shards,
      advice: adviseHub({
        replicas: components.status === 'ok' ? components.value : undefined,
        figures: figures.status === 'ok' ? figures.value : undefined,
        shards: shards.status === 'ok' ? shards.value : undefined,
      }),
    };
  }

  async #components(hub: string): Promise<HubHealth['components']> {
    const readings = await Promise.all(
      scrapedReplicas.map(({ query }) => this.#ask(hub, query)),
    );
    return joinReadings(readings, counts => [
      ...scrapedReplicas.map(({ component }, index): HubReplicas => {
        const replicas = counts[index]?.[0]?.value ?? undefined;
        return { component, replicas };
      }),
      // Argo CD's own metrics do not tell of it.
      { component: 'redis' },
    ]);
  }

  async #figures(hub: string): Promise<HubHealth['figures']> {
    const queries = [...new Set(figureSources.map(({ query }) => query))];
    const readings = await Promise.all(
      queries.map(query => this.#ask(hub, query)),
    );
    return joinReadings(readings, answers => {
      const told = queries.flatMap((query, index): [MetricQuery, Samples][] => {
        const samples = answers[index];
        return samples ? [[query, samples]] : [];
      });
      return figuresOf(new Map(told));
    });
  }

  #ask(hub: string, query: MetricQuery): Promise<MetricReading<Samples>> {
    return this.#metrics.queryInstant({ kind: 'hub', hub }, query);
  }
}
