import {
  AddOn,
  listOf,
  Phrase,
  phrase,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { PrometheusFacts } from '@fleet-portal/backstage-plugin-fleet-node';
import { addOnRemedy, EQUIP, readyEvidence } from './addOnSteps';
import { componentNotReady, nameOf } from './clusterSteps';
import {
  dated,
  isVerdict,
  readBlocks,
  StepEvidence,
  StepSubject,
  StepVerdict,
} from './step';

/** Velero has a place for backups, a schedule, and a backup that is good. */
export function backups({ reading }: StepSubject): StepVerdict {
  const absent = {
    words: phrase('readiness.notInstalled', { addOn: 'Velero' }),
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
  const evidence: StepEvidence[] = [
    ...places.map(({ name, phase, message, validatedAt }) => ({
      object: `BackupStorageLocation ${name}`,
      says: message ?? phase ?? phrase('readiness.notLookedAt'),
      ok: phase === 'Available',
      since: validatedAt,
    })),
    ...plans.map(({ name, cron, phase, paused, problems, lastBackupAt }) => ({
      object: `Schedule ${name}`,
      says:
        problems[0] ??
        (paused
          ? phrase('readiness.paused')
          : phrase('readiness.schedule', {
              cron,
              phase: phase ?? [phrase('readiness.noPhase')],
            })),
      ok: phase === 'Enabled' && !paused,
      since: lastBackupAt,
    })),
    ...(good
      ? [
          {
            object: `Backup ${good.name}`,
            says: phrase('readiness.newestGood'),
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
    (places.length === 0 && phrase('readiness.noLocation')) ||
    (lost.length > 0 && notAvailable(lost)) ||
    (running.length === 0 && phrase('readiness.noSchedule')) ||
    (!good && phrase('readiness.noBackup'));
  return dated(made, {
    outcome: trouble ? 'notReady' : 'ready',
    words:
      trouble || phrase('readiness.keepsBackups', { names: namesOf(running) }),
    evidence,
    remedy: trouble
      ? {
          words: phrase('readiness.mendBackups'),
          template: EQUIP,
        }
      : undefined,
  });
}

function namesOf(objects: readonly { name: string }[]) {
  return listOf(objects.map(({ name }) => name));
}

function notAvailable(objects: readonly { name: string }[]): Phrase {
  return phrase('readiness.areNotAvailable', { names: namesOf(objects) });
}

/** Prometheus has a Thanos sidecar, so that the fleet's queries reach it. */
export function metrics({ reading }: StepSubject): StepVerdict {
  const absent = {
    words: phrase('readiness.noThanos'),
    remedy: addOnRemedy(phrase('readiness.withThanos')),
  };
  const addOns = readBlocks<AddOn[]>([reading.addOns], absent);
  const sidecar = isVerdict(addOns)
    ? undefined
    : addOns.values.flat().find(({ name }) => name === 'Thanos sidecar');
  if (sidecar && !isVerdict(addOns)) {
    return dated(addOns, {
      outcome: sidecar.ready ? 'ready' : 'notReady',
      words: sidecar.ready
        ? phrase('readiness.componentReady', { name: nameOf(sidecar) })
        : componentNotReady(sidecar),
      evidence: [
        {
          object: nameOf(sidecar),
          says: sidecar.message ?? phrase('readiness.isReady'),
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
    (prometheus): StepEvidence => ({
      ...readyEvidence(prometheus),
      ok: prometheus.ready && prometheus.thanos,
      says: prometheus.thanos
        ? readyEvidence(prometheus).says
        : phrase('readiness.hasNoThanos'),
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
        ? notAvailable(troubled)
        : phrase('readiness.prometheusReady', {
            names: namesOf(withSidecar),
          }),
    evidence,
    remedy:
      troubled.length > 0
        ? { words: phrase('readiness.lookAtPrometheus') }
        : undefined,
  });
}
