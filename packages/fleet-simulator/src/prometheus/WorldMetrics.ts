import type { FleetWorld } from '../world/FleetWorld';
import { inCluster } from '../world/customResources';
import { ApplicationHistory } from './ApplicationHistory';
import { clusterMetrics, workloadMetrics } from './metrics/clusterMetrics';
import { controllerMetrics } from './metrics/controllerMetrics';
import { spokeName } from './metrics/hubPods';
import { meshMetrics } from './metrics/meshMetrics';
import { repoServerMetrics } from './metrics/repoServerMetrics';
import type { MetricTable, Series } from './series';

/**
 * What a Thanos over the whole demo fleet would know: computed from the world
 * and its past. The label `cluster` names the cluster; that of a hub has the
 * hub's name.
 */
export class WorldMetrics {
  readonly #world: FleetWorld;
  readonly #repo: string;
  readonly #history: ApplicationHistory;
  readonly #deaf: () => void;

  constructor(world: FleetWorld, repoURL: string) {
    this.#world = world;
    this.#repo = repoURL;
    this.#history = new ApplicationHistory(world);
    this.#deaf = world.onTick(() => this.#history.look());
  }

  /** World time, ms. */
  now(): number {
    return this.#world.now();
  }

  close(): void {
    this.#deaf();
  }

  /** As the world is at this moment. */
  table(): MetricTable {
    const world = this.#world;
    const table = new Map<string, Series[]>();
    const add = ([name, series]: [string, Series]) => {
      const all = table.get(name);
      if (all) all.push(series);
      else table.set(name, [series]);
    };
    table.set('argocd_app_info', this.#history.series());
    for (const hub of world.hubs) {
      const spokeOf = (cluster: string) =>
        world.spokes.find(({ name }) => name === spokeName(hub, cluster));
      controllerMetrics(world, hub).forEach(add);
      repoServerMetrics(world, hub, this.#repo).forEach(add);
      for (const cluster of [...hub.clusters(), inCluster]) {
        const spoke = spokeOf(cluster.name);
        if (!spoke) continue;
        clusterMetrics(world, spoke).forEach(add);
        meshMetrics(world, spoke).forEach(add);
      }
      for (const app of hub.applications()) {
        const spoke = spokeOf(hub.clusterOf(app)?.name ?? '');
        if (!spoke || app.live.length === 0) continue;
        workloadMetrics(world, spoke, {
          name: app.name,
          namespace: app.spec.destination.namespace ?? app.name,
          since: app.createdAt,
        }).forEach(add);
      }
    }
    return table;
  }
}
