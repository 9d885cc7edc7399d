import type {
  AddOn,
  ReadinessEvidence,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { PrometheusFacts } from '@fleet-portal/backstage-plugin-fleet-node';
import { listed } from '../words';
import { addOnRemedy, readyEvidence } from './addOnSteps';
import { dated, isVerdict, readBlocks, StepSubject, StepVerdict } from './step';

/** Velero has a place for backups, a schedule, and a backup that is good. */
export function backups({ reading }: StepSubject): StepVerdict {
  const absent = {
    words: 'Velero is not installed.',
    remedy: addOnRemedy('Velero'),
  };
  const locations = readBlocks([reading.platform.backupLocations], absent);
  if (isVerdict(locations)) return locations;
  const schedules = readBlocks([reading.platform.backupSchedules], absent);
  if (isVerdict(schedules)) return schedules;
  const made = readBlocks([reading.platform.backups], absent);
  if (isVerdict(made)) return made;
  const places = locations.values.flat();
  const plans = schedules.values.flat();
  const good = made.values
    .flat()
    .filter(({ phase }) => phase === 'Completed')
    .map(backup => ({ ...backup, at: backup.finishedAt ?? '' }))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .at(0);
  const evidence: ReadinessEvidence[] = [
    ...places.map(({ name, phase, message, validatedAt }) => ({
      object: `BackupStorageLocation ${name}`,
      says: message ?? phase ?? 'was not looked at yet',
      ok: phase === 'Available',
      since: validatedAt,
    })),
    ...plans.map(({ name, cron, phase, paused, problems, lastBackupAt }) => ({
      object: `Schedule ${name}`,
      says:
        problems[0] ?? (paused ? 'paused' : `${cron}, ${phase ?? 'no phase'}`),
      ok: phase === 'Enabled' && !paused,
      since: lastBackupAt,
    })),
    ...(good
      ? [
          {
            object: `Backup ${good.name}`,
            says: 'Completed, the newest that is good',
            ok: true,
            since: good.finishedAt,
          },
        ]
      : []),
  ];
  const lost = places.filter(({ phase }) => phase !== 'Available');
  const running = plans.filter(
    ({ phase, paused }) => phase === 'Enabled' && !paused,
  );
  const trouble =
    (places.length === 0 && 'It has no BackupStorageLocation.') ||
    (lost.length > 0 &&
      `${listed(lost.map(({ name }) => name))} not available.`) ||
    (running.length === 0 && 'No Schedule makes backups.') ||
    (!good && 'No backup is completed yet.');
  return dated(made, {
    outcome: trouble ? 'notReady' : 'ready',
    words:
      trouble || `${listed(running.map(({ name }) => name))} keeps backups.`,
    evidence,
    remedy: trouble
      ? {
          words:
            'Mend the location or add the Schedule in Git; the recovery page shows every backup.',
        }
      : undefined,
  });
}

/** Prometheus has a Thanos sidecar, so that the fleet's queries reach it. */
export function metrics({ reading }: StepSubject): StepVerdict {
  const absent = {
    words: 'No Prometheus with a Thanos sidecar is there.',
    remedy: addOnRemedy('Prometheus with a Thanos sidecar'),
  };
  const addOns = readBlocks<AddOn[]>([reading.addOns], absent);
  const sidecar = isVerdict(addOns)
    ? undefined
    : addOns.values.flat().find(({ name }) => name === 'Thanos sidecar');
  if (sidecar && !isVerdict(addOns)) {
    return dated(addOns, {
      outcome: sidecar.ready ? 'ready' : 'notReady',
      words: sidecar.ready
        ? `Thanos sidecar ${sidecar.version ?? ''} is ready.`
        : `Thanos sidecar is not ready: ${
            sidecar.message ?? 'it does not say why'
          }.`,
      evidence: [
        {
          object: `Thanos sidecar ${sidecar.version ?? ''}`,
          says: sidecar.message ?? 'ready',
          ok: sidecar.ready,
        },
      ],
    });
  }
  const read = readBlocks<PrometheusFacts[]>(
    [reading.platform.prometheuses],
    absent,
  );
  if (isVerdict(read)) return read;
  const all = read.values.flat();
  const withSidecar = all.filter(({ thanos }) => thanos);
  const evidence = all.map(
    (prometheus): ReadinessEvidence => ({
      ...readyEvidence(prometheus),
      ok: prometheus.ready && prometheus.thanos,
      says: prometheus.thanos
        ? readyEvidence(prometheus).says
        : 'has no Thanos sidecar',
    }),
  );
  if (withSidecar.length === 0) {
    return dated(read, { outcome: 'notInstalled', ...absent, evidence });
  }
  const troubled = withSidecar.filter(({ ready }) => !ready);
  return dated(read, {
    outcome: troubled.length > 0 ? 'notReady' : 'ready',
    words:
      troubled.length > 0
        ? `${listed(troubled.map(({ name }) => name))} not available.`
        : `${listed(
            withSidecar.map(({ name }) => name),
          )} available, with a Thanos sidecar.`,
    evidence,
    remedy:
      troubled.length > 0
        ? { words: 'Look at the pods of this Prometheus.' }
        : undefined,
  });
}
