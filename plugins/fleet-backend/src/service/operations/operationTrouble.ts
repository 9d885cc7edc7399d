import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  SourceError,
  TroubleKind,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { Obstacle } from '../../domain/operationOffers';

const refusals: Record<Obstacle, new (message: string) => Error> = {
  forbidden: NotAllowedError,
  switchedOff: ConflictError,
  state: ConflictError,
  unheard: ServiceUnavailableError,
};

/** What the portal itself has against an operation, as callers are answered. */
export function refusedBy(obstacle: Obstacle, reason: string): Error {
  return new refusals[obstacle](reason);
}

/** What the hub has against it as things stand, not what befell the question. */
const answered: ReadonlySet<TroubleKind> = new Set([
  'refused',
  // Of the portal's own account: the caller has every permission.
  'forbidden',
]);

/**
 * What the hub, or the way to it, has against an operation. The words are the
 * whole of it: with a cause the caller would read them twice.
 */
export function operationTrouble(error: unknown): unknown {
  if (!(error instanceof SourceError)) return error;
  if (answered.has(error.kind)) return new ConflictError(error.message);
  return error.kind === 'notFound'
    ? new NotFoundError(error.message)
    : new ServiceUnavailableError(error.message);
}
