import { phrase } from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';

/** Words of a library may hold an address or a credential, so they stay out. */
export function asSourceError(thrown: unknown): SourceError {
  return thrown instanceof SourceError
    ? thrown
    : new SourceError('unreachable', phrase('trouble.unforeseen'));
}
