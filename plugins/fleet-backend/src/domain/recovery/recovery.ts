import {
  Block,
  ClusterRecovery,
  ClusterRecoveryDetail,
  phrase,
  recoveryVerdicts,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  PlatformBlocks,
  PlatformReading,
  RestoreFacts,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { compareText } from '../environments';
import type { ClusterPlace } from '../place';
import { EQUIP } from '../readiness/addOnSteps';
import { bothBlocks, mapBlock, valueOf } from './blocks';
import { judge } from './judge';
import { namespaceRecoveries } from './namespaces';
import { Objectives, objectiveView } from './objectives';
import { backupView, isGood, newestFirst, restoreView } from './runs';
import { locationView, scheduleView } from './schedules';

const MOST_RUNS = 50;
const MOST_NAMESPACES = 200;

type Detail = ClusterRecoveryDetail['recovery'];

/** What is known of one cluster. */
export interface RecoverySubject {
  place: ClusterPlace;
  objectives: Objectives;
  /** Undefined until the spoke was read for the first time. */
  reading: PlatformReading | undefined;
  /** Namespaces that Applications name as their destination on it. */
  deployedTo: ReadonlySet<string>;
  /** Restores that the portal kept, also of objects that are gone. */
  kept: readonly RestoreFacts[];
  /** Milliseconds since the epoch. */
  now: number;
}

/** How one cluster would come back, from what was read of it. */
export function recoveryOf(subject: RecoverySubject): Detail {
  const { place, objectives, reading, now } = subject;
  const blocks = reading?.platform ?? {};
  const read = <T>(block: Block<T> | undefined) => block ?? notRead;
  const locations = mapBlock(read(blocks.backupLocations), found =>
    found.map(one => locationView(one, place.region)),
  );
  const schedules = mapBlock(read(blocks.backupSchedules), found =>
    found.map(scheduleView),
  );
  const backups = mapBlock(read(blocks.backups), found =>
    newestFirst(found).map(backupView),
  );
  const restores = mapBlock(read(blocks.restores), found =>
    restoresOf(found, subject),
  );
  const namespaces = namespacesOf(blocks, subject.deployedTo);
  const verdict = judge({
    locations,
    schedules,
    backups,
    restores,
    namespaces,
    objectives,
    now,
  });
  return {
    ref: place.ref,
    environment: place.environment,
    region: place.region,
    pending: reading === undefined,
    ...verdict,
    rpo: objectiveView(objectives.rpo),
    rto: objectiveView(objectives.rto),
    lastRestore: lastRestore(valueOf(restores) ?? []),
    lastTry: lastTry(valueOf(restores) ?? []),
    keptIn: [
      ...new Set((valueOf(locations) ?? []).flatMap(one => one.region ?? [])),
    ],
    locations,
    schedules,
    backups: mapBlock(backups, found => found.slice(0, MOST_RUNS)),
    restores: mapBlock(restores, found => found.slice(0, MOST_RUNS)),
    namespaces: mapBlock(namespaces, found => found.slice(0, MOST_NAMESPACES)),
    remedy: verdict.verdict === 'notInstalled' ? installVelero : undefined,
  };
}

const notRead = {
  status: 'failed',
  ...told({ reason: phrase('readiness.notReadYet') }),
} as const;

const installVelero = {
  ...told({ words: phrase('recovery.installVelero') }),
  template: EQUIP,
  part: 'velero',
} as const;

/** The same without its lists, for a table of clusters. */
export function recoverySummary(detail: Detail): ClusterRecovery {
  const {
    locations: _,
    schedules: __,
    backups: ___,
    restores: ____,
    namespaces: _____,
    remedy: ______,
    ...summary
  } = detail;
  return summary;
}

/** Most harm first. */
export function compareRecovery(
  a: ClusterRecovery,
  b: ClusterRecovery,
): number {
  return (
    recoveryVerdicts.indexOf(a.verdict) - recoveryVerdicts.indexOf(b.verdict) ||
    compareText(a.ref.name, b.ref.name)
  );
}

/** Those on the cluster, and those that are gone from it and were kept. */
function restoresOf(
  found: readonly RestoreFacts[],
  { kept, objectives }: RecoverySubject,
) {
  const { ms } = objectives.rto;
  const key = ({ namespace, name, startedAt }: RestoreFacts) =>
    JSON.stringify([namespace, name, startedAt]);
  const there = new Set(found.map(key));
  const gone = kept.filter(one => !there.has(key(one)));
  return newestFirst([
    ...found.map(one => restoreView(one, ms, false)),
    ...gone.map(one => restoreView(one, ms, true)),
  ]);
}

function namespacesOf(
  blocks: PlatformBlocks,
  deployedTo: ReadonlySet<string>,
): Detail['namespaces'] {
  const { namespaces = notRead, volumeClaims = notRead } = blocks;
  const { backupSchedules = notRead } = blocks;
  // Without Velero nothing is backed up, and Git brings back the rest.
  const schedules: typeof backupSchedules =
    backupSchedules.status === 'absent' && namespaces.status === 'ok'
      ? { ...namespaces, value: [] }
      : backupSchedules;
  const claimed = bothBlocks(namespaces, volumeClaims);
  return mapBlock(bothBlocks(claimed, schedules), ([[names, claims], plans]) =>
    namespaceRecoveries({
      namespaces: names,
      claims,
      schedules: plans,
      deployedTo,
    }),
  );
}

function lastRestore(
  restores: readonly ReturnType<typeof restoreView>[],
): Detail['lastRestore'] {
  const last = restores.find(isGood);
  if (!last?.finishedAt || last.seconds === undefined) return undefined;
  const { name, drill, finishedAt, seconds, withinRto = false } = last;
  return { name, drill, finishedAt, seconds, withinRto };
}

/** What became of it, where every restore was refused, failed or still runs. */
function lastTry(
  restores: readonly ReturnType<typeof restoreView>[],
): Detail['lastTry'] {
  const [last] = restores;
  if (!last || restores.some(isGood)) return undefined;
  const { name, drill, phase, words, phrases } = last;
  const at = last.finishedAt ?? last.startedAt;
  return { name, drill, phase, words, phrases, at };
}
