import type { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import { defaultProbeConfig } from './accessConfig';
import { FakeSpokeClient } from './__testUtils__/FakeSpokeClient';
import { SteppedClock } from './__testUtils__/SteppedClock';
import { LiveSpokeVoices } from './LiveSpokeVoices';

const start = Date.parse('2026-11-20T14:05:00Z');
const hub = 'prod-hub';

function fleet(count: number) {
  const clock = new SteppedClock(start);
  const changes: ClusterRef[] = [];
  const clients = new Map<string, FakeSpokeClient>();
  const spokes = Array.from({ length: count }, (_, i) => {
    const ref = { hub: 'prod-hub', name: `spoke-${i}` };
    clients.set(ref.name, new FakeSpokeClient(ref));
    return { ref, server: `https://10.0.0.${i}:6443` };
  });
  const voices = new LiveSpokeVoices({
    access: [{ clientFor: ref => clients.get(ref.name) }],
    clock,
    random: () => 0,
    onChange: refs => changes.push(...refs),
    onBadAccess: () => {},
  });
  voices.setSpokes(spokes);
  const client = (i: number) => clients.get(`spoke-${i}`)!;
  const probe = (i: number) => voices.probe(spokes[i].ref);
  return { clock, changes, voices, spokes, client, probe };
}

describe('LiveSpokeVoices', () => {
  it('calls a spoke unreachable after two misses, within 30 seconds of its death', async () => {
    const { clock, client, probe, voices } = fleet(3);
    await clock.advance(12_000);
    expect(probe(0)).toMatchObject({ state: 'reachable', misses: 0 });

    client(0).behaviour = 'blackHole';
    await clock.advance(14_000);
    expect(probe(0)).toMatchObject({ state: 'reachable', misses: 1 });
    await clock.advance(16_000);
    expect(probe(0)).toMatchObject({
      state: 'unreachable',
      reason: 'i/o timeout',
      lastReachableAt: '2026-11-20T14:05:10.000Z',
    });
    expect(probe(1).state).toBe('reachable');
    await voices.stop();
  });

  it('keeps that promise when every third of 500 spokes is black-holed', async () => {
    const { clock, client, probe, voices } = fleet(500);
    await clock.advance(12_000);
    for (let i = 0; i < 500; i += 3) client(i).behaviour = 'blackHole';
    await clock.advance(30_000);

    const states = Array.from({ length: 500 }, (_, i) => probe(i).state);
    const expected = states.map((_, i) =>
      i % 3 === 0 ? 'unreachable' : 'reachable',
    );
    expect(states).toEqual(expected);
    const healthy = Array.from({ length: 500 }, (_, i) => i).filter(
      i => i % 3 !== 0,
    );
    // 42 seconds are four or five rounds: nobody waited for a black hole.
    expect(Math.min(...healthy.map(i => client(i).probes))).toBeGreaterThan(3);
    await voices.stop();
  });

  it('recovers with the first answer', async () => {
    const { clock, client, probe, changes, voices } = fleet(2);
    client(0).behaviour = 'refuses';
    await clock.advance(11_000);
    expect(probe(0).state).toBe('unreachable');

    client(0).behaviour = 'answers';
    changes.length = 0;
    await clock.advance(10_000);
    expect(probe(0).state).toBe('reachable');
    expect(probe(0).reason).toBeUndefined();
    expect(changes).toEqual([{ hub: 'prod-hub', name: 'spoke-0' }]);
    await voices.stop();
  });

  it('tells a refused token from a dead spoke', async () => {
    const { clock, client, probe, voices } = fleet(2);
    client(0).behaviour = 'badToken';
    await clock.advance(25_000);
    expect(probe(0)).toMatchObject({
      state: 'unauthorized',
      reason: 'refuses our token',
    });
    await voices.stop();
  });

  it('suspects its own network when no spoke at all answers', async () => {
    const { clock, client, voices } = fleet(3);
    await clock.advance(1_000);
    expect(voices.ownNetworkTrouble()).toBeUndefined();
    for (let i = 0; i < 3; i++) client(i).behaviour = 'refuses';
    await clock.advance(25_000);
    expect(voices.ownNetworkTrouble()?.message).toContain(
      "portal's own network",
    );

    client(2).behaviour = 'answers';
    await clock.advance(11_000);
    expect(voices.ownNetworkTrouble()).toBeUndefined();
    await voices.stop();
  });

  it('says when it has no access to a spoke', async () => {
    const { voices } = fleet(1);
    const stranger = { hub: 'nonprod-hub', name: 'dev-eu-1' };
    voices.setSpokes([{ ref: stranger, server: 'https://10.1.0.1:6443' }]);
    expect(voices.probe(stranger)).toEqual({ state: 'notConfigured' });
    const { nodes } = await voices.details(stranger);
    expect(nodes).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('fleet.spokes'),
    });
  });

  it('lets go of clusters that a hub no longer names', async () => {
    const { clock, voices, spokes, client } = fleet(2);
    await clock.advance(1_000);
    voices.setSpokes([spokes[1]]);
    await clock.advance(60_000);
    expect(client(0)).toMatchObject({ closed: true, probes: 1 });
    expect(client(1).probes).toBeGreaterThan(5);
    await voices.stop();
    expect(clock.pending).toBe(0);
  });

  it('reads details once for everybody and keeps them as stale', async () => {
    const { clock, voices, spokes, client } = fleet(1);
    const [first, second] = await Promise.all([
      voices.details(spokes[0].ref),
      voices.details(spokes[0].ref),
    ]);
    expect(first).toBe(second);
    expect(client(0).reads).toBe(1);
    expect(first.capacity).toMatchObject({
      status: 'ok',
      value: { cpu: { used: 1, requested: 2, allocatable: 4 } },
    });

    client(0).behaviour = 'refuses';
    await clock.advance(61_000);
    const later = await voices.details(spokes[0].ref);
    expect(later.nodes).toMatchObject({
      status: 'stale',
      reason: 'connection refused',
      observedAt: '2026-11-20T14:05:00.000Z',
      value: [{ name: 'node-1', cpuUsed: 1 }],
    });
    await voices.stop();
  });

  it('adds up nodes and use without waiting, rarely, and keeps the sum as stale', async () => {
    const { clock, client, voices, spokes } = fleet(1);
    const [{ ref }] = spokes;
    expect(voices.knownUsage(ref)).toBeUndefined();
    await clock.advance(1_000);
    const value = {
      nodes: 1,
      nodesReady: 1,
      cpu: { used: 1, allocatable: 4 },
      memory: { used: 4, allocatable: 16 },
    };
    expect(voices.knownUsage(ref)).toMatchObject({ status: 'ok', value });
    expect(client(0).reads).toBe(1);

    client(0).behaviour = 'refuses';
    await clock.advance(300_000);
    voices.knownUsage(ref);
    await clock.advance(1_000);
    expect(voices.knownUsage(ref)).toMatchObject({
      status: 'stale',
      value,
      reason: 'connection refused',
    });
    // By then its probe knows that it is dead, and it is asked nothing else.
    expect(client(0).reads).toBe(1);
    expect(
      voices.knownUsage({ hub: 'prod-hub', name: 'stranger' }),
    ).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('fleet.spokes'),
    });
    await voices.stop();
  });

  it('reads one spoke at once while the list of all asks for many dead ones', async () => {
    const { clock, client, voices, spokes } = fleet(500);
    await clock.advance(12_000);
    for (let i = 0; i < 500; i += 3) client(i).behaviour = 'blackHole';
    await clock.advance(30_000);
    for (const { ref } of spokes) {
      voices.knownUsage(ref);
      voices.knownPlatform(ref);
    }
    const answered: string[] = [];
    const { ref } = spokes[499];
    void voices.details(ref).then(() => answered.push('details'));
    void voices.platform(ref).then(() => answered.push('platform'));
    await clock.advance(1_000);

    expect(answered.sort()).toEqual(['details', 'platform']);
    expect(voices.knownUsage(spokes[498].ref)).toMatchObject({
      status: 'failed',
      reason: 'i/o timeout',
    });
    expect(client(498).reads).toBe(0);
    await voices.stop();
  });

  it('reads a page of slow spokes apart from the sums for the list of all', async () => {
    const { clock, client, voices, spokes } = fleet(60);
    await clock.advance(1_000);
    // Nobody knows it yet.
    for (let i = 0; i < 59; i += 1) client(i).behaviour = 'blackHole';
    for (const { ref } of spokes) voices.knownUsage(ref);
    let answered = false;
    void voices.details(spokes[59].ref).then(() => {
      answered = true;
    });
    await clock.advance(1_000);
    expect(answered).toBe(true);
    await voices.stop();
  });

  it('says once which access cannot be used, and looks again every minute', async () => {
    const bad: string[] = [];
    const changed: string[] = [];
    const ref = { hub: 'prod-hub', name: 'eu-1' };
    const other = { hub: 'prod-hub', name: 'eu-2' };
    let mounted = false;
    const clock = new SteppedClock(start);
    const voices = new LiveSpokeVoices({
      access: [
        {
          clientFor: asked => {
            if (mounted) return new FakeSpokeClient(asked);
            throw new Error('ENOENT: no such file, open /ca.pem');
          },
        },
      ],
      clock,
      random: () => 0,
      onChange: refs => changed.push(...refs.map(({ name }) => name)),
      onBadAccess: (_ref, reason) => bad.push(reason),
    });
    const servers = { ref, server: 'https://10.0.0.1:6443' };
    voices.setSpokes([servers, { ...servers, ref: other }]);
    await clock.advance(120_000);
    const words = (name: string) =>
      `fleet.spokes[prod-hub/${name}] cannot be used: ENOENT: no such file, open /ca.pem`;
    expect(bad).toEqual([words('eu-1'), words('eu-2')]);
    expect(voices.probe(ref)).toMatchObject({
      state: 'unauthorized',
      reason: words('eu-1'),
    });
    voices.setSpokes([servers]);
    mounted = true;
    await clock.advance(60_000);
    expect(voices.probe(ref).state).toBe('reachable');
    expect(voices.probe(other).state).toBe('notConfigured');
    expect(changed).toContain('eu-1');
    await voices.stop();
    expect(clock.pending).toBe(0);
  });

  it('lets go of a spoke that is configured no more, takes one that is, and leaves the others', async () => {
    const ways = new Map(
      ['stays', 'goes'].map(name => [name, new FakeSpokeClient({ hub, name })]),
    );
    const clock = new SteppedClock(start);
    const changed: string[] = [];
    const voices = new LiveSpokeVoices({
      access: [{ clientFor: ({ name }) => ways.get(name) }],
      clock,
      random: () => 0,
      onChange: refs => changed.push(...refs.map(({ name }) => name)),
      onBadAccess: () => {},
    });
    const all = ['stays', 'goes', 'comes', 'never'];
    const states = () =>
      all.map(name => voices.probe({ hub, name }).state).join(' ');
    voices.setSpokes(
      all.map((name, i) => ({
        ref: { hub, name },
        server: `https://10.0.0.${i}:6443`,
      })),
    );
    await clock.advance(1_000);
    expect(states()).toBe('reachable reachable notConfigured notConfigured');
    const [stays, goes] = [ways.get('stays'), ways.get('goes')];
    ways.delete('goes');
    ways.set('comes', new FakeSpokeClient({ hub, name: 'comes' }));
    const before = voices.revision;
    changed.length = 0;
    voices.reconsider([
      { hub, name: 'goes' },
      { hub, name: 'comes' },
      { hub, name: 'unknown' },
    ]);
    expect(changed).toEqual(['goes', 'comes']);
    expect(voices.revision).toBeGreaterThan(before);
    await clock.advance(1_000);
    expect(states()).toBe('reachable notConfigured reachable notConfigured');
    expect([stays?.closed, stays?.probes, goes?.closed]).toEqual([
      false,
      1,
      true,
    ]);
    await voices.stop();
    expect(clock.pending).toBe(0);
  });

  it('looks at once at an access that could not be used, when it was mended', async () => {
    const ref = { hub, name: 'eu-1' };
    let broken = true;
    const clock = new SteppedClock(start);
    const voices = new LiveSpokeVoices({
      access: [
        {
          clientFor: asked => {
            if (broken) throw new Error('no PEM');
            return new FakeSpokeClient(asked);
          },
        },
      ],
      clock,
      random: () => 0,
      onChange: () => {},
      onBadAccess: () => {},
    });
    voices.setSpokes([{ ref, server: 'https://10.0.0.1:6443' }]);
    expect(voices.probe(ref).state).toBe('unauthorized');
    broken = false;
    voices.reconsider([]);
    await clock.advance(0);
    expect(voices.probe(ref).state).toBe('reachable');
    await voices.stop();
    expect(clock.pending).toBe(0);
  });

  it('asks no more spokes at once than it may', async () => {
    let open = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    class SlowSpoke extends FakeSpokeClient {
      async probe(options: { signal: AbortSignal }) {
        open += 1;
        most = Math.max(most, open);
        await new Promise<void>(resolve => {
          waiting.push(resolve);
        });
        open -= 1;
        return super.probe(options);
      }
    }
    const clock = new SteppedClock(start);
    const voices = new LiveSpokeVoices({
      access: [{ clientFor: ref => new SlowSpoke(ref) }],
      config: { ...defaultProbeConfig, maxConcurrency: 40 },
      clock,
      random: () => 0,
      onChange: () => {},
      onBadAccess: () => {},
    });
    const spokes = Array.from({ length: 500 }, (_, i) => ({
      ref: { hub: 'prod-hub', name: `spoke-${i}` },
      server: `https://10.0.0.${i}:6443`,
    }));
    voices.setSpokes(spokes);
    const reached = () =>
      spokes.filter(({ ref }) => voices.probe(ref).state === 'reachable');
    while (reached().length < spokes.length) {
      for (const answer of waiting.splice(0)) answer();
      await clock.advance(0);
    }
    expect(most).toBe(40);
    await voices.stop();
  });
});
