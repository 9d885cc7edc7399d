import { timestamp } from '../../clock';
import type { JsonObject } from '../../json';
import {
  customResource,
  lacksOf,
  type PlatformObjects,
  type PlatformWorld,
} from './PlatformWorld';

const apiVersion = 'velero.io/v1';
const namespace = 'velero';
const hour = 3_600_000;
const day = 24 * hour;

/** The region that keeps the backups of a region. */
const keptIn: Record<string, string> = {
  'eu-west-1': 'eu-central-1',
  'us-east-1': 'us-west-2',
  'ap-south-1': 'ap-southeast-1',
};

interface Plan {
  name: string;
  cron: string;
  period: number;
  /** After the beginning of the period. */
  offset: number;
  kept: number;
}

const nightly: Plan = {
  name: 'nightly',
  cron: '0 1 * * *',
  period: day,
  offset: hour,
  kept: 7,
};
/** Production loses at most six hours. */
const sixHourly: Plan = {
  name: 'six-hourly',
  cron: '0 */6 * * *',
  period: 6 * hour,
  offset: 0,
  kept: 4,
};

/** Velero with its bucket in another region, its schedules and what they made. */
export function backupObjects(world: PlatformWorld): PlatformObjects {
  const plans = world.spoke.env === 'prod' ? [nightly, sixHourly] : [nightly];
  return new Map([
    ['backupstoragelocations.velero.io', [location(world)]],
    ['schedules.velero.io', plans.map(plan => schedule(world, plan))],
    ['backups.velero.io', plans.flatMap(plan => backups(world, plan))],
    [
      'restores.velero.io',
      lacksOf(world).neverRestored ? [] : [restoreDrill(world)],
    ],
  ]);
}

function location(world: PlatformWorld): JsonObject {
  const { backups: lost, backupsNearby } = lacksOf(world);
  const { name, region } = world.spoke;
  const elsewhere = backupsNearby ? region : keptIn[region] ?? region;
  return customResource(
    world,
    apiVersion,
    'BackupStorageLocation',
    { name: 'default', namespace },
    {
      spec: {
        provider: 'aws',
        default: true,
        objectStorage: { bucket: 'example-fleet-backups', prefix: name },
        config: { region: elsewhere },
      },
      status: {
        phase: lost ? 'Unavailable' : 'Available',
        ...(lost && { message: lost.reason }),
        lastValidationTime: timestamp(world.now - (world.now % 60_000)),
        lastSyncedTime: timestamp(world.now - (world.now % 60_000)),
      },
    },
  );
}

function schedule(world: PlatformWorld, plan: Plan): JsonObject {
  return customResource(
    world,
    apiVersion,
    'Schedule',
    { name: plan.name, namespace },
    {
      spec: { schedule: plan.cron, template: template() },
      status: {
        phase: 'Enabled',
        lastBackup: timestamp(startsOf(world, plan)[0]),
      },
    },
  );
}

function template(): JsonObject {
  return {
    includedNamespaces: ['*'],
    storageLocation: 'default',
    ttl: '720h0m0s',
    snapshotMoveData: true,
  };
}

/** When the backups that are kept began, newest first. */
function startsOf({ now }: PlatformWorld, plan: Plan): number[] {
  const last = now - ((now - plan.offset) % plan.period);
  return Array.from(
    { length: plan.kept },
    (_, index) => last - index * plan.period,
  );
}

function backups(world: PlatformWorld, plan: Plan): JsonObject[] {
  const { backups: lost, brokenBackup } = lacksOf(world);
  const lostAt = lost ? world.now - lost.hours * hour : Infinity;
  return startsOf(world, plan).map((startedAt, index) => {
    const broken = index === 0 && plan === sixHourly ? brokenBackup : undefined;
    const items = world.seeded.between(400, 900, 'items', world.spoke.name);
    const finishedAt = startedAt + items * 400;
    return customResource(
      world,
      apiVersion,
      'Backup',
      {
        name: backupName(plan, startedAt),
        namespace,
        labels: {
          'velero.io/schedule-name': plan.name,
          'velero.io/storage-location': 'default',
        },
      },
      {
        spec: template(),
        status:
          startedAt >= lostAt
            ? refused()
            : {
                version: 1,
                formatVersion: '1.1.0',
                ...progress(world, startedAt, finishedAt, items),
                ...(broken && finishedAt <= world.now && partlyFailed(broken)),
                expiration: timestamp(startedAt + 30 * day),
              },
      },
      startedAt,
    );
  });
}

function refused(): JsonObject {
  return {
    phase: 'FailedValidation',
    validationErrors: [
      "backup can't be created because BackupStorageLocation default is in Unavailable status.",
    ],
  };
}

function partlyFailed(errors: number): JsonObject {
  return { phase: 'PartiallyFailed', errors };
}

function progress(
  { now }: PlatformWorld,
  startedAt: number,
  finishedAt: number,
  items: number,
): JsonObject {
  const done = finishedAt <= now;
  const backedUp = Math.min(items, Math.floor((now - startedAt) / 400));
  return {
    phase: done ? 'Completed' : 'InProgress',
    startTimestamp: timestamp(startedAt),
    ...(done && { completionTimestamp: timestamp(finishedAt) }),
    progress: { itemsBackedUp: backedUp, totalItems: items },
  };
}

function backupName(plan: Plan, startedAt: number): string {
  const digits = timestamp(startedAt).replace(/\D/g, '').slice(0, 14);
  return `${plan.name}-${digits}`;
}

/** A fortnight ago somebody proved that a namespace comes back. */
function restoreDrill(world: PlatformWorld): JsonObject {
  // At nine in the morning, however often the world is started that day.
  const startedAt = Math.floor(world.bornAt / day) * day + 56 * day + 9 * hour;
  const took = world.seeded.between(4, 11, 'drill', world.spoke.name) * 60_000;
  return customResource(
    world,
    apiVersion,
    'Restore',
    { name: 'drill', namespace },
    {
      spec: {
        backupName: backupName(nightly, startedAt - (startedAt % day) + hour),
        includedNamespaces: ['cert-manager'],
        namespaceMapping: { 'cert-manager': 'restore-drill' },
      },
      status: {
        phase: 'Completed',
        startTimestamp: timestamp(startedAt),
        completionTimestamp: timestamp(startedAt + took),
        progress: { itemsRestored: 118, totalItems: 118 },
      },
    },
    startedAt,
  );
}
