import type {
  ClusterUpgrade,
  SloReading,
  UpgradeStop,
  UpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** `fleet.upgrades.waves[]` of the configuration. */
export interface WaveConfig {
  readonly name: string;
  readonly match: Readonly<Record<string, string>>;
  readonly atOnce?: number;
  readonly soakMs: number;
}

/** A cluster of a wave with the labels that put it there. */
export interface PlannedCluster {
  readonly labels: Readonly<Record<string, string>>;
  readonly upgrade: ClusterUpgrade;
}

/** What is true of the whole plan at one moment. */
export interface PlanMoment {
  readonly now: number;
  /** Somebody stopped it, or whether that is so cannot be read. */
  readonly stopped: boolean;
}

/**
 * What every wave waits for. A cluster belongs to the first wave whose labels
 * it has; a wave opens when all before it are upgraded, well, within their
 * objectives, and were watched for their soak time.
 */
export function wavesOf(
  waves: readonly WaveConfig[],
  clusters: readonly PlannedCluster[],
  moment: PlanMoment,
): { waves: UpgradeWave[]; unplanned: ClusterUpgrade[] } {
  const waveOf = ({ labels }: PlannedCluster) =>
    waves.find(({ match }) =>
      Object.entries(match).every(([key, value]) => labels[key] === value),
    );
  const made: UpgradeWave[] = [];
  for (const wave of waves) {
    const own = clusters
      .filter(cluster => waveOf(cluster) === wave)
      .map(({ upgrade }) => upgrade);
    made.push(waveWith(wave, own, made, moment));
  }
  return {
    waves: made,
    unplanned: clusters
      .filter(cluster => waveOf(cluster) === undefined)
      .map(({ upgrade }) => upgrade),
  };
}

function waveWith(
  { name, match, atOnce, soakMs }: WaveConfig,
  clusters: ClusterUpgrade[],
  before: readonly UpgradeWave[],
  { now, stopped }: PlanMoment,
): UpgradeWave {
  const soakedAt = soakedAtOf(clusters, soakMs);
  const base = {
    name,
    match: { ...match },
    atOnce,
    soakSeconds: soakMs / 1000,
    clusters,
    ...(soakedAt !== undefined && {
      soakedAt: new Date(soakedAt).toISOString(),
    }),
  };
  if (clusters.length === 0) return { ...base, state: 'empty', blocks: [] };
  if (clusters.every(({ state }) => state === 'upgraded')) {
    // Nobody knows since when a cluster runs that Cluster API did not make.
    const isSoaked = soakedAt === undefined || soakedAt <= now;
    return { ...base, state: isSoaked ? 'done' : 'soaking', blocks: [] };
  }
  const blocks: UpgradeWave['blocks'] = [
    ...(stopped ? [{ block: 'stopped' as const, clusters: [] }] : []),
    ...blocksBefore(before),
    ...sloBlocks(name, clusters),
    ...ownBlocks(clusters, atOnce),
  ];
  return { ...base, blocks, state: blocks.length > 0 ? 'closed' : 'open' };
}

function blocksBefore(before: readonly UpgradeWave[]): UpgradeWave['blocks'] {
  return before.flatMap(({ name: wave, state, clusters }) => {
    const waits = clusters.filter(one => one.state !== 'upgraded');
    const unwell = clusters.filter(
      one => one.state === 'upgraded' && one.troubles.length > 0,
    );
    const found: UpgradeWave['blocks'] = [];
    if (waits.length > 0) {
      found.push({ block: 'before', wave, clusters: waits.map(refOf) });
    }
    if (unwell.length > 0) {
      found.push({ block: 'unhealthy', wave, clusters: unwell.map(refOf) });
    }
    if (state === 'soaking') {
      found.push({ block: 'soaking', wave, clusters: [] });
    }
    return [...found, ...sloBlocks(wave, clusters)];
  });
}

/** A wave also waits for the clusters of its own that went first. */
function sloBlocks(
  wave: string,
  clusters: readonly ClusterUpgrade[],
): UpgradeWave['blocks'] {
  const withOutcome = (outcome: SloReading['outcome']) =>
    clusters
      .filter(({ slo = [] }) => slo.some(one => one.outcome === outcome))
      .map(refOf);
  const burning = withOutcome('burning');
  const unwatched = withOutcome('unknown');
  return [
    ...(burning.length > 0
      ? [{ block: 'burning' as const, wave, clusters: burning }]
      : []),
    ...(unwatched.length > 0
      ? [{ block: 'unwatched' as const, wave, clusters: unwatched }]
      : []),
  ];
}

/** Figures beyond their objective, in the order of the waves. */
export function burntFigures(
  waves: readonly UpgradeWave[],
): UpgradeStop['burnt'] {
  return waves.flatMap(({ clusters }) =>
    clusters.flatMap(({ ref, slo = [] }) =>
      slo
        .filter(({ outcome }) => outcome === 'burning')
        .map(reading => ({ cluster: ref, reading })),
    ),
  );
}

/**
 * The clusters whose figures decide what may begin: those that are upgraded, or
 * being so, of every wave up to the first that is not done.
 */
export function watchedClusters(
  waves: readonly UpgradeWave[],
): ClusterUpgrade[] {
  const [first = waves.length] = waves.flatMap(({ state }, index) =>
    state === 'done' || state === 'empty' ? [] : [index],
  );
  // The last that is done is still looked at while the next is under way.
  const done = waves
    .slice(0, first)
    .filter(({ state }) => state === 'done')
    .slice(-1);
  return first === waves.length
    ? []
    : [...done, ...waves.slice(first)].flatMap(({ clusters }) =>
        clusters.filter(
          ({ state }) => state === 'upgraded' || state === 'upgrading',
        ),
      );
}

function ownBlocks(
  clusters: readonly ClusterUpgrade[],
  atOnce = Infinity,
): UpgradeWave['blocks'] {
  const busy = clusters.filter(({ state }) => state === 'upgrading');
  const refused = clusters.filter(({ state }) => state === 'refused');
  if (clusters.some(({ state }) => state === 'ready')) {
    return busy.length >= atOnce
      ? [{ block: 'full', clusters: busy.map(refOf) }]
      : [];
  }
  return refused.length > 0
    ? [{ block: 'refused', clusters: refused.map(refOf) }]
    : [{ block: 'full', clusters: busy.map(refOf) }];
}

/** When the last of its clusters has been watched for long enough; undefined where none is. */
function soakedAtOf(
  clusters: readonly ClusterUpgrade[],
  soakMs: number,
): number | undefined {
  // Clocks differ: where nothing is to be waited for, none is asked.
  if (soakMs === 0) return undefined;
  const ends = clusters.flatMap(({ upgradedAt }) =>
    upgradedAt ? [Date.parse(upgradedAt) + soakMs] : [],
  );
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

function refOf({ ref }: ClusterUpgrade) {
  return ref;
}
