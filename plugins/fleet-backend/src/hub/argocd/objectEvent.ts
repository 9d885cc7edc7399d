import type { HubEvent } from '@fleet-portal/backstage-plugin-fleet-node';
import type { Decoded } from './decodeList';

/** Whether an event of this type brings an object as it is now. */
export function isChange(type: string | undefined): boolean {
  return type === 'ADDED' || type === 'MODIFIED';
}

export function changeOf<T>(one: Decoded<T>): HubEvent<T> {
  return 'object' in one
    ? { type: 'upsert', object: one.object }
    : { type: 'quarantined', object: one.quarantined };
}
