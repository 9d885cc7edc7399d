import type { ApplicationState } from '../world/applicationState';
import type { FleetWorld } from '../world/FleetWorld';
import type { HubWorld } from '../world/HubWorld';
import type { Series } from './series';

/** Metrics are asked for that far back. */
const kept = 8 * 86_400_000;

interface Chapter {
  readonly from: number;
  readonly to?: number;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * `argocd_app_info` of every Application, now and before: a change of a label
 * ends one series and begins another, as in Prometheus. What was before the
 * demo was started is told by the Application: it was healthy until it was not.
 */
export class ApplicationHistory {
  readonly #world: FleetWorld;
  readonly #chapters = new Map<string, Chapter[]>();
  readonly #seen = new Map<string, ApplicationState>();

  constructor(world: FleetWorld) {
    this.#world = world;
    this.look();
  }

  /** Writes down what is other than before. */
  look(): void {
    const now = this.#world.now();
    const there = new Set<string>();
    for (const hub of this.#world.hubs) {
      for (const app of hub.applications()) {
        const key = `${hub.name}/${app.name}`;
        there.add(key);
        if (this.#seen.get(key) !== app) this.#write(key, hub, app, now);
        this.#seen.set(key, app);
      }
    }
    for (const [key, chapters] of this.#chapters) {
      if (!there.has(key)) this.#end(key, now);
      const recent = chapters.filter(({ to = now }) => to > now - kept);
      if (recent.length === 0) this.#chapters.delete(key);
      else if (recent.length < chapters.length) this.#chapters.set(key, recent);
    }
  }

  series(): Series[] {
    return [...this.#chapters.values()].flat().map(({ labels, from, to }) => ({
      labels,
      at: ms => (ms >= from && ms < (to ?? Infinity) ? 1 : undefined),
    }));
  }

  #write(key: string, hub: HubWorld, app: ApplicationState, now: number): void {
    const labels = labelsOf(hub, app);
    const chapters = this.#chapters.get(key) ?? [];
    const last = chapters.at(-1);
    if (!last) {
      this.#chapters.set(key, beginning(app, labels));
    } else if (last.to !== undefined || differs(last.labels, labels)) {
      this.#end(key, now);
      this.#chapters.set(key, [
        ...(this.#chapters.get(key) ?? []),
        { from: now, labels },
      ]);
    }
  }

  #end(key: string, now: number): void {
    this.#seen.delete(key);
    const chapters = this.#chapters.get(key) ?? [];
    this.#chapters.set(
      key,
      chapters.map(chapter =>
        chapter.to === undefined ? { ...chapter, to: now } : chapter,
      ),
    );
  }
}

function beginning(
  app: ApplicationState,
  labels: Chapter['labels'],
): Chapter[] {
  const turned = app.health?.since;
  if (
    turned === undefined ||
    turned <= app.createdAt ||
    labels.health_status === 'Healthy'
  ) {
    return [{ from: app.createdAt, labels }];
  }
  const before = { ...labels, health_status: 'Healthy', sync_status: 'Synced' };
  return [
    { from: app.createdAt, to: turned, labels: before },
    { from: turned, labels },
  ];
}

/** As the application controller writes them. */
function labelsOf(hub: HubWorld, app: ApplicationState): Chapter['labels'] {
  const { spec } = app;
  const source = spec.source ?? spec.sources?.[0];
  return {
    cluster: hub.name,
    autosync_enabled: String(spec.syncPolicy?.automated !== undefined),
    dest_namespace: spec.destination.namespace ?? '',
    dest_server: hub.clusterOf(app)?.server ?? spec.destination.server ?? '',
    health_status: app.health?.status ?? 'Unknown',
    name: app.name,
    namespace: 'argocd',
    operation: app.operationState?.phase === 'Running' ? 'sync' : '',
    project: spec.project,
    repo: (source?.repoURL ?? '').replace(/\.git$/, ''),
    sync_status: app.sync?.status ?? 'Unknown',
  };
}

function differs(one: Chapter['labels'], other: Chapter['labels']): boolean {
  return Object.keys(other).some(label => one[label] !== other[label]);
}
