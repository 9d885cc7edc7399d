import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { fleetSignalChannel } from '@fleet-portal/backstage-plugin-fleet-common';
import type { Clock } from '../clock';
import type { FleetModel } from '../model';

export interface PublishVersionsOptions {
  model: FleetModel;
  signals: SignalsService;
  clock: Clock;
  logger: LoggerService;
}

/** Signals follow each other at this distance; the first after a pause at once. */
const distanceMs = 100;

/**
 * Tells every browser the version of the model. It is a hint and never data:
 * signals go to all who are signed in, and know no permission. Returns how to
 * stop.
 */
export function publishVersions(options: PublishVersionsOptions): () => void {
  const { model, signals, clock, logger } = options;
  let publishedAt = -Infinity;
  let cancel: (() => void) | undefined;

  const publish = () => {
    cancel = undefined;
    publishedAt = clock.now();
    const message = { version: model.version, epoch: model.epoch };
    const recipients = { type: 'broadcast' } as const;
    signals
      .publish({ recipients, channel: fleetSignalChannel, message })
      .catch(error => {
        logger.warn(`A signal could not be sent: ${error}`);
      });
  };

  const unsubscribe = model.subscribe(() => {
    if (cancel) return;
    const wait = publishedAt + distanceMs - clock.now();
    cancel = clock.after(Math.min(Math.max(0, wait), distanceMs), publish);
  });

  return () => {
    unsubscribe();
    cancel?.();
  };
}
