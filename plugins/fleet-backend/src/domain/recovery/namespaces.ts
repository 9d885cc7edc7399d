import {
  NamespaceRecovery,
  rebuiltBy,
  RebuiltBy,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  BackupSchedule,
  VolumeClaims,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { compareText } from '../environments';
import { runs } from './schedules';

/** Every cluster is born with them. */
const ofKubernetes = new Set(['kube-node-lease', 'kube-public', 'kube-system']);

/**
 * What brings each namespace of a cluster back: Git where an Application
 * deploys to it, and backups for what is in volumes or in no repository.
 *
 * @param deployedTo - namespaces that Applications name as their destination
 */
export function namespaceRecoveries(facts: {
  namespaces: readonly string[];
  claims: readonly VolumeClaims[];
  schedules: readonly BackupSchedule[];
  deployedTo: ReadonlySet<string>;
}): NamespaceRecovery[] {
  const claims = new Map(facts.claims.map(one => [one.namespace, one]));
  const running = facts.schedules.filter(runs);
  return facts.namespaces
    .filter(name => !ofKubernetes.has(name))
    .map(namespace => {
      const own = claims.get(namespace);
      const schedules = running
        .filter(schedule => includes(schedule, namespace))
        .map(({ name }) => name);
      return {
        namespace,
        by: broughtBack(
          facts.deployedTo.has(namespace),
          own !== undefined,
          schedules.length > 0,
        ),
        claims: own?.claims ?? 0,
        bytes: own?.bytes ?? 0,
        schedules,
      };
    })
    .sort(
      (a, b) =>
        rebuiltBy.indexOf(a.by) - rebuiltBy.indexOf(b.by) ||
        compareText(a.namespace, b.namespace),
    );
}

function broughtBack(
  byGit: boolean,
  hasVolumes: boolean,
  backedUp: boolean,
): RebuiltBy {
  if (!byGit) return backedUp ? 'backup' : 'nothing';
  if (!hasVolumes) return 'git';
  return backedUp ? 'gitAndBackup' : 'gitWithoutData';
}

function includes(
  { namespaces, excludedNamespaces = [] }: BackupSchedule,
  namespace: string,
): boolean {
  return (
    !excludedNamespaces.includes(namespace) &&
    (namespaces.length === 0 || namespaces.includes(namespace))
  );
}
