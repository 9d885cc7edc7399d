import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { burntFigures } from '../domain/upgrades/plan';
import type { KeptStops } from '../service/upgrades/KeptStops';
import type { PlanReader } from '../service/upgrades/PlanReader';

export interface WatchUpgradeOptions {
  plans: Pick<PlanReader, 'read'>;
  stops: Pick<KeptStops, 'stop'>;
  logger: LoggerService;
  newId: () => string;
  now: () => number;
}

/** Looks again and again, on one replica. */
export async function scheduleWatch(
  options: WatchUpgradeOptions & {
    scheduler: SchedulerService;
    checkEveryMs: number;
  },
): Promise<void> {
  await options.scheduler.scheduleTask({
    id: 'fleet-upgrade-watch',
    frequency: { milliseconds: options.checkEveryMs },
    timeout: { minutes: 5 },
    // The table is made while the plugin starts.
    initialDelay: { milliseconds: options.checkEveryMs },
    scope: 'global',
    fn: () => watchUpgrade(options),
  });
}

/** Stops the plan when an upgraded cluster is beyond an objective. */
export async function watchUpgrade({
  plans,
  stops,
  logger,
  newId,
  now,
}: WatchUpgradeOptions): Promise<void> {
  const plan = await plans.read();
  const burnt = plan ? burntFigures(plan.waves) : [];
  if (!plan || burnt.length === 0) return;
  const { version } = plan;
  const isNew = await stops.stop({ id: newId(), version, at: now(), burnt });
  if (!isNew) return;
  const clusters = [...new Set(burnt.map(({ cluster }) => cluster.name))];
  logger.warn(
    `The upgrade to ${version} was stopped: ${clusters.join(
      ', ',
    )} beyond an objective of fleet.upgrades.slo.`,
  );
}
