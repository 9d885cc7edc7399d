import {
  BackupLocationView,
  BackupScheduleView,
  Phrase,
  phrase,
  told,
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
    ...told({ words: scheduleWords(schedule) }),
    lastBackupAt,
    namespaces,
    excludedNamespaces,
    location,
  };
}

function scheduleWords({ phase, paused, problems }: BackupSchedule): Phrase {
  if (paused) return phrase('recovery.paused');
  if (phase === 'Enabled') return phrase('recovery.enabled');
  const [problem] = problems;
  if (problem) {
    return phrase('recovery.scheduleRefused', { reason: sentence(problem) });
  }
  return phase === undefined || phase === 'New'
    ? phrase('recovery.scheduleNew')
    : phrase('recovery.scheduleSays', { phase });
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
