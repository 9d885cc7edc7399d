import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { burntFigures } from '../domain/upgrades/plan';
import type { KeptStops, NewStop } from '../service/upgrades/KeptStops';
import type { PlanReader, WholePlan } from '../service/upgrades/PlanReader';

export interface WatchUpgradeOptions {
  plans: Pick<PlanReader, 'read'>;
  stops: Pick<KeptStops, 'stop'>;
  logger: LoggerService;
  newId: () => string;
  now: () => number;
  /** Tells people of a stop that was made here; never rejects. */
  tell: (stop: NewStop) => Promise<void>;
  /** Takes what follows a stop one step further. */
  follow: (version: string) => Promise<void>;
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

/**
 * Stops the plan when an upgraded cluster is beyond an objective, and sees to
 * what follows a stop.
 */
export async function watchUpgrade(
  options: WatchUpgradeOptions,
): Promise<void> {
  const plan = await options.plans.read();
  if (!plan) return;
  await stopWhereBurning(plan, options);
  await options.follow(plan.version);
}

async function stopWhereBurning(
  { version, waves }: WholePlan,
  { stops, logger, newId, now, tell }: WatchUpgradeOptions,
): Promise<void> {
  const burnt = burntFigures(waves);
  if (burnt.length === 0) return;
  const stop = { id: newId(), version, at: now(), burnt };
  if (!(await stops.stop(stop))) return;
  const clusters = [...new Set(burnt.map(({ cluster }) => cluster.name))];
  logger.warn(
    `The upgrade to ${version} was stopped: ${clusters.join(
      ', ',
    )} beyond an objective of fleet.upgrades.slo.`,
  );
  await tell(stop);
}
