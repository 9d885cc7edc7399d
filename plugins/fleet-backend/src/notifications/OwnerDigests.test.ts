import { messageOf } from './message';
import { OwnerDigests } from './OwnerDigests';
import type { Turn } from './Turn';

const SHOP = 'group:default/shop';

function turn(
  kind: Turn['kind'],
  service: string,
  cluster: string,
  parts: Partial<Turn> = {},
): Turn {
  return {
    kind,
    key: `application prod-hub/argocd/${service}-${cluster}`,
    hub: 'prod-hub',
    cluster,
    namespace: 'argocd',
    application: `${service}-${cluster}`,
    service,
    entityRef: `component:default/${service}`,
    owners: [SHOP],
    production: true,
    ...parts,
  };
}

function hubTurn(kind: Turn['kind'], hub: string): Turn {
  return { kind, key: `hub ${hub}`, hub, owners: [SHOP], production: true };
}

function spokeTurn(kind: Turn['kind'], cluster: string): Turn {
  return { ...hubTurn(kind, 'prod-hub'), key: `spoke ${cluster}`, cluster };
}

describe('OwnerDigests', () => {
  let digests: OwnerDigests;
  beforeEach(() => {
    digests = new OwnerDigests({ quietPeriodMs: 300_000, collectMs: 10_000 });
  });
  const add = (now: number, ...turns: Turn[]) =>
    turns.forEach(one => digests.add(SHOP, one, now));
  const due = (now: number) => digests.due(now).map(messageOf);

  it('waits for what has the same cause, and tells each service once with its clusters', () => {
    add(0, turn('degraded', 'cart', 'eu-1', { reason: 'CrashLoopBackOff' }));
    add(5_000, turn('degraded', 'cart', 'us-1'), turn('degraded', 'pay', 'eu'));
    expect(due(9_999)).toEqual([]);
    expect(due(10_000)).toEqual([
      {
        title: 'cart is Degraded on eu-1 and us-1',
        description:
          'cart on eu-1: CrashLoopBackOff.\ncart on us-1: is Degraded.',
        link: '/catalog/default/component/cart',
        severity: 'high',
        topic: 'fleet:degraded',
        scope: 'fleet:degraded/cart',
      },
      expect.objectContaining({
        title: 'pay is Degraded on eu',
        link: '/fleet/applications/prod-hub/argocd/pay-eu',
        scope: 'fleet:degraded/pay',
      }),
    ]);
    expect(due(20_000)).toEqual([]);
  });

  it('collects until the quiet period of the topic is over, and keeps other topics apart', () => {
    add(0, turn('degraded', 'cart', 'eu-1'));
    expect(due(10_000)).toHaveLength(1);
    add(11_000, turn('degraded', 'cart', 'us-1'));
    add(12_000, turn('syncFailed', 'cart', 'us-1'));
    add(200_000, turn('recovered', 'cart', 'eu-1'));
    expect(due(22_000).map(({ topic }) => topic)).toEqual([
      'fleet:sync-failed',
    ]);
    expect(due(309_999)).toEqual([]);
    expect(due(310_000)).toEqual([
      expect.objectContaining({
        title: 'cart is Degraded on us-1',
        description:
          'cart on us-1: is Degraded.\ncart on eu-1 is Healthy again.',
        scope: 'fleet:degraded/cart',
      }),
    ]);
  });

  it('takes back in the same scope what is over, and never tells what was over first', () => {
    add(0, turn('degraded', 'cart', 'eu-1'));
    add(3_000, turn('recovered', 'cart', 'eu-1'));
    expect(due(10_000)).toEqual([]);
    add(20_000, turn('degraded', 'cart', 'eu-1'));
    expect(due(30_000)).toHaveLength(1);
    add(31_000, turn('recovered', 'cart', 'eu-1'));
    expect(due(330_000)).toEqual([
      expect.objectContaining({
        title: 'cart is Healthy again on eu-1',
        severity: 'low',
        scope: 'fleet:degraded/cart',
      }),
    ]);
  });

  it('says nothing when something is over and back within the quiet period', () => {
    add(0, turn('degraded', 'cart', 'eu-1'));
    expect(due(10_000)).toHaveLength(1);
    add(11_000, turn('recovered', 'cart', 'eu-1'));
    add(12_000, turn('degraded', 'cart', 'eu-1'));
    expect(due(1_000_000)).toEqual([]);
  });

  it('tells many services at once in one notification, and takes them back there', () => {
    const names = ['a', 'b', 'c', 'd'];
    add(0, ...names.map(name => turn('degraded', name, 'eu-1')));
    expect(due(10_000)).toEqual([
      expect.objectContaining({
        title: 'a, b and 2 more are Degraded on 1 cluster',
        scope: 'fleet:degraded',
        link: '/fleet',
      }),
    ]);
    add(20_000, ...names.map(name => turn('recovered', name, 'eu-1')));
    expect(due(400_000)).toEqual([
      expect.objectContaining({
        title: 'a, b and 2 more are Healthy again on 1 cluster',
        scope: 'fleet:degraded',
      }),
    ]);
  });

  it('adds clusters to the version that is spreading, and forgets the one before', () => {
    const deployed = (cluster: string, version: string, before: string) =>
      turn('deployed', 'cart', cluster, { version, previousVersion: before });
    add(0, deployed('eu-1', '1.1.0', '1.0.0'));
    expect(due(10_000)[0]).toMatchObject({
      title: 'cart 1.1.0 is deployed on eu-1',
      description: 'cart on eu-1: 1.1.0, before it 1.0.0.',
      severity: 'low',
    });
    add(20_000, deployed('us-1', '1.1.0', '1.0.0'));
    expect(due(310_000)[0].title).toBe(
      'cart 1.1.0 is deployed on us-1 and eu-1',
    );
    add(320_000, deployed('us-1', '1.2.0', '1.1.0'));
    expect(due(620_000)[0].title).toBe('cart 1.2.0 is deployed on us-1');
  });

  it('tells the spokes of a hub together, and hubs together', () => {
    add(0, ...['eu-1', 'eu-2'].map(name => spokeTurn('spokeLost', name)));
    add(0, ...['east', 'west'].map(name => hubTurn('hubLost', name)));
    expect(due(10_000)).toEqual([
      expect.objectContaining({
        title: 'eu-1 and eu-2 of prod-hub are lost',
        severity: 'critical',
        scope: 'fleet:spoke-lost/prod-hub',
      }),
      expect.objectContaining({
        title: 'east and west are not heard',
        scope: 'fleet:hub-lost',
        description: expect.stringContaining("portal's own network first"),
      }),
    ]);
    add(20_000, hubTurn('hubFound', 'east'));
    expect(due(400_000)).toEqual([
      expect.objectContaining({
        title: 'west is not heard',
        description: expect.stringContaining('east is heard again.'),
      }),
    ]);
  });

  it('keeps what is not believed at the moment, and tells the rest', () => {
    const behind = (name: string) => (one: Turn) => one.cluster !== name;
    add(0, ...['eu-1', 'eu-2'].map(name => spokeTurn('spokeLost', name)));
    const titles = (now: number, silent: string) =>
      digests.due(now, behind(silent)).map(one => messageOf(one).title);
    expect(titles(10_000, 'eu-1')).toEqual(['eu-2 of prod-hub is lost']);
    expect(titles(400_000, 'eu-1')).toEqual([]);
    expect(titles(800_000, 'none')).toEqual([
      'eu-1 and eu-2 of prod-hub are lost',
    ]);
    expect(titles(9_000_000, 'none')).toEqual([]);
  });

  it('does not call a recovery that an Application was removed', () => {
    add(0, turn('degraded', 'cart', 'eu-1'), turn('degraded', 'pay', 'eu-1'));
    expect(due(10_000)).toHaveLength(2);
    add(20_000, turn('recovered', 'cart', 'eu-1', { removed: true }));
    // Nobody was told of it.
    add(20_000, turn('recovered', 'blog', 'eu-1', { removed: true }));
    expect(due(400_000).map(({ title }) => title)).toEqual([
      'cart was removed on eu-1',
    ]);
  });

  it('fits into the database of the notifications, however long names are', () => {
    add(0, turn('degraded', 'x'.repeat(400), 'eu-1'));
    const [{ title, scope }] = due(10_000);
    expect(title.length).toBeLessThanOrEqual(255);
    expect(scope?.length).toBeLessThanOrEqual(255);
  });
});
