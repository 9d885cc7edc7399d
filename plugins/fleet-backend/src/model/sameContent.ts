import type { HubCluster } from '@fleet-portal/backstage-plugin-fleet-node';
import { isDeepStrictEqual } from 'node:util';
import type { ModelApplication } from './FleetModel';
import type { KeptApplication } from './KeptApplication';
import type { KeptApplicationSet } from './KeptApplicationSet';

/*
 * A hub touches its objects all the time without saying anything new: each
 * comparison moves `reconciledAt` and the resourceVersion, each poll moves
 * `attemptedAt`. Such a change must not wake every reader.
 */

/** Equal for a reader; the times at which they were looked at may differ. */
export function sameApplication(
  a: KeptApplication,
  b: KeptApplication,
): boolean {
  if (a.cluster !== b.cluster || a.applicationSet !== b.applicationSet) {
    return false;
  }
  if (a.isSameVersion(b)) return true;
  if (a.health !== b.health || a.sync !== b.sync) return false;
  return isDeepStrictEqual(quietApplication(a), quietApplication(b));
}

export function sameApplicationSet(
  a: KeptApplicationSet,
  b: KeptApplicationSet,
): boolean {
  if (a.uid === b.uid && sameVersion(a, b)) return true;
  return isDeepStrictEqual(
    { ...a.toJSON(), resourceVersion: '' },
    { ...b.toJSON(), resourceVersion: '' },
  );
}

export function sameCluster(a: HubCluster, b: HubCluster): boolean {
  return isDeepStrictEqual(quietCluster(a), quietCluster(b));
}

/** Does it differ in what permissions go by: project, owner, place? */
export function regroupsApplication(
  before: KeptApplication,
  after: KeptApplication,
): boolean {
  return (
    before.project !== after.project ||
    before.cluster !== after.cluster ||
    before.applicationSet !== after.applicationSet ||
    !before.hasSameMarks(after)
  );
}

/** The same of an ApplicationSet, which may be judged without Applications. */
export function regroupsApplicationSet(
  before: KeptApplicationSet,
  after: KeptApplicationSet | undefined,
): boolean {
  return (
    !after ||
    !isDeepStrictEqual(before.labels, after.labels) ||
    !isDeepStrictEqual(before.annotations, after.annotations) ||
    !isDeepStrictEqual(before.spec, after.spec)
  );
}

function sameVersion(
  a: { resourceVersion: string },
  b: { resourceVersion: string },
): boolean {
  return a.resourceVersion !== '' && a.resourceVersion === b.resourceVersion;
}

function quietApplication(application: KeptApplication): ModelApplication {
  return {
    ...application.toJSON(),
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
