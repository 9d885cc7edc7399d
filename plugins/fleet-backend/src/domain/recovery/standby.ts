import type {
  Block,
  ClusterUsage,
  FailoverCheck,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../FleetView';
import { count, listed, sentence } from '../words';
import { valueOf } from './blocks';
import { answersOf, isBroken, KnownFacts, RegionPlace } from './regionPlace';

type Check = Pick<FailoverCheck, 'outcome' | 'words' | 'observedAt'>;

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
  const names = (of: typeof voices) => listed(of.map(({ name }) => name));
  if (silent.length > 0) {
    const outcome = silent.length === voices.length ? 'failed' : 'attention';
    return { outcome, words: `${names(silent)} not answering.` };
  }
  if (mute.length === voices.length) {
    return { outcome: 'unknown', words: 'The portal can ask none of them.' };
  }
  return mute.length > 0
    ? { outcome: 'attention', words: `${names(mute)} cannot be asked.` }
    : {
        outcome: 'ok',
        words: `All ${count(places.length, 'cluster')} answer.`,
      };
}

/** What runs in the lost region has to run in the other, and work there. */
function applicationsCheck(lost: RegionPlace, standby: RegionPlace): Check {
  const wanted = [...new Set(lost.rows.map(({ link }) => link.service))];
  if (wanted.length === 0) {
    return { outcome: 'ok', words: 'Nothing has to be taken over.' };
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
    `${good} of ${count(
      wanted.length,
      'service',
    )} of the region run there and work.`,
    ...(broken.length > 0 ? [`${listed(broken)} not working there.`] : []),
    ...(absent.length > 0
      ? [`${listed(absent)} not placed there: change the placement first.`]
      : []),
  ].join(' ');
  if (good === 0) return { outcome: 'failed', words };
  return {
    outcome: broken.length + absent.length > 0 ? 'attention' : 'ok',
    words,
  };
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
    return {
      outcome: 'unknown',
      words: `What ${listed(
        unread.map(({ place }) => place.ref.name),
      )} uses is not known.`,
    };
  }
  const figures = (['cpu', 'memory'] as const).map(resource => {
    const before = sumOf(lost, resource, facts);
    const after = sumOf(standby, resource, facts);
    return { resource, share: (before.used + after.used) / after.allocatable };
  });
  const worst = figures.reduce((a, b) => (a.share > b.share ? a : b));
  const percent = Math.round(worst.share * 100);
  const name = worst.resource === 'cpu' ? 'CPU' : 'memory';
  const observedAt = usages
    .flatMap(({ usage }) =>
      usage && 'observedAt' in usage ? usage.observedAt : [],
    )
    .sort()[0];
  if (worst.share > 1) {
    return {
      outcome: 'failed',
      words: `Both together would use ${percent} % of its ${name}: add nodes first.`,
      observedAt,
    };
  }
  return {
    outcome: worst.share > 0.8 ? 'attention' : 'ok',
    words: `Both together would use ${percent} % of its ${name}.`,
    observedAt,
  };
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
  if (none.length > 0) {
    const [{ words }] = none;
    return {
      outcome: none.every(({ verdict }) => verdict === 'unknown')
        ? 'unknown'
        : 'failed',
      words: `No good backup of ${listed(
        none.map(({ name }) => name),
      )} is known. ${sentence(words)}`,
      observedAt,
    };
  }
  const troubles = [
    ...(late.length > 0
      ? [
          `Those of ${listed(
            late.map(({ name }) => name),
          )} are older than the RPO.`,
        ]
      : []),
    ...(near.length > 0
      ? [
          `Those of ${listed(near.map(({ name }) => name))} lie in ${
            lost.region
          } itself.`,
        ]
      : []),
    ...(without.length > 0
      ? [`${listed(without.map(({ name }) => name))} makes none.`]
      : []),
  ];
  return troubles.length > 0
    ? { outcome: 'attention', words: troubles.join(' '), observedAt }
    : {
        outcome: 'ok',
        words: 'Every cluster of it has a good backup in another region.',
        observedAt,
      };
}
