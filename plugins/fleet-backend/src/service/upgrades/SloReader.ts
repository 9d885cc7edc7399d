import {
  ClusterRef,
  ClusterUpgrade,
  SloReading,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetMetrics } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  ClusterDeployment,
  deploymentsOf,
} from '../../domain/deliveryDeployments';
import type { RequestMetrics } from '../../domain/observability/requestMetrics';
import {
  judgeDeployments,
  judgeMeasured,
  measuredObjectives,
  SloConfig,
} from '../../domain/upgrades/slo';
import type { HistoryStore } from '../../history';

/** Rows of one question; a cluster has some hundreds of them in a soak. */
const MOST_EVENTS = 20_000;

/** What metrics servers and the history say of upgraded clusters, against their objectives. */
export class SloReader {
  readonly #slo: SloConfig;
  readonly #requests: RequestMetrics;
  readonly #metrics: FleetMetrics;
  readonly #history: () => Pick<HistoryStore, 'events'> | undefined;

  constructor(options: {
    slo: SloConfig;
    requests: RequestMetrics;
    metrics: FleetMetrics;
    history: () => Pick<HistoryStore, 'events'> | undefined;
  }) {
    this.#slo = options.slo;
    this.#requests = options.requests;
    this.#metrics = options.metrics;
    this.#history = options.history;
  }

  /** By cluster; each has every figure with an objective. */
  async read(
    clusters: readonly ClusterUpgrade[],
  ): Promise<ReadonlyMap<string, SloReading[]>> {
    const read = await Promise.all(
      clusters.map(async cluster => {
        const readings = await Promise.all([
          ...this.#measured(cluster.ref),
          ...this.#deployed(cluster),
        ]);
        return [stringifyClusterRef(cluster.ref), readings] as const;
      }),
    );
    return new Map(read);
  }

  #measured(ref: ClusterRef): Promise<SloReading>[] {
    return measuredObjectives(this.#slo, this.#requests).map(async objective =>
      judgeMeasured(
        objective,
        await this.#metrics.queryInstant(
          { kind: 'cluster', ref },
          objective.query,
        ),
      ),
    );
  }

  #deployed(cluster: ClusterUpgrade): Promise<SloReading>[] {
    const { failedDeployments } = this.#slo;
    if (failedDeployments === undefined) return [];
    return [
      this.#deploymentsOn(cluster).then(
        deployments => judgeDeployments(failedDeployments, deployments),
        () => judgeDeployments(failedDeployments, undefined),
      ),
    ];
  }

  /** Since it was upgraded; before that nothing is the upgrade's doing. */
  async #deploymentsOn({
    ref,
    upgradedAt,
  }: ClusterUpgrade): Promise<ClusterDeployment[] | undefined> {
    if (upgradedAt === undefined) return [];
    const store = this.#history();
    const from = Date.parse(upgradedAt);
    const events = await store?.events({
      hubs: [ref.hub],
      clusters: [ref.name],
      from,
      limit: MOST_EVENTS,
    });
    return events && deploymentsOf(events);
  }
}
