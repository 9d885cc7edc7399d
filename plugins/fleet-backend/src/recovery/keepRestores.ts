import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Clock } from '../clock';
import type { FleetModel, SpokeVoices } from '../model/FleetModel';
import type { RestoreBook } from './RestoreBook';

const DAY_MS = 86_400_000;
/** Long enough to show an auditor the drills of the year before. */
const KEPT_MS = 730 * DAY_MS;

export interface KeepRestoresOptions {
  model: Pick<FleetModel, 'hubs'>;
  spokes: Pick<SpokeVoices, 'platform'>;
  book: RestoreBook;
  clock: Pick<Clock, 'now'>;
  logger: LoggerService;
}

/** Looks every hour, on one replica. */
export async function scheduleKeeping(
  options: KeepRestoresOptions & { scheduler: SchedulerService },
): Promise<void> {
  await options.scheduler.scheduleTask({
    id: 'fleet-restores',
    frequency: { hours: 1 },
    timeout: { minutes: 30 },
    initialDelay: { minutes: 1 },
    scope: 'global',
    fn: () => keepRestores(options),
  });
}

/** Reads the restores of every spoke; one that does not answer is read next time. */
export async function keepRestores(
  options: KeepRestoresOptions,
): Promise<void> {
  const { model, spokes, book, clock, logger } = options;
  const refs = model
    .hubs()
    .flatMap(hub =>
      [...hub.clusters.values()].map(({ name }) => ({ hub: hub.name, name })),
    );
  for (const ref of refs) {
    const { restores } = (await spokes.platform(ref)).platform;
    if (restores?.status === 'ok') await book.keep(ref, restores.value);
  }
  await book.forgetBefore(clock.now() - KEPT_MS);
  logger.debug(`Restores of ${refs.length} clusters were looked at.`);
}
