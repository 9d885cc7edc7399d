import {
  FleetClient,
  ReadinessOutcome,
  ReadinessStepName,
  readinessSteps,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { startOnDemo } from './__testUtils__/startOnDemo';
import { eventually } from './__testUtils__/startPlugin';

/** The checklist of the demo's clusters, over real HTTP on both sides. */
describe('the readiness of the demo fleet', () => {
  jest.setTimeout(120_000);
  let client: FleetClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const portal = await startOnDemo();
    ({ client, stop } = portal);
    const { spokes, hubs } = portal.fleet.urls;
    const known = spokes.filter(({ registered }) => registered).length;
    await eventually(
      () => client.getClusters(),
      ({ items }) => {
        const missing = known + hubs.length - items.length;
        if (missing > 0) throw new Error(`${missing} clusters are missing`);
      },
    );
  });
  afterAll(() => stop?.());

  const steps = async (hub: string, name: string) => {
    const { readiness } = await client.getClusterReadiness({ hub, name });
    return new Map(readiness.steps.map(step => [step.step, step]));
  };

  it('finds a cluster ready that has everything', async () => {
    await eventually(
      () => steps('prod-hub', 'prod-ap-1'),
      found =>
        expect(
          [...found].map(([name, { outcome }]) => [name, outcome]),
        ).toEqual(readinessSteps.map(name => [name, 'ready'])),
    );
  });

  it.each<[string, string, ReadinessStepName, ReadinessOutcome, RegExp]>([
    [
      'nonprod-hub',
      'test-ap-1',
      'certificates',
      'notReady',
      /public-acme not ready/,
    ],
    ['nonprod-hub', 'in-cluster', 'secrets', 'notReady', /vault not ready/],
    ['nonprod-hub', 'stg-ap-1', 'defaultDeny', 'notReady', /Nothing denies/],
    ['nonprod-hub', 'stg-eu-1', 'policies', 'attention', /2 failures/],
    ['nonprod-hub', 'stg-us-1', 'backups', 'notReady', /default not available/],
    [
      'nonprod-hub',
      'dev-us-1',
      'policies',
      'notInstalled',
      /Kyverno is not installed/,
    ],
    [
      'nonprod-hub',
      'dev-eu-1',
      'backups',
      'notInstalled',
      /Velero is not installed/,
    ],
    ['nonprod-hub', 'dev-eu-1', 'benchmark', 'notInstalled', /kube-bench/],
    ['prod-hub', 'prod-us-1', 'benchmark', 'notReady', /2 checks of 9 failed/],
    ['prod-hub', 'prod-eu-2', 'deprecatedApis', 'notReady', /1\.37/],
  ])('%s %s: %s is %s', async (hub, name, step, outcome, words) => {
    const found = await eventually(
      async () => (await steps(hub, name)).get(step),
      // The Applications of a hub are listed after its clusters.
      shown => expect(shown?.words).toMatch(words),
    );
    expect(found?.outcome).toBe(outcome);
    expect(found?.remedy !== undefined).toBe(outcome !== 'attention');
  });

  it('says of each step of a silent spoke why it was not read', async () => {
    const found = await eventually(
      () => steps('prod-hub', 'prod-ap-2'),
      // The hub is contradicted after the second probe that is missed.
      silent => expect(silent.get('registered')?.outcome).toBe('notReady'),
      60_000,
    );
    expect(found.get('nodes')).toMatchObject({ outcome: 'unknown' });
    expect(found.get('backups')?.words).toMatch(/^It could not be read: /);
  });

  it('says of a spoke without access how to give it', async () => {
    const found = await steps('prod-hub', 'prod-us-3');
    expect(found.get('policies')?.words).toMatch(/fleet\.spokes/);
  });

  it('lists every cluster without waiting, most harm first', async () => {
    const answer = await eventually(
      () => client.getReadiness(),
      ({ items }) => {
        expect(items.filter(({ pending }) => pending)).toEqual([]);
        expect(items[0].ref.name).toBe('prod-ap-2');
      },
      60_000,
    );
    const { items } = await client.getClusters();
    expect(answer.items).toHaveLength(items.length);
  });
});
