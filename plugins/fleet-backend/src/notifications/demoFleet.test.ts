import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { FleetTransition } from '@fleet-portal/backstage-plugin-fleet-node';
import { Fleet, portalConfig, startFleet } from '@fleet-portal/fleet-simulator';
import { eventually } from '../__testUtils__/startPlugin';
import { systemClock } from '../clock';
import { readFleetConfig } from '../config';
import { EntityIndex } from '../entities/EntityIndex';
import { FleetRuntime } from '../FleetRuntime';
import { FleetViews } from '../service/FleetViews';
import { SteppedClock } from '../spoke/__testUtils__/SteppedClock';
import { announceFleet } from './announceFleet';

const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout-api',
    annotations: { 'fleet-portal.io/applicationset': 'checkout-api' },
  },
  spec: { type: 'service', owner: 'group:default/checkout' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/checkout' }],
};

/** The live model on real servers; only the announcements have a clock of the test. */
describe('notifications on the demo fleet', () => {
  jest.setTimeout(180_000);
  let fleet: Fleet;
  let runtime: FleetRuntime;
  let views: FleetViews;
  let clock: SteppedClock;
  let stop: () => Promise<void>;
  const sent: NotificationSendOptions[] = [];
  const events: FleetTransition[] = [];

  const everythingHeard = () =>
    eventually(
      async () => views.view().view,
      ({ hubs, places, rows, voices }) => {
        const silent = hubs.some(hub => hub.facts.voice.state !== 'ok');
        if (silent || rows.length < 4) throw new Error('A hub is not heard');
        const early = places.some(
          ({ ref }) => voices.probe(ref).state === 'pending',
        );
        if (early) throw new Error('A spoke was not asked yet');
      },
    );

  beforeAll(async () => {
    fleet = await startFleet({ scenario: 'small' });
    const logger = mockServices.logger.mock();
    const config = readFleetConfig(
      new ConfigReader({
        fleet: {
          ...(portalConfig(fleet.urls).fleet as object),
          staleAfter: { seconds: 10 },
          notifications: {
            enabled: true,
            platformOwner: 'group:default/platform',
          },
        },
      }),
    );
    runtime = new FleetRuntime({
      config,
      logger,
      clock: systemClock,
      random: () => 0,
      epoch: 'epoch-1',
    });
    const links = new EntityIndex({
      catalog: catalogServiceMock({ entities: [component] }),
      auth: mockServices.auth(),
      logger,
    });
    await links.refresh();
    const { model, spokes } = runtime;
    views = new FleetViews({
      model,
      spokes,
      links,
      rules: config.environments,
      staleAfterMs: config.staleAfterMs,
      now: () => systemClock.now(),
    });
    const stopViews = views.start();
    clock = new SteppedClock(systemClock.now());
    const stopAnnouncing = announceFleet({
      config,
      view: async () => (await views.viewInTurns()).view,
      notifications: {
        send: async options => {
          sent.push(options);
        },
      },
      events: {
        publish: async ({ eventPayload }) => {
          events.push(eventPayload as FleetTransition);
        },
        subscribe: async () => {},
      },
      lease: { look: async () => ({ held: 'here' }), leave: async () => {} },
      clock,
      logger,
    });
    stop = async () => {
      await stopAnnouncing();
      stopViews();
      await runtime.stop();
    };
    runtime.start();
    await everythingHeard();
    // The first look: what is already so.
    await clock.advanceRounds(5_000);
  });
  afterAll(async () => {
    await stop?.();
    await fleet?.stop();
  });
  beforeEach(() => {
    sent.length = 0;
    events.length = 0;
  });

  const told = () =>
    sent.map(({ recipients, payload }) => ({
      to: recipients.type === 'entity' ? recipients.entityRef : undefined,
      title: payload.title,
      link: payload.link,
    }));
  const row = () =>
    views
      .view()
      .view.rows.find(one => one.facts.name === 'checkout-api-prod-eu-1');

  it('tells the owner of a service once that it is broken, and once that it is healed', async () => {
    const where = { cluster: 'prod-eu-1', service: 'checkout-api' };
    fleet.controls.breakService(where);
    await fleet.stepUntil(() =>
      fleet.world.hubs.some(hub =>
        [...hub.applications()].some(
          app =>
            app.name === 'checkout-api-prod-eu-1' &&
            app.health?.status === 'Degraded',
        ),
      ),
    );
    await eventually(
      async () => row()?.facts.health,
      health => expect(health).toBe('Degraded'),
    );
    await clock.advanceRounds(60_000);
    expect(told()).toEqual([
      {
        to: 'group:default/checkout',
        title: 'checkout-api is Degraded on prod-eu-1',
        link: '/fleet/applications/prod-hub/argocd/checkout-api-prod-eu-1',
      },
    ]);
    fleet.controls.healService(where);
    await fleet.step(60_000);
    await eventually(
      async () => row()?.facts.health,
      health => expect(health).toBe('Healthy'),
    );
    await clock.advanceRounds(600_000);
    expect(told().slice(1)).toMatchObject([
      { title: 'checkout-api is Healthy again on prod-eu-1' },
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(['degraded', 'recovered']);
  });

  it('tells once that a hub is killed, and nothing of what it has', async () => {
    fleet.controls.setNetworkFault({ hub: 'prod-hub', kind: 'kill' });
    await eventually(
      async () => views.view().view.hub('prod-hub')?.heard,
      heard => expect(heard).toBe(false),
      60_000,
    );
    await clock.advanceRounds(600_000);
    expect(told()).toMatchObject([
      { to: 'group:default/platform', title: 'prod-hub is not heard' },
    ]);
    fleet.controls.clearNetworkFault({ hub: 'prod-hub' });
    await eventually(
      async () => views.view().view.hub('prod-hub')?.facts.voice.state,
      state => expect(state).toBe('ok'),
      60_000,
    );
    await clock.advanceRounds(600_000);
    expect(told().slice(1)).toMatchObject([
      { title: 'prod-hub is heard again' },
    ]);
  });
});
