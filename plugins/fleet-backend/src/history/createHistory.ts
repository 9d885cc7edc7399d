import type {
  DatabaseService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Clock } from '../clock';
import type { EnvironmentRules } from '../domain/environments';
import type { EntityLinks } from '../domain/facts';
import type { FleetModel, SpokeVoices } from '../model/FleetModel';
import { DeliveryRecorder } from './DeliveryRecorder';
import { HistoryDatabase } from './HistoryDatabase';
import type { HistoryStore } from './HistoryStore';
import { HistoryWriter } from './HistoryWriter';
import { VoiceRecorder } from './VoiceRecorder';

export interface HistoryOptions {
  config: {
    staleAfterMs: number;
    environments: EnvironmentRules;
    history: { retentionMs: number };
  };
  database: DatabaseService;
  scheduler: SchedulerService;
  clock: Clock;
  logger: LoggerService;
}

/** What is recorded, and from whom. */
export interface HistorySources {
  model: FleetModel;
  spokes: SpokeVoices;
  links: EntityLinks;
}

/** The history: to be read at once, and kept up to date from `record` on. */
export interface History {
  /** Undefined while the database is not there. */
  store(): HistoryStore | undefined;
  /** Begins to record; resolves how to stop when what is known is written. */
  record(sources: HistorySources): () => Promise<void>;
}

const RETRY_MS = 60_000;

/** Opens the history; waits for nothing. */
export function createHistory(options: HistoryOptions): History {
  const { clock, logger, config } = options;
  const { retentionMs } = config.history;
  let recorder: DeliveryRecorder | undefined;
  const writer = new HistoryWriter({
    clock,
    logger,
    store: () => database.store,
    onRoom: () => recorder?.settle(),
  });
  const database = new HistoryDatabase({
    ...options,
    onReady: () => writer.wake(),
  });
  return {
    store: () => database.store,
    record(sources) {
      const parts = {
        ...sources,
        rules: config.environments,
        staleAfterMs: config.staleAfterMs,
        retentionMs,
        writer,
        clock,
      };
      recorder = new DeliveryRecorder(parts);
      const voices = new VoiceRecorder(parts);
      recorder.start();
      voices.start();
      database.start();
      const stopForgetting = forgetRegularly(options, () => database.store);
      return async () => {
        stopForgetting();
        recorder?.stop();
        voices.stop();
        database.stop();
        await writer.stop();
      };
    },
  };
}

/** One replica at a time forgets what is older than the retention. */
function forgetRegularly(
  { scheduler, clock, logger, config }: HistoryOptions,
  store: () => HistoryStore | undefined,
): () => void {
  let cancel = () => {};
  let told = false;
  const schedule = async () => {
    try {
      await scheduler.scheduleTask({
        id: 'fleet-history-retention',
        frequency: { hours: 6 },
        timeout: { minutes: 15 },
        initialDelay: { minutes: 1 },
        async fn() {
          const before = clock.now() - config.history.retentionMs;
          const forgotten = await store()?.forgetBefore(before);
          if (forgotten) {
            logger.info(`Forgot ${forgotten} old events of the fleet.`);
          }
        },
      });
    } catch (error) {
      // The scheduler has its tables in the same database.
      if (!told) {
        logger.warn(
          `Old events of the fleet are not forgotten for now, because the task cannot be scheduled: ${error}`,
        );
      }
      told = true;
      cancel = clock.after(RETRY_MS, () => void schedule());
    }
  };
  void schedule();
  return () => cancel();
}
