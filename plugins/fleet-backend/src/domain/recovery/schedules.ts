import type {
  BackupLocationView,
  BackupScheduleView,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  BackupLocation,
  BackupSchedule,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { sentence } from '../words';

/** Does it make backups? */
export function runs({ phase, paused }: BackupSchedule): boolean {
  return phase === 'Enabled' && !paused;
}

export function scheduleView(schedule: BackupSchedule): BackupScheduleView {
  const { namespace, name, cron, namespaces, location } = schedule;
  const { lastBackupAt, excludedNamespaces = [] } = schedule;
  return {
    namespace,
    name,
    cron,
    running: runs(schedule),
    words: scheduleWords(schedule),
    lastBackupAt,
    namespaces,
    excludedNamespaces,
    location,
  };
}

function scheduleWords({ phase, paused, problems }: BackupSchedule): string {
  if (paused) return 'Paused: it makes no backups.';
  if (phase === 'Enabled') return 'Enabled.';
  const [problem] = problems;
  if (problem) return `Velero refuses it: ${sentence(problem)}`;
  return phase === undefined || phase === 'New'
    ? 'Velero has not looked at it yet.'
    : `Velero says ${phase}.`;
}

export function locationView(
  location: BackupLocation,
  region: string | undefined,
): BackupLocationView {
  return {
    ...location,
    sameRegion: region !== undefined && location.region === region,
  };
}
