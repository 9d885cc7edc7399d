import { InputError } from '@backstage/errors';
import {
  BackupRunView,
  ClusterRecoveryDetail,
  FleetClient,
  NamespaceRecovery,
  quote,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { RestoreIntent } from './restoreIntent';

/** The backup that is restored, and what is on the cluster now. */
export interface ChosenBackup {
  backup: BackupRunView;
  rto: ClusterRecoveryDetail['recovery']['rto'];
  /** What is known of the cluster's namespaces; undefined where it could not be read. */
  present?: readonly NamespaceRecovery[];
  /** When all of this was read, where it could not be read just now. */
  readAt?: string;
}

/** As many are offered as one can choose from. */
const MOST_OFFERED = 5;

/**
 * The backup as the portal knows it from the cluster itself.
 *
 * @throws InputError when there is no such backup, it failed, or it does not
 * have a namespace
 */
export async function chooseBackup(
  client: FleetClient,
  intent: RestoreIntent,
  signal?: AbortSignal,
): Promise<ChosenBackup> {
  const { hub, cluster } = intent;
  const { recovery } = await client.recovery.getClusterRecovery(
    { hub, name: cluster },
    signal,
  );
  const { backups, namespaces, rto } = recovery;
  if (backups.status === 'absent') {
    throw new InputError(
      `cluster: Velero is not installed on ${quote(
        cluster,
      )}; bring it there before anything can be restored`,
    );
  }
  if (backups.status === 'failed') {
    throw new InputError(
      `cluster: the backups of ${quote(cluster)} could not be read: ${
        backups.reason
      }`,
    );
  }
  const backup = backups.value.find(({ name }) => name === intent.backup);
  if (!backup) throw unknownBackup(intent, backups.value);
  refuseBackup(intent, backup);
  return {
    backup,
    rto,
    present:
      namespaces.status === 'ok' || namespaces.status === 'stale'
        ? namespaces.value
        : undefined,
    readAt: backups.status === 'stale' ? backups.observedAt : undefined,
  };
}

function unknownBackup(
  { backup, cluster }: RestoreIntent,
  backups: readonly BackupRunView[],
): InputError {
  const good = backups
    .filter(({ phase }) => phase === 'Completed')
    .slice(0, MOST_OFFERED)
    .map(({ name }) => name);
  const offer =
    good.length > 0
      ? `the newest good ones are ${good.join(', ')}`
      : 'it has none that is completed';
  return new InputError(
    `backup: ${quote(cluster)} has no backup ${quote(backup)}; ${offer}`,
  );
}

function refuseBackup(
  { namespaces }: RestoreIntent,
  { name, phase, words, namespaces: inBackup }: BackupRunView,
): void {
  if (phase !== 'Completed' && phase !== 'PartiallyFailed') {
    throw new InputError(`backup: ${quote(name)} cannot be restored. ${words}`);
  }
  const missing = namespaces.filter(
    one => inBackup.length > 0 && !inBackup.includes(one),
  );
  if (missing.length > 0) {
    throw new InputError(
      `namespaces: ${missing.join(', ')} is not in backup ${quote(
        name,
      )}, which has ${inBackup.join(', ')}`,
    );
  }
}
