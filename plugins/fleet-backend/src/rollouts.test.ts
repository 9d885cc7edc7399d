import type {
  FleetClient,
  FleetEventView,
  RolloutCluster,
  RolloutDetail,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  Fleet,
  fleetOwner,
  fleetRepository,
} from '@fleet-portal/fleet-simulator';
import { startOnDemo } from './__testUtils__/startOnDemo';
import { eventually } from './__testUtils__/startPlugin';

const service = 'payments-api';
const author = { name: 'Ada', email: 'ada@example.com' };

/** Releases on their way over the demo fleet, over real HTTP on both sides. */
describe('the rollout of a commit', () => {
  jest.setTimeout(120_000);
  let fleet: Fleet;
  let client: FleetClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    // So far back that nothing that is played lies in the future.
    const world = {
      scenario: 'small' as const,
      now: Date.now() - 6 * 3_600_000,
    };
    const probes = { interval: '1s', timeout: '1s' };
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: service,
        annotations: { 'fleet-portal.io/applicationset': service },
      },
    };
    ({ fleet, client, stop } = await startOnDemo({
      world,
      settings: demo => ({ ...demo, probes }),
      entities: [entity],
    }));
    await eventually(
      () => client.getOverview(),
      ({ hubs, sources }) => {
        if (hubs.some(hub => hub.applications === 0)) throw new Error('early');
        if (sources.some(one => one.state !== 'ok')) throw new Error('early');
      },
    );
  });
  afterAll(() => stop?.());

  const release = async (
    versions: Record<string, string>,
    message: string,
  ): Promise<string> => {
    const changes = Object.fromEntries(
      Object.entries(versions).map(([environment, tag]) => [
        `apps/${service}/values-${environment}.yaml`,
        `image:\n  tag: ${tag}\nreplicas: 3\n`,
      ]),
    );
    return fleet.git.commit(
      fleetOwner,
      fleetRepository,
      'main',
      changes,
      message,
      author,
    );
  };
  const applications = () =>
    fleet.world.hubs
      .flatMap(hub => [...hub.applications()])
      .filter(app => app.spec.destination.namespace === service);
  const have = (revision: string, names: string[]) =>
    applications()
      .filter(app => names.some(name => app.name.endsWith(name)))
      .every(({ history, health }) => {
        const last = history.at(-1);
        return (
          last?.revision === revision &&
          health?.status === 'Healthy' &&
          // Right after a sync the old word still stands.
          health.since > last.deployedAt
        );
      });
  const bars = (detail: RolloutDetail): Record<string, RolloutCluster> =>
    Object.fromEntries(
      detail.clusters.map(one => [one.cluster ?? 'none', one]),
    );
  const until = async (
    id: string,
    expected: (detail: RolloutDetail) => void,
  ): Promise<RolloutDetail> => {
    let last: RolloutDetail | undefined;
    await eventually(
      async () => {
        const { rollouts } = await client.getRollout(service);
        last = rollouts.some(one => one.id === id)
          ? await client.getRollout(service, { id })
          : undefined;
      },
      () => {
        if (!last) throw new Error(`Rollout ${id} is not told yet`);
        expected(last);
      },
    );
    if (!last) throw new Error('unreachable');
    return last;
  };
  /** Resolves when the portal has seen what there is. */
  const caughtUp = async (): Promise<void> => {
    const world = Object.fromEntries(
      applications().map(({ name, sync, health, history }) => [
        name,
        [sync?.status, health?.status, history.at(-1)?.revision],
      ]),
    );
    await eventually(
      () => client.getApplications({ service, limit: 500 }),
      ({ items }) => {
        const seen = items.map(one => [
          one.ref.name,
          [
            one.sync ?? undefined,
            one.health ?? undefined,
            one.sources[0].revision,
          ],
        ]);
        expect(Object.fromEntries(seen)).toEqual(world);
      },
    );
  };
  const playUntil = async (holds: () => boolean): Promise<void> => {
    for (let step = 0; !holds(); step += 1) {
      if (step > 1_000) throw new Error('It did not come to hold');
      await fleet.step(500);
      await caughtUp();
    }
  };

  it('is followed from the commit to Healthy everywhere', async () => {
    const before = await client.getRollout(service);
    expect(before.rollout).toMatchObject({
      state: 'finished',
      version: '3.9.0',
      progress: { total: 3, healthy: 3 },
    });
    const committedAt = fleet.world.now();
    const id = await release(
      { staging: '3.10.0', prod: '3.10.0' },
      'Bump payments-api to 3.10.0 (#1482)\n\nReviewed-by: Grace',
    );
    // Each Application looks at Git in its own time.
    await playUntil(() =>
      applications().every(app => app.sync?.revision === id),
    );
    const halfWay = await until(id, ({ rollout }) =>
      expect(rollout.progress.generated).toBe(3),
    );
    expect(halfWay.rollout).toMatchObject({
      state: 'rollingOut',
      fromVersion: '3.9.0',
      rollback: false,
      progress: { total: 3 },
      step: { of: 3 },
    });
    expect(halfWay.commits).toEqual([
      expect.objectContaining({
        author: 'Ada',
        message: 'Bump payments-api to 3.10.0 (#1482)',
        pullRequest: {
          number: 1482,
          url: expect.stringMatching(/\/fleet-demo\/fleet\/pull\/1482$/),
        },
      }),
    ]);

    await playUntil(() => have(id, ['stg-eu-1', 'prod-eu-1', 'prod-us-1']));
    const done = await until(id, detail =>
      expect(detail.rollout.state).toBe('finished'),
    );
    expect(done.rollout).toMatchObject({
      version: '3.10.0',
      progress: { total: 3, generated: 3, synced: 3, healthy: 3, states: {} },
      blocks: 0,
    });
    const clusters = Object.values(bars(done));
    expect(clusters.map(({ cluster }) => cluster)).toEqual([
      'stg-eu-1',
      'prod-eu-1',
      'prod-us-1',
    ]);
    for (const bar of clusters) {
      const times = [
        bar.generatedAt,
        bar.syncStartedAt,
        bar.syncedAt,
        bar.healthyAt,
      ].map(time => Date.parse(time ?? ''));
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[0]).toBeGreaterThanOrEqual(committedAt - 1_000);
      expect(times[3]).toBeLessThanOrEqual(fleet.world.now());
    }
    expect(done.convergence).toMatchObject({
      complete: true,
      fromCommit: true,
      ms:
        Date.parse(done.rollout.finishedAt ?? '') -
        Math.floor(committedAt / 1_000) * 1_000,
    });
    // The list of all services tells the same, without being slower for it.
    await eventually(
      () => client.getRollouts({}),
      ({ items }) => {
        const listed = items.find(one => one.id === id);
        expect(listed?.startedAt).toBe(done.rollout.startedAt);
        expect(listed?.finishedAt).toBe(done.rollout.finishedAt);
      },
    );
    expect(done.convergence.past.map(one => one.id)).toContain(
      before.rollout.id,
    );
    const delivery = Object.fromEntries(
      done.delivery.map(({ environment, figures }) => [environment, figures]),
    );
    expect(Object.keys(delivery)).toEqual(['staging', 'prod']);
    expect(delivery.prod.deployments).toBeGreaterThan(1);
    expect(delivery.prod.leadTimeOf).toBe(delivery.prod.deployments);
    expect(delivery.prod).toMatchObject({ failures: 0, changeFailureRate: 0 });
  });

  it('leaves one event of each kind for each cluster', async () => {
    const { rollout } = await client.getRollout(service);
    const events = await eventually(
      () => client.getEvents({ service, limit: 500 }),
      ({ items }) => {
        const about = items.filter(one =>
          one.revisions.includes(rollout.revisions[0]),
        );
        const kinds = (kind: string) =>
          about
            .filter(one => one.kind === kind)
            .map(one => `${one.cluster} ${one.environment}`)
            .sort();
        const everywhere = [
          'prod-eu-1 prod',
          'prod-us-1 prod',
          'stg-eu-1 staging',
        ];
        expect(kinds('generated')).toEqual(everywhere);
        expect(kinds('deployed')).toEqual(everywhere);
        expect(kinds('healthy')).toEqual(everywhere);
      },
    );
    expect(events.history).toEqual({ status: 'ok' });
    const ids = events.items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const times = events.items.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    expect(events.items.every(one => one.service === service)).toBe(true);

    const paged: FleetEventView[] = [];
    let before: string | undefined;
    do {
      const page = await client.getEvents({ service, before, limit: 7 });
      paged.push(...page.items);
      before = page.next;
    } while (before);
    expect(paged).toEqual(events.items);
  });

  it('is named by what stands in its way', async () => {
    fleet.controls.breakService({ cluster: 'prod-eu-1', service });
    const id = await release(
      { staging: '3.11.0', prod: '3.11.0' },
      'Bump payments-api to 3.11.0',
    );
    const degraded = () =>
      applications().some(app => app.health?.status === 'Degraded');
    await playUntil(() => degraded() && have(id, ['stg-eu-1', 'prod-us-1']));
    const stuck = await until(id, ({ rollout, blocks }) => {
      expect(rollout.state).toBe('blocked');
      expect(blocks.map(({ kind }) => kind)).toEqual(['failed']);
    });
    expect(stuck.blocks[0]).toMatchObject({
      headline: 'payments-api is Degraded on prod-eu-1.',
      clusters: [{ hub: 'prod-hub', name: 'prod-eu-1' }],
    });
    expect(stuck.rollout).toMatchObject({
      fromVersion: '3.10.0',
      progress: {
        total: 3,
        generated: 3,
        synced: 3,
        healthy: 2,
        states: { degraded: 1 },
      },
      step: { current: 3, of: 3 },
    });
    expect(stuck.convergence.complete).toBe(false);
    const [first] = (await client.getRollouts({})).items;
    expect(first).toMatchObject({ id, service, state: 'blocked', blocks: 1 });
    const entity = { kind: 'component', namespace: 'default', name: service };
    const { openRollouts, commits } = await client.getEntityDeployments(entity);
    expect(openRollouts).toEqual([first]);
    expect(commits).toContainEqual(
      expect.objectContaining({ revision: id, author: 'Ada' }),
    );

    fleet.controls.healService({ cluster: 'prod-eu-1', service });
    await playUntil(() => have(id, ['stg-eu-1', 'prod-eu-1', 'prod-us-1']));
    const healed = await until(id, ({ rollout }) =>
      expect(rollout.state).toBe('finished'),
    );
    const prod = healed.delivery.find(one => one.environment === 'prod');
    expect(prod?.figures).toMatchObject({ failures: 1, restored: 1 });
    expect(prod?.figures.timeToRestoreMs).toBeGreaterThan(0);
  });

  it('does not finish on a spoke that does not answer, whatever its hub says', async () => {
    fleet.controls.setNetworkFault({ cluster: 'prod-us-1', kind: 'kill' });
    await eventually(
      () => client.getClusters(),
      ({ items }) =>
        expect(
          items.find(one => one.ref.name === 'prod-us-1')?.contradicted,
        ).toBe(true),
      60_000,
    );
    const id = await release(
      { staging: '3.12.0', prod: '3.12.0' },
      'Bump payments-api to 3.12.0',
    );
    await playUntil(() => have(id, ['stg-eu-1', 'prod-eu-1']));
    const detail = await until(id, ({ blocks, clusters }) => {
      expect(blocks.map(({ kind }) => kind)).toContain('contradicted');
      expect(clusters.filter(one => one.stage === 'healthy')).toHaveLength(2);
    });
    expect(detail.rollout).toMatchObject({
      state: 'blocked',
      progress: { total: 3, healthy: 2, states: { contradicted: 1 } },
    });
    expect(detail.blocks[0].headline).toBe(
      'This rollout cannot finish while prod-us-1 does not answer.',
    );
    expect(bars(detail)['prod-us-1']).toMatchObject({
      state: 'contradicted',
      noWordSince: expect.any(String),
    });
    // The loss is told when the probe has given its verdict, and stays told.
    const lost = await eventually(
      () => client.getEvents({ cluster: 'prod-us-1', kind: 'spokeLost' }),
      ({ items }) => expect(items).toHaveLength(1),
      60_000,
    );
    expect(lost.items[0]).toMatchObject({
      hub: 'prod-hub',
      environment: 'prod',
      message: expect.any(String),
    });
    fleet.controls.clearNetworkFault({ cluster: 'prod-us-1' });
    await eventually(
      () => client.getEvents({ cluster: 'prod-us-1', kind: 'spokeFound' }),
      ({ items }) => expect(items).toHaveLength(1),
      60_000,
    );
  });

  it('is not there for who asks for another', async () => {
    await expect(client.getRollout('no-such-service')).rejects.toThrow(/404/);
    await expect(client.getRollout(service, { id: 'nope' })).rejects.toThrow(
      /404/,
    );
    await expect(client.getEvents({ before: 'nope' })).rejects.toThrow(/400/);
    await expect(client.getRollouts({ days: 1_000 })).rejects.toThrow(/400/);
  });
});
