import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { eventually } from '../__testUtils__/startPlugin';
import { systemClock } from '../clock';
import { readFleetConfig } from '../config';
import { EntityIndex } from '../entities/EntityIndex';
import { FleetRuntime } from '../FleetRuntime';
import { applicationOf, clusterOf } from '../hub/argocd/__testUtils__/fixtures';
import { FakeArgoCd, reply } from '../hub/argocd/__testUtils__/FakeArgoCd';
import { announceFleet } from '../notifications/announceFleet';
import { notificationTopics } from '../notifications/Turn';
import { FleetViews } from '../service/FleetViews';
import { SteppedClock } from '../spoke/__testUtils__/SteppedClock';
import { Canaries } from './__testUtils__/canaries/Canaries';
import { hubWithCanaries } from './__testUtils__/canaries/hubWithCanaries';
import { tellFigure } from './__testUtils__/effort';

const names = {
  hub: 'east-hub',
  cluster: 'eu-1',
  application: 'shop-0',
  applicationSet: 'shop',
};
const owned = 'group:default/shop';
const service: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: names.applicationSet,
    annotations: { 'fleet-portal.io/applicationset': names.applicationSet },
  },
  relations: [{ type: 'ownedBy', targetRef: owned }],
};
const applications = 4;
type Application = ReturnType<typeof applicationOf>;

/**
 * A hub that is well, and then becomes what {@link hubWithCanaries} makes: what
 * notifications and events tell is what turned.
 */
function turningHub(canaries: Canaries) {
  const hub = hubWithCanaries(canaries, names, applications);
  const treeOf = (index: number) =>
    `/api/v1/applications/shop-${index}/resource-tree`;
  for (let index = 1; index < applications; index++) {
    hub.answers.set(treeOf(index), hub.answers.get(treeOf(0)));
  }
  const ill = hub.applications as Application[];
  const lost = hub.clusters;
  const well = (image: string) =>
    Array.from({ length: applications }, (_, index) =>
      applicationOf({
        name: `shop-${index}`,
        owner: names.applicationSet,
        status: {
          summary: { images: [`registry.example.com/shop:${image}`] },
          operationState: { phase: 'Succeeded' },
        },
      }),
    );
  hub.applications = well('1.0.0');
  hub.clusters = [clusterOf(names.cluster)];
  let version = 100;
  const become = (objects: Application[]) => {
    version += 1;
    hub.applications = objects.map(one => ({
      ...one,
      metadata: { ...one.metadata, resourceVersion: `${version}` },
    }));
    for (const one of hub.applications) hub.emit('MODIFIED', one);
  };
  return {
    hub,
    deploy: () => become(well('1.0.1')),
    fallIll: () => become(ill),
    loseSpoke: () => {
      hub.clusters = lost;
    },
    fallSilent: () => {
      for (const stream of hub.streams('applications')) stream.destroy();
      hub.intercept = (_request, response) => {
        const error = canaries.put('body of an answer with 500');
        reply(response, 500, { error, message: error, code: 7 });
        return true;
      };
    },
    degraded: ill.filter(({ status }) => status.health.status === 'Degraded')
      .length,
  };
}

/** The live model of the hub, and announcements by a clock of the test. */
async function announce(hub: FakeArgoCd) {
  const logger = mockServices.logger.mock();
  const told: unknown[] = [];
  const sent: NotificationSendOptions[] = [];
  const config = readFleetConfig(
    new ConfigReader({
      fleet: {
        staleAfter: { seconds: 2 },
        hubs: [
          {
            name: names.hub,
            url: `http://127.0.0.1:${hub.port}`,
            token: 'the-token',
          },
        ],
        notifications: {
          enabled: true,
          platformOwner: 'group:default/platform',
        },
      },
    }),
  );
  const runtime = new FleetRuntime({
    config,
    logger,
    clock: systemClock,
    random: () => 0,
    epoch: 'e1',
    timings: { pollMs: 100, heartbeatMs: 100 },
  });
  const links = new EntityIndex({
    catalog: catalogServiceMock({ entities: [service] }),
    auth: mockServices.auth(),
    logger,
  });
  await links.refresh();
  const views = new FleetViews({
    model: runtime.model,
    spokes: runtime.spokes,
    links,
    rules: config.environments,
    staleAfterMs: config.staleAfterMs,
    now: () => systemClock.now(),
  });
  const stopViews = views.start();
  const clock = new SteppedClock(systemClock.now());
  const stopAnnouncing = announceFleet({
    config,
    view: async () => (await views.viewInTurns()).view,
    notifications: {
      send: async options => {
        sent.push(options);
      },
    },
    events: {
      publish: async event => {
        told.push(event);
      },
      subscribe: async () => {},
    },
    lease: { look: async () => ({ held: 'here' }), leave: async () => {} },
    clock,
    logger,
  });
  runtime.start();
  return {
    sent,
    told,
    clock,
    view: async () => views.view().view,
    stop: async () => {
      await stopAnnouncing();
      stopViews();
      await runtime.stop();
    },
  };
}

describe('secrets that a hub lets slip', () => {
  jest.setTimeout(180_000);
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
  });

  it('reach no notification of an owner, and no event of another plugin', async () => {
    const canaries = new Canaries();
    const turning = turningHub(canaries);
    const { hub } = turning;
    await hub.start();
    const { sent, told, clock, view, ...fleet } = await announce(hub);
    stop = async () => {
      await fleet.stop();
      await hub.stop();
    };
    const until = async (
      isSo: (all: Awaited<ReturnType<typeof view>>) => boolean,
    ) => {
      await eventually(view, all => expect(isSo(all)).toBe(true), 20_000);
      // Longer than an owner is left in peace.
      await clock.advanceRounds(600_000);
    };

    await until(
      ({ rows, hubs }) => rows.length === applications && hubs[0].heard,
    );
    expect(sent).toEqual([]);
    turning.deploy();
    await until(({ rows }) => rows.every(({ version }) => version === '1.0.1'));
    turning.fallIll();
    await until(({ rows, voices }) => {
      const ill = rows.filter(({ facts }) => facts.health === 'Degraded');
      const areExplained = ill.every(({ facts }) =>
        voices.degradedReason(facts),
      );
      return ill.length === turning.degraded && areExplained;
    });
    turning.loseSpoke();
    await until(({ places }) => places[0].word === 'hubLost');
    turning.fallSilent();
    await until(({ hubs }) => !hubs[0].heard);

    const topics = sent.map(({ payload }) => payload.topic);
    expect([...new Set(topics)].sort()).toEqual([...notificationTopics].sort());
    const texts = JSON.stringify([sent, told]);
    // The words around the canaries are there: they had a way out.
    expect(texts).toContain('failed to fetch');
    const fields = new Set(sent.flatMap(({ payload }) => Object.keys(payload)));
    expect([...fields]).toEqual(
      expect.arrayContaining(['title', 'description', 'link']),
    );
    const found = [...sent, ...told].flatMap(one =>
      canaries.in(JSON.stringify(one)),
    );
    expect(found).toEqual([]);
    tellFigure(
      'R4',
      `${canaries.size} secrets, ${sent.length} notifications and ${told.length} events, ${found.length} found`,
    );
  });
});
