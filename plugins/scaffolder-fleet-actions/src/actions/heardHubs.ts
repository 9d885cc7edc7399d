import { ServiceUnavailableError } from '@backstage/errors';
import {
  PreviewResponse,
  unheardHubs,
} from '@fleet-portal/backstage-plugin-fleet-common';

/**
 * For what cannot be undone, the last word of a silent hub is not good enough.
 *
 * @param unknown - what nobody knows then, for the error
 * @throws ServiceUnavailableError when one of the hubs is not heard
 */
export function refuseUnheard(
  preview: PreviewResponse,
  hubs: readonly string[],
  unknown: string,
): void {
  const source = unheardHubs(preview).find(one => hubs.includes(one.hub));
  if (!source) return;
  const since = source.observedAt
    ? `has not been heard since ${source.observedAt}`
    : 'was never heard';
  throw new ServiceUnavailableError(
    `hub: ${source.hub} ${since}, so nobody knows ${unknown}; try again when it answers`,
  );
}
