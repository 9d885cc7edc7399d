import type {
  DatabaseService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Clock } from '../clock';
import type { RecoveryConfig } from '../domain/recovery/objectives';
import type { FleetModel, SpokeVoices } from '../model/FleetModel';
import type { FleetAuthorizer } from '../service/FleetAuthorizer';
import type { FleetViews } from '../service/FleetViews';
import { AuthorizedRecoveryService } from '../service/recovery/AuthorizedRecoveryService';
import { DefaultRecoveryService } from '../service/recovery/DefaultRecoveryService';
import type { RecoveryService } from '../service/recovery/RecoveryService';
import { scheduleKeeping } from './keepRestores';
import { RestoreBook } from './RestoreBook';

export interface RecoveryOptions {
  config: RecoveryConfig;
  model: FleetModel;
  spokes: SpokeVoices;
  views: FleetViews;
  caller: FleetAuthorizer;
  database: DatabaseService;
  clock: Clock;
  logger: LoggerService;
}

/** The service, and how to begin to keep restores. */
export function createRecovery(options: RecoveryOptions): {
  recovery: RecoveryService;
  keep(scheduler: SchedulerService): Promise<void>;
} {
  const { config, views, spokes, caller, clock } = options;
  const book = new RestoreBook(options);
  const now = () => clock.now();
  const inner = new DefaultRecoveryService({
    views,
    spokes,
    config,
    kept: book,
    now,
  });
  return {
    recovery: new AuthorizedRecoveryService({ inner, caller }),
    keep: scheduler => scheduleKeeping({ ...options, book, scheduler }),
  };
}
