import type {
  HubApplicationSet,
  HubCluster,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { isDeepStrictEqual } from 'node:util';
import type { ModelApplication } from './FleetModel';

/*
 * A hub touches its objects all the time without saying anything new: each
 * comparison moves `reconciledAt` and the resourceVersion, each poll moves
 * `attemptedAt`. Such a change must not wake every reader.
 */

/** Equal for a reader; the times at which they were looked at may differ. */
export function sameApplication(
  a: ModelApplication,
  b: ModelApplication,
): boolean {
  if (a.cluster !== b.cluster || a.applicationSet !== b.applicationSet) {
    return false;
  }
  if (a.uid === b.uid && sameVersion(a, b)) return true;
  return isDeepStrictEqual(quietApplication(a), quietApplication(b));
}

export function sameApplicationSet(
  a: HubApplicationSet,
  b: HubApplicationSet,
): boolean {
  if (a.uid === b.uid && sameVersion(a, b)) return true;
  return isDeepStrictEqual(
    { ...a, resourceVersion: '' },
    { ...b, resourceVersion: '' },
  );
}

export function sameCluster(a: HubCluster, b: HubCluster): boolean {
  return isDeepStrictEqual(quietCluster(a), quietCluster(b));
}

function sameVersion(
  a: { resourceVersion: string },
  b: { resourceVersion: string },
): boolean {
  return a.resourceVersion !== '' && a.resourceVersion === b.resourceVersion;
}

function quietApplication(application: ModelApplication): ModelApplication {
  return {
    ...application,
    resourceVersion: '',
    reconciledAt: undefined,
    observedAt: 0,
  };
}

function quietCluster(cluster: HubCluster): HubCluster {
  const { status, message } = cluster.connection;
  return {
    ...cluster,
    connection: { status, message },
    cacheSyncedAt: undefined,
  };
}
