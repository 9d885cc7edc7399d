import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  fleetTransitionSchema,
  type FleetTransition,
} from '@fleet-portal/backstage-plugin-fleet-node';
import {
  buildApplication,
  buildCluster,
  buildHub,
  buildView,
  FakeSpokeVoices,
  linksByApplicationSet,
  NOW,
  unreachable,
} from '../__testUtils__';
import type { HubSnapshot, ModelApplication } from '../model/FleetModel';
import { SteppedClock } from '../spoke/__testUtils__/SteppedClock';
import { announceFleet } from './announceFleet';
import type { NotificationsConfig } from './config';
import { notificationTopics } from './Turn';

const clusters = ['prod-eu-1', 'prod-us-1', 'prod-ap-1', 'staging-eu-1'];
const services = ['cart', 'checkout', 'pay'];

/** A hub with every service on every cluster. */
function hubWith(
  overrides: (
    name: string,
  ) => Parameters<typeof buildApplication>[2] = () => ({}),
  parts: Partial<HubSnapshot> = {},
): HubSnapshot {
  const applications = services.flatMap(service =>
    clusters.map<ModelApplication>(cluster =>
      buildApplication(service, cluster, overrides(`${service}-${cluster}`)),
    ),
  );
  const places = clusters.map(name => buildCluster(name));
  return buildHub('prod-hub', { clusters: places, applications }, parts);
}

function start(config: Partial<NotificationsConfig> = {}) {
  const clock = new SteppedClock(NOW);
  const sent: NotificationSendOptions[] = [];
  const events: FleetTransition[] = [];
  const spokes = new FakeSpokeVoices();
  const world = { hub: hubWith(), ownNetwork: false, spokes };
  const stop = announceFleet({
    config: {
      notifications: {
        enabled: true,
        topics: notificationTopics,
        quietPeriodMs: 300_000,
        platformOwner: 'group:default/platform',
        ...config,
      },
    },
    view: async () =>
      buildView([world.hub], {
        spokes,
        ownNetwork: world.ownNetwork,
        links: linksByApplicationSet,
      }),
    notifications: {
      send: async options => {
        sent.push(options);
      },
    },
    events: {
      publish: async ({ topic, eventPayload }) => {
        expect(topic).toBe('fleet');
        events.push(fleetTransitionSchema.strict().parse(eventPayload));
      },
      subscribe: async () => {},
    },
    lease: { look: async () => ({ held: 'here' }), leave: async () => {} },
    clock,
    logger: mockServices.logger.mock(),
  });
  const told = () =>
    sent.map(({ recipients, payload }) => ({
      to: recipients.type === 'entity' ? recipients.entityRef : undefined,
      title: payload.title,
    }));
  return { clock, sent, told, events, spokes, world, stop };
}

const silentVoice: HubSnapshot['voice'] = {
  state: 'unreachable',
  heardAt: NOW - 90_000,
  since: NOW - 90_000,
  reason: 'connection refused',
  quarantined: [],
};

describe('announceFleet', () => {
  it('says nothing of what was so at the start, and ends without a timer', async () => {
    const { clock, world, sent, events, stop } = start();
    world.hub = hubWith(() => ({ health: 'Degraded' }));
    await clock.advanceRounds(600_000);
    expect([...sent, ...events]).toEqual([]);
    await stop();
    expect(clock.pending).toBe(0);
  });

  it('tells the owner of a service once that it is Degraded, and that it is well again', async () => {
    const { clock, world, told, events } = start();
    await clock.advanceRounds(10_000);
    world.hub = hubWith(name =>
      /^cart-prod-(eu|us)/.test(name) ? { health: 'Degraded' } : {},
    );
    await clock.advanceRounds(120_000);
    expect(told()).toEqual([
      {
        to: 'group:default/shop',
        title: 'cart is Degraded on prod-eu-1 and prod-us-1',
      },
    ]);
    expect(events.map(({ kind, application }) => [kind, application])).toEqual([
      ['degraded', 'cart-prod-eu-1'],
      ['degraded', 'cart-prod-us-1'],
    ]);
    world.hub = hubWith();
    await clock.advanceRounds(400_000);
    expect(told().slice(1)).toEqual([
      {
        to: 'group:default/shop',
        title: 'cart is Healthy again on prod-eu-1 and prod-us-1',
      },
    ]);
  });

  it('tells a new version, a failed sync, and not the same twice', async () => {
    const { clock, world, told, events } = start();
    await clock.advanceRounds(10_000);
    world.hub = hubWith(name =>
      name.startsWith('pay')
        ? { version: '2.0.0' }
        : {
            operation:
              name === 'cart-prod-eu-1'
                ? { phase: 'Failed', message: 'hook failed' }
                : undefined,
          },
    );
    await clock.advanceRounds(1_200_000);
    expect(
      told()
        .map(({ title }) => title)
        .sort(),
    ).toEqual([
      'cart fails to sync on prod-eu-1',
      'pay 2.0.0 is deployed on prod-ap-1, prod-eu-1 and 2 more',
    ]);
    expect(events).toHaveLength(5);
    expect(events[1]).toMatchObject({
      kind: 'deployed',
      service: 'pay',
      version: '2.0.0',
      previousVersion: '1.0.0',
    });
  });

  it('tells nothing of dry runs, and waits for a real sync to say that it syncs again', async () => {
    const { clock, world, told } = start();
    await clock.advanceRounds(10_000);
    const operations: ModelApplication['operation'][] = [
      { phase: 'Running', dryRun: true },
      { phase: 'Terminating', dryRun: true },
      { phase: 'Failed', dryRun: true, message: 'Operation terminated' },
      { phase: 'Succeeded', dryRun: true },
      { phase: 'Failed', message: 'hook failed' },
      { phase: 'Succeeded', dryRun: true },
      { phase: 'Succeeded' },
    ];
    const toldAfter: string[][] = [];
    for (const operation of operations) {
      world.hub = hubWith(name =>
        name === 'cart-prod-eu-1' ? { operation } : {},
      );
      const before = told().length;
      await clock.advanceRounds(400_000);
      toldAfter.push(
        told()
          .slice(before)
          .map(({ title }) => title),
      );
    }
    expect(toldAfter).toEqual([
      [],
      [],
      [],
      [],
      ['cart fails to sync on prod-eu-1'],
      [],
      ['cart syncs again on prod-eu-1'],
    ]);
  });

  it('tells a lost hub once, to the platform, and nothing of what is behind it', async () => {
    const { clock, world, spokes, told } = start();
    await clock.advanceRounds(10_000);
    world.hub = hubWith(() => ({ health: 'Degraded' }), { voice: silentVoice });
    for (const name of clusters) spokes.set('prod-hub', name, unreachable());
    await clock.advanceRounds(1_200_000);
    expect(told()).toEqual([
      { to: 'group:default/platform', title: 'prod-hub is not heard' },
    ]);
    world.hub = hubWith();
    for (const name of clusters) spokes.voices.delete(`prod-hub/${name}`);
    await clock.advanceRounds(1_200_000);
    expect(told().slice(1)).toEqual([
      { to: 'group:default/platform', title: 'prod-hub is heard again' },
    ]);
  });

  it('tells only the hub when its spokes fell silent a moment before it', async () => {
    const { clock, world, spokes, told } = start();
    await clock.advanceRounds(10_000);
    for (const name of clusters) spokes.set('prod-hub', name, unreachable());
    world.hub = hubWith(() => ({ health: 'Degraded' }));
    await clock.advanceRounds(5_000);
    world.hub = hubWith(() => ({}), { voice: silentVoice });
    await clock.advanceRounds(1_200_000);
    const platform = 'group:default/platform';
    expect(told()).toEqual([{ to: platform, title: 'prod-hub is not heard' }]);

    // What is still so when it is heard again is told then.
    world.hub = hubWith();
    for (const name of clusters.slice(1)) {
      spokes.voices.delete(`prod-hub/${name}`);
    }
    await clock.advanceRounds(1_200_000);
    expect(told().slice(1)).toEqual(
      expect.arrayContaining([
        { to: platform, title: 'prod-hub is heard again' },
        { to: platform, title: 'prod-eu-1 of prod-hub is lost' },
      ]),
    );
    expect(told()).toHaveLength(3);
  });

  it('does not tell what turned just before its hub was muted', async () => {
    const { clock, world, sent } = start();
    await clock.advanceRounds(10_000);
    world.hub = hubWith(() => ({ health: 'Degraded' }));
    await clock.advanceRounds(5_000);
    const voice = { state: 'disabled' as const, since: NOW, quarantined: [] };
    world.hub = hubWith(() => ({}), { voice });
    await clock.advanceRounds(60_000);
    world.hub = hubWith();
    await clock.advanceRounds(600_000);
    expect(sent).toEqual([]);
  });

  it('tells lost spokes together, without what runs on them', async () => {
    const { clock, world, spokes, told } = start();
    await clock.advanceRounds(10_000);
    for (const name of ['prod-eu-1', 'prod-us-1']) {
      spokes.set('prod-hub', name, unreachable());
    }
    world.hub = hubWith(name =>
      /(eu|us)-1$/.test(name) && name.includes('prod')
        ? { health: 'Degraded' }
        : {},
    );
    await clock.advanceRounds(1_200_000);
    expect(told()).toEqual([
      {
        to: 'group:default/platform',
        title: 'prod-eu-1 and prod-us-1 of prod-hub are lost',
      },
    ]);
  });

  it('is quiet while the network of the portal is the suspect', async () => {
    const { clock, world, spokes, sent, events } = start();
    await clock.advanceRounds(10_000);
    world.ownNetwork = true;
    world.hub = hubWith(() => ({}), { voice: silentVoice });
    for (const name of clusters) spokes.set('prod-hub', name, unreachable());
    await clock.advanceRounds(600_000);
    expect([...sent, ...events]).toEqual([]);
  });

  it('is quiet about a muted hub, also when it is heard again', async () => {
    const { clock, world, sent, events } = start();
    await clock.advanceRounds(10_000);
    const voice = { state: 'disabled' as const, since: NOW, quarantined: [] };
    world.hub = hubWith(() => ({ health: 'Degraded' }), { voice });
    await clock.advanceRounds(60_000);
    world.hub = hubWith(() => ({ health: 'Degraded' }));
    await clock.advanceRounds(600_000);
    expect([...sent, ...events]).toEqual([]);
  });

  it.each([
    ['switched off', { enabled: false }],
    ['not for this topic', { topics: ['fleet:hub-lost' as const] }],
  ])(
    'sends events, but no notifications, when they are %s',
    async (_, config) => {
      const { clock, world, sent, events } = start(config);
      await clock.advanceRounds(10_000);
      world.hub = hubWith(() => ({ health: 'Degraded' }));
      await clock.advanceRounds(600_000);
      expect(sent).toEqual([]);
      expect(events).toHaveLength(12);
    },
  );
});
