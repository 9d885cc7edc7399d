import {
  phrase,
  Preflight,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { DoomedObject } from '@fleet-portal/backstage-plugin-fleet-node';
import { doomedUse } from './removedApiUse';

/** What the hub says of the objects of one Application. */
export interface KeptObjects {
  readonly name: string;
  readonly doomedObjects?: readonly DoomedObject[];
}

/**
 * Live objects that Argo CD keeps on a cluster in versions that the target no
 * longer serves: it would fail to sync them after the upgrade.
 *
 * @param isHeard - the hub; its last word from before it fell silent proves nothing
 */
export function liveObjectsOf(
  applications: readonly KeptObjects[],
  isHeard: boolean,
  target: string,
): Preflight['liveObjects'] {
  const uses = applications.flatMap(({ name: application, doomedObjects }) =>
    (doomedObjects ?? []).flatMap(object => {
      const use = doomedUse(object, target);
      return use ? [{ ...use, application }] : [];
    }),
  );
  if (uses.length > 0) return { outcome: 'failed', uses };
  if (isHeard) return { outcome: 'passed', uses };
  return {
    outcome: 'unknown',
    uses,
    ...told({ reason: phrase('upgrade.hubSilent') }),
  };
}
