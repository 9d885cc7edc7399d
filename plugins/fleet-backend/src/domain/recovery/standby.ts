import {
  Block,
  ClusterUsage,
  FailoverCheck,
  listOf,
  Phrase,
  phrase,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../FleetView';
import { valueOf } from './blocks';
import { answersOf, isBroken, KnownFacts, RegionPlace } from './regionPlace';

type Check = Omit<FailoverCheck, 'check'>;

function checkOf(
  outcome: FailoverCheck['outcome'],
  words: Phrase | Phrase[],
  observedAt?: string,
): Check {
  return { outcome, ...told({ words }), observedAt };
}

/** May `standby` take over what `lost` does? One check each, in the order of a runbook. */
export function standbyChecks(
  view: FleetView,
  lost: RegionPlace,
  standby: RegionPlace,
  facts: KnownFacts,
): FailoverCheck[] {
  return [
    { check: 'clusters', ...clustersCheck(view, standby) },
    { check: 'applications', ...applicationsCheck(lost, standby) },
    { check: 'capacity', ...capacityCheck(lost, standby, facts) },
    { check: 'backups', ...backupsCheck(lost, facts) },
  ];
}

/** The higher the readier. */
export function failoverReadiness(checks: readonly FailoverCheck[]): number {
  const weight = { failed: -1_000, unknown: -100, attention: -1, ok: 0 };
  return checks.reduce((sum, { outcome }) => sum + weight[outcome], 0);
}

function clustersCheck(view: FleetView, { places }: RegionPlace): Check {
  const voices = places.map(({ ref }) => ({
    name: ref.name,
    answers: answersOf(view.voices.probe(ref).state),
  }));
  const silent = voices.filter(({ answers }) => answers === false);
  const mute = voices.filter(({ answers }) => answers === undefined);
  const names = (of: typeof voices) => listOf(of.map(({ name }) => name));
  if (silent.length > 0) {
    return checkOf(
      silent.length === voices.length ? 'failed' : 'attention',
      phrase('failover.silent', { names: names(silent) }),
    );
  }
  if (mute.length === voices.length) {
    return checkOf('unknown', phrase('failover.noneAsked'));
  }
  return mute.length > 0
    ? checkOf(
        'attention',
        phrase('failover.someNotAsked', { names: names(mute) }),
      )
    : checkOf('ok', phrase('failover.allAnswer', { count: places.length }));
}

/** What runs in the lost region has to run in the other, and work there. */
function applicationsCheck(lost: RegionPlace, standby: RegionPlace): Check {
  const wanted = [...new Set(lost.rows.map(({ link }) => link.service))];
  if (wanted.length === 0) {
    return checkOf('ok', phrase('failover.nothingThere'));
  }
  const there = new Map<string, boolean>();
  for (const row of standby.rows) {
    const { service } = row.link;
    const works = !isBroken(row) && row.state !== 'notHeard';
    there.set(service, works && (there.get(service) ?? true));
  }
  const absent = wanted.filter(service => !there.has(service));
  const broken = wanted.filter(service => there.get(service) === false);
  const good = wanted.length - absent.length - broken.length;
  const words = [
    phrase('failover.services', { good, count: wanted.length }),
    ...(broken.length > 0
      ? [phrase('failover.brokenThere', { names: listOf(broken) })]
      : []),
    ...(absent.length > 0
      ? [phrase('failover.notPlacedThere', { names: listOf(absent) })]
      : []),
  ];
  if (good === 0) return checkOf('failed', words);
  return checkOf(broken.length + absent.length > 0 ? 'attention' : 'ok', words);
}

interface Sum {
  used: number;
  allocatable: number;
}

/** What both regions use now has to fit into the other's nodes. */
function capacityCheck(
  lost: RegionPlace,
  standby: RegionPlace,
  facts: KnownFacts,
): Check {
  const usages = [...lost.places, ...standby.places].map(place => ({
    place,
    usage: facts.get(place)?.usage,
  }));
  const unread = usages.filter(({ usage }) => !isMeasured(usage));
  if (unread.length > 0) {
    const names = listOf(unread.map(({ place }) => place.ref.name));
    return checkOf('unknown', phrase('failover.usageUnknown', { names }));
  }
  const figures = (['cpu', 'memory'] as const).map(resource => {
    const before = sumOf(lost, resource, facts);
    const after = sumOf(standby, resource, facts);
    return { resource, share: (before.used + after.used) / after.allocatable };
  });
  const worst = figures.reduce((a, b) => (a.share > b.share ? a : b));
  const percent = Math.round(worst.share * 100);
  const resource = [
    phrase(worst.resource === 'cpu' ? 'failover.cpu' : 'failover.memory'),
  ];
  const observedAt = usages
    .flatMap(({ usage }) =>
      usage && 'observedAt' in usage ? usage.observedAt : [],
    )
    .sort()[0];
  return worst.share > 1
    ? checkOf(
        'failed',
        phrase('failover.overCapacity', { percent, resource }),
        observedAt,
      )
    : checkOf(
        worst.share > 0.8 ? 'attention' : 'ok',
        phrase('failover.capacity', { percent, resource }),
        observedAt,
      );
}

function isMeasured(block: Block<ClusterUsage> | undefined): boolean {
  const usage = block && valueOf(block);
  return usage?.cpu.used !== undefined && usage.memory.used !== undefined;
}

function sumOf(
  { places }: RegionPlace,
  resource: 'cpu' | 'memory',
  facts: KnownFacts,
): Sum {
  return places.reduce<Sum>(
    (sum, place) => {
      const block = facts.get(place)?.usage;
      const amount = block && valueOf(block)?.[resource];
      return {
        used: sum.used + (amount?.used ?? 0),
        allocatable: sum.allocatable + (amount?.allocatable ?? 0),
      };
    },
    { used: 0, allocatable: 0 },
  );
}

/** The data of the lost region comes from its backups, which must not be lost with it. */
function backupsCheck(lost: RegionPlace, facts: KnownFacts): Check {
  const found = lost.places.flatMap(place => {
    const recovery = facts.get(place)?.recovery;
    return recovery ? [{ name: place.ref.name, ...recovery }] : [];
  });
  const observedAt = found.flatMap(one => one.observedAt ?? []).sort()[0];
  const none = found.filter(
    ({ verdict, lastGood }) => verdict !== 'notInstalled' && !lastGood,
  );
  const late = found.filter(({ verdict }) => verdict === 'tooOld');
  const near = found.filter(({ keptIn }) => keptIn.includes(lost.region));
  const without = found.filter(({ verdict }) => verdict === 'notInstalled');
  const names = (of: typeof found) => listOf(of.map(({ name }) => name));
  if (none.length > 0) {
    const [{ words, phrases }] = none;
    return checkOf(
      none.every(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'failed',
      phrase('failover.noGoodBackup', {
        names: names(none),
        words: phrases?.words ?? words,
      }),
      observedAt,
    );
  }
  const troubles = [
    ...(late.length > 0
      ? [phrase('failover.backupsLate', { names: names(late) })]
      : []),
    ...(near.length > 0
      ? [
          phrase('failover.backupsNear', {
            names: names(near),
            region: lost.region,
          }),
        ]
      : []),
    ...(without.length > 0
      ? [phrase('failover.makesNone', { names: names(without) })]
      : []),
  ];
  return troubles.length > 0
    ? checkOf('attention', troubles, observedAt)
    : checkOf('ok', phrase('failover.backupsGood'), observedAt);
}
