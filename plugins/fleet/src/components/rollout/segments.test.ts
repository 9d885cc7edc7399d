import {
  buildRollout,
  buildRolloutCluster,
  BUILT_AT,
  secondsBefore,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { segmentsOf } from './segments';
import { placeOn, ticksOf, timeScaleOf } from './timeScale';

const now = Date.parse(BUILT_AT);
const ago = (minutes: number) => now - minutes * 60_000;

const scale = { from: ago(30), to: now, end: now, open: true };

describe('segmentsOf', () => {
  it('lets each stage last until the next one that is known', () => {
    expect(segmentsOf(buildRolloutCluster(), scale)).toEqual([
      { kind: 'waiting', from: ago(30), to: ago(29) },
      { kind: 'generated', from: ago(29), to: ago(28) },
      { kind: 'syncing', from: ago(28), to: ago(26) },
      { kind: 'progressing', from: ago(26), to: ago(22) },
      { kind: 'healthy', from: ago(22), to: now },
    ]);
  });

  it('draws no word from when on a cluster is silent, and nothing after it was replaced', () => {
    const silent = buildRolloutCluster({
      healthyAt: undefined,
      noWordSince: secondsBefore(10 * 60),
    });
    expect(segmentsOf(silent, scale).slice(-2)).toEqual([
      { kind: 'progressing', from: ago(26), to: ago(10) },
      { kind: 'noWord', from: ago(10), to: now },
    ]);
    const replaced = buildRolloutCluster({ replacedAt: secondsBefore(5 * 60) });
    expect(segmentsOf(replaced, scale).pop()?.to).toBe(ago(5));
  });

  it('never goes back in time where clocks differ', () => {
    const skewed = buildRolloutCluster({
      syncStartedAt: secondsBefore(20 * 60),
    });
    const segments = segmentsOf(skewed, scale);
    expect(segments.every(({ from, to }) => from < to)).toBe(true);
    expect(segments.slice(1).map(({ from }) => from)).toEqual(
      segments.slice(0, -1).map(({ to }) => to),
    );
  });
});

describe('timeScaleOf', () => {
  it('goes from the commit to now while the rollout goes on', () => {
    const { rollout, clusters } = buildRollout(undefined, {
      rollout: { state: 'rollingOut' },
    });
    const found = timeScaleOf(rollout, clusters, now);
    expect(found).toMatchObject({ from: ago(30), end: now, open: true });
  });

  it('leaves out most of the time that a commit waited', () => {
    const { rollout, clusters } = buildRollout(undefined, {
      rollout: { startedAt: secondsBefore(3 * 86_400) },
    });
    const found = timeScaleOf(rollout, clusters, now);
    expect(found.open).toBe(false);
    expect(found.end).toBe(ago(22));
    expect(found.from).toBeGreaterThan(ago(30));
    expect(placeOn(found, ago(29))).toBeGreaterThan(0);
  });

  it('tells times within one minute apart', () => {
    const short = { ...scale, from: now - 60_000, to: now };
    expect(new Set(ticksOf(short, 6).map(({ unit }) => unit))).toEqual(
      new Set(['second']),
    );
    expect(ticksOf(scale, 6)[0].unit).toBe('minute');
  });

  it('has round times, a handful of them', () => {
    const ticks = ticksOf(scale, 6);
    expect(ticks.map(({ at }) => at % (5 * 60_000))).toEqual(
      ticks.map(() => 0),
    );
    expect(ticks.length).toBeGreaterThan(3);
    expect(ticks.length).toBeLessThan(8);
  });
});
