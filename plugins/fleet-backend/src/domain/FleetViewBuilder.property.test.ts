import {
  connectionStatuses,
  healthStatusCodes,
  syncStatusCodes,
} from '@fleet-portal/backstage-plugin-fleet-common';
import fc from 'fast-check';
import {
  ago,
  applicationSetSpec,
  buildApplication,
  buildApplicationSet,
  buildCluster,
  buildHub,
  FakeSpokeVoices,
  linksByApplicationSet,
  NOW,
  unreachable,
} from '../__testUtils__';
import type { HubApplicationSet } from '@fleet-portal/backstage-plugin-fleet-node';
import type { HubSnapshot } from '../model/FleetModel';
import { applicationSummary } from './applications';
import { defaultEnvironmentRules } from './environments';
import type { FleetView } from './FleetView';
import { FleetMoment, FleetViewBuilder } from './FleetViewBuilder';
import { buildMatrix } from './matrix';
import { perObjectWhile } from './memo';
import { buildOverview } from './overview';
import type { PlacementAnswer, Placements } from './placement';
import type { FleetScope } from './scope';

fc.configureGlobal({
  seed: Number(process.env.FLEET_PROPERTY_SEED ?? 20261121),
  numRuns: Number(process.env.FLEET_PROPERTY_RUNS ?? 100),
});

const clusters = ['dev-a-1', 'staging-a-1', 'prod-a-1', 'prod-b-2'];
const services = ['alpha', 'beta', 'gamma'];

/** All that a view is made of; a change replaces what it changes. */
interface World {
  hub: HubSnapshot;
  spokes: FakeSpokeVoices;
  reasons: Map<string, string>;
}

function newWorld(): World {
  return {
    hub: buildHub('hub', {
      clusters: clusters.map(name => buildCluster(name)),
      applicationSets: services.map(name => buildApplicationSet(name)),
      applications: services.flatMap(service =>
        clusters.map(cluster => buildApplication(service, cluster)),
      ),
    }),
    spokes: new FakeSpokeVoices(),
    reasons: new Map(),
  };
}

const one = <T>(items: readonly T[]) => fc.constantFrom(...items);
const application = fc.record({
  service: one(services),
  cluster: one(clusters),
});

/** What can happen to a fleet, as functions of it. */
const changes: fc.Arbitrary<(world: World) => void> = fc.oneof(
  fc
    .tuple(
      application,
      fc.record({
        health: one(healthStatusCodes),
        sync: one(syncStatusCodes),
        version: one(['1.0.0', '1.1.0', '2.0.0']),
      }),
    )
    .map(([{ service, cluster }, parts]) => (world: World) => {
      const built = buildApplication(service, cluster, parts);
      const key = `argocd/${built.name}`;
      const applications = new Map(world.hub.applications);
      applications.set(key, { ...built, hub: 'hub' });
      world.hub = { ...world.hub, applications };
    }),
  application.map(({ service, cluster }) => (world: World) => {
    const applications = new Map(world.hub.applications);
    applications.delete(`argocd/${service}-${cluster}`);
    world.hub = { ...world.hub, applications };
  }),
  fc.nat(600).map(seconds => (world: World) => {
    // The hub looked at its clusters, and says the same of them.
    const looked = [...world.hub.clusters].map(([name, cluster]) => {
      const attemptedAt = ago(seconds);
      const connection = { ...cluster.connection, attemptedAt };
      const cacheSyncedAt = ago(seconds + 60);
      return [name, { ...cluster, connection, cacheSyncedAt }] as const;
    });
    world.hub = { ...world.hub, clusters: new Map(looked) };
  }),
  fc
    .tuple(
      one(clusters),
      fc.oneof(
        one(['prod', 'test']).map(env => ({ labels: { env } })),
        fc
          .record({ status: one(connectionStatuses), message: one(['', 'no']) })
          .map(connection => ({ connection })),
      ),
    )
    .map(([name, parts]) => (world: World) => {
      const after = new Map(world.hub.clusters);
      after.set(name, { ...buildCluster(name), ...parts });
      world.hub = { ...world.hub, clusters: after };
    }),
  fc
    .tuple(one(clusters), fc.boolean())
    .map(([name, lost]) => (world: World) => {
      if (lost) world.spokes.set('hub', name, unreachable());
      else world.spokes.voices.delete(`hub/${name}`);
    }),
  fc
    .tuple(application, one(['out of memory', 'no image']))
    .map(([{ service, cluster }, reason]) => (world: World) => {
      world.reasons.set(`${service}-${cluster}`, reason);
    }),
  fc
    .tuple(one(services), fc.boolean(), one(clusters))
    .map(([service, selfHeal, cluster]) => (world: World) => {
      const spec = applicationSetSpec(service, {});
      Object.assign(Object(spec.template).spec.syncPolicy.automated, {
        selfHeal,
      });
      const set = buildApplicationSet(service, {}, { spec });
      if (selfHeal) {
        set.progress[`${service}-${cluster}`] = { status: 'Waiting', step: 1 };
      }
      const applicationSets = new Map(world.hub.applicationSets);
      applicationSets.set(`argocd/${service}`, set);
      world.hub = { ...world.hub, applicationSets };
    }),
  fc.boolean().map(silent => (world: World) => {
    const state = silent ? ('stale' as const) : ('ok' as const);
    world.hub = { ...world.hub, voice: { ...world.hub.voice, state } };
  }),
);

const newBuilder = () =>
  new FleetViewBuilder({
    rules: defaultEnvironmentRules,
    links: linksByApplicationSet,
    staleAfterMs: 60_000,
  });

const momentOf = (world: World): FleetMoment => ({
  hubs: [world.hub],
  now: NOW,
  voices: {
    probe: ref => world.spokes.probe(ref),
    degradedReason: ref => world.reasons.get(ref.name),
  },
});

const buildFrom = (builder: FleetViewBuilder, world: World) =>
  builder.build(momentOf(world));

const answers = perObjectWhile<HubApplicationSet, PlacementAnswer>();

/** Wants production only; remembered, as the real ones are. */
const placements: Placements = ({ hub, facts }) =>
  answers(facts, [hub.facts.clusters], () => ({
    clusters: [...hub.facts.clusters.values()].map(({ name, labels }) => ({
      cluster: name,
      matched: labels.env === 'prod',
      applications: [],
      reasons: [],
      keys: ['env'],
    })),
    unsupported: [],
    errors: [],
  }));

const scope: FleetScope = {
  key: 'not gamma',
  application: ({ name }) => !name.startsWith('gamma'),
  cluster: ({ environment }) => environment !== 'staging',
};

const matrixOf = (view: FleetView) =>
  buildMatrix(view, { sort: 'harm', offset: 0, limit: 200 }, placements);

/** Everything that is said from a view. */
const told = (view: FleetView) => ({
  overview: buildOverview(view, NOW),
  matrix: matrixOf(view),
  applications: view.rows.map(row => applicationSummary(view, row)),
});

describe('a view that is made of the one before', () => {
  it('says what a view says that is made anew, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 12 }), steps => {
        const world = newWorld();
        const builder = newBuilder();
        told(buildFrom(builder, world));
        for (const step of steps) {
          step(world);
          const view = buildFrom(builder, world);
          const anew = buildFrom(newBuilder(), world);

          expect(told(view)).toEqual(told(anew));
          expect(told(view.within(scope))).toEqual(told(anew.within(scope)));
        }
      }),
    );
  });

  it('says the same of what was prepared in turns while the fleet changed', async () => {
    const steps = fc.array(fc.tuple(changes, fc.boolean()), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(steps, async all => {
        const world = newWorld();
        const builder = newBuilder();
        for (const [step, late] of all) {
          const before = builder.prepare(momentOf(world));
          step(world);
          await before;
          if (!late) await builder.prepare(momentOf(world));
          buildFrom(builder, world);
        }
        expect(told(buildFrom(builder, world))).toEqual(
          told(buildFrom(newBuilder(), world)),
        );
      }),
      // Each takes a while, and what is said is compared in full above.
      { numRuns: 25 },
    );
  });

  it('finds every row made when it was prepared', async () => {
    const world = newWorld();
    const builder = newBuilder();
    const linkOf = jest.spyOn(linksByApplicationSet, 'linkOf');
    await builder.prepare(momentOf(world));
    const made = linkOf.mock.calls.length;
    buildFrom(builder, world);

    expect(made).toBe(world.hub.applications.size);
    expect(linkOf).toHaveBeenCalledTimes(made);
    linkOf.mockRestore();
  });

  it('makes nothing anew when the hub only looked again', () => {
    const world = newWorld();
    const builder = newBuilder();
    const before = buildFrom(builder, world);
    const looked = [...world.hub.clusters].map(
      ([name, cluster]) =>
        [name, { ...cluster, cacheSyncedAt: ago(1) }] as const,
    );
    world.hub = { ...world.hub, clusters: new Map(looked) };
    const after = buildFrom(builder, world);

    expect(after.places.map(place => place.facts.cacheSyncedAt)).toEqual(
      clusters.map(() => ago(1)),
    );
    expect(after.rows.every((row, at) => row === before.rows[at])).toBe(true);
    for (const service of services) {
      expect(after.services().get(service)).toBe(
        before.services().get(service),
      );
    }
  });

  it('makes one row and one service anew when one Application changed', () => {
    const world = newWorld();
    const builder = newBuilder();
    const before = buildFrom(builder, world);
    const changed = buildApplication('beta', 'prod-a-1', { version: '2.0.0' });
    const applications = new Map(world.hub.applications);
    applications.set(`argocd/${changed.name}`, { ...changed, hub: 'hub' });
    world.hub = { ...world.hub, applications };
    const after = buildFrom(builder, world);

    const anew = after.rows.filter((row, at) => row !== before.rows[at]);
    expect(anew.map(row => row.facts.name)).toEqual(['beta-prod-a-1']);
    const same = services.map(
      name => after.services().get(name) === before.services().get(name),
    );
    expect(same).toEqual([true, false, true]);
    const rowsBefore = new Set(matrixOf(before).rows);
    const rowsAnew = matrixOf(after).rows.filter(row => !rowsBefore.has(row));
    expect(rowsAnew.map(row => row.service)).toEqual(['beta']);
    const summaryAnew = (at: number) =>
      buildOverview(after, NOW).clusters[at] !==
      buildOverview(before, NOW).clusters[at];
    expect(
      after.places
        .filter((_, at) => summaryAnew(at))
        .map(place => place.ref.name),
    ).toEqual(['prod-a-1']);
  });
});
