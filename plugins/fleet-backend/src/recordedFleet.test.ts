import type {
  ApplicationSummary,
  FleetClient,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { eventually, startPlugin } from './__testUtils__/startPlugin';
import type { FakeArgoCd } from './hub/argocd/__testUtils__/FakeArgoCd';
import {
  contractsFolder,
  recordedBody,
  recordedHub,
} from './hub/argocd/__testUtils__/recordedHub';

const withContracts = contractsFolder ? describe : describe.skip;

/**
 * Real input: the answers that a real hub once gave, served to the running
 * plugin. Skipped unless FLEET_CONTRACTS names the folder that has them.
 */
withContracts('the recorded fleet (FLEET_CONTRACTS)', () => {
  jest.setTimeout(120_000);
  const folder = contractsFolder ?? '';
  let hub: FakeArgoCd;
  let client: FleetClient;
  let stop: () => Promise<void>;

  const start = async () => {
    await hub.start();
    ({ client, stop } = await startPlugin({
      hubs: [
        {
          name: 'prod-hub',
          url: `http://127.0.0.1:${hub.port}`,
          token: 'the-token',
        },
      ],
    }));
  };
  const allApplications = async () => {
    const { items } = await eventually(
      () => client.getApplications({ limit: 500 }),
      answer => {
        expect(answer.items).toHaveLength(25);
        expect(answer.sources).toMatchObject([{ state: 'ok' }]);
        const slow = answer.items.find(({ ref }) => ref.name === 'slow');
        expect(slow?.reason).toBeDefined();
      },
    );
    return new Map(items.map(one => [one.ref.name, one]));
  };

  beforeEach(() => {
    hub = recordedHub(folder);
  });
  afterEach(async () => {
    await stop();
    await hub.stop();
  });

  it('is given exactly by the routes', async () => {
    await start();
    const all = await allApplications();
    const of = (name: string): ApplicationSummary => {
      const one = all.get(name);
      if (!one) throw new Error(`${name} is missing`);
      return one;
    };

    const { items: clusters, sources } = await client.getClusters();
    expect(sources).toEqual([
      expect.objectContaining({ kind: 'hub', hub: 'prod-hub', state: 'ok' }),
    ]);
    const seen = clusters.map(({ ref, labels, hubSays, applications: n }) => ({
      name: ref.name,
      labels,
      status: hubSays.status,
      n,
    }));
    expect(seen.sort((a, b) => a.name.localeCompare(b.name))).toEqual([
      {
        name: 'dr-us-west',
        labels: {
          deploy: 'true',
          env: 'dr',
          region: 'us-west',
          tier: 'standard',
        },
        status: 'Successful',
        n: 2,
      },
      { name: 'in-cluster', labels: {}, status: 'Unknown', n: 0 },
      {
        name: 'prod-eu-west',
        labels: {
          deploy: 'true',
          env: 'prod',
          region: 'eu-west',
          tier: 'critical',
        },
        status: 'Successful',
        n: 7,
      },
      {
        name: 'prod-us-east',
        labels: {
          deploy: 'true',
          env: 'prod',
          region: 'us-east',
          tier: 'critical',
        },
        status: 'Successful',
        n: 7,
      },
      {
        name: 'staging-eu-west',
        labels: {
          deploy: 'true',
          env: 'staging',
          region: 'eu-west',
          tier: 'standard',
        },
        status: 'Successful',
        n: 8,
      },
    ]);

    // By name and by server, in both of which the fleet writes destinations.
    expect([...all].filter(([, one]) => one.destination.server)).toHaveLength(
      14,
    );
    const homeless = [...all].filter(([, one]) => one.cluster === null);
    expect(homeless.map(([name]) => name)).toEqual(['nocluster']);
    expect(of('agent-dr-us-west').cluster).toBe('dr-us-west');
    expect(of('checkout-prod-eu-west').cluster).toBe('prod-eu-west');
    expect(of('checkout-prod-us-east').cluster).toBe('prod-us-east');
    expect(of('task-api-staging-eu-west').cluster).toBe('staging-eu-west');

    expect(of('nopath')).toMatchObject({
      state: 'notComparable',
      sync: 'Unknown',
      health: 'Healthy',
      reason: expect.stringMatching(/not-there: app path does not exist/),
    });
    expect(of('nocluster')).toMatchObject({
      sync: 'Unknown',
      health: 'Unknown',
      reason: 'there are no clusters with this name: gone-cluster',
    });
    expect(of('broken')).toMatchObject({
      state: 'syncFailed',
      reason: expect.stringMatching(/Deployment\.apps "broken" is invalid/),
    });
    expect(of('legacy')).toMatchObject({
      state: 'syncFailed',
      reason: expect.stringMatching(/failed to discover server resources/),
    });
    expect(of('slow')).toMatchObject({
      state: 'degraded',
      reason: 'Deployment "slow" exceeded its progress deadline',
    });
    expect(of('multi').sources).toHaveLength(3);
    expect(of('multi').sources.map(source => source.path)).toEqual([
      'services/search/base',
      'charts/agent',
      undefined,
    ]);
    // Nobody asked the spokes, so nothing is plain green.
    expect(of('multi').state).toBe('unverified');
    expect(of('payments-prod-us-east')).toMatchObject({
      state: 'drift',
      version: '1.1.0',
      applicationSet: 'payments',
    });
  });

  it('shows by what payments-prod-us-east drifted', async () => {
    await start();
    await allApplications();
    const { diff, history, tree } = await client.getApplication({
      hub: 'prod-hub',
      namespace: 'argocd',
      name: 'payments-prod-us-east',
    });
    if (diff.status !== 'ok' || tree.status !== 'ok') throw new Error('unread');
    expect(diff.value).toEqual([
      expect.objectContaining({
        kind: 'Deployment',
        name: 'payments',
        live: expect.stringMatching(/\n {2}replicas: 5\n/),
        desired: expect.stringMatching(/\n {2}replicas: 2\n/),
      }),
    ]);
    expect(tree.value.map(({ kind }) => kind)).toContain('ReplicaSet');
    expect(history.map(({ id }) => id)).toEqual([2, 1, 0]);
  });

  it('names the ApplicationSet that fails to render', async () => {
    await start();
    await allApplications();
    const { items } = await client.getApplicationSets();
    const sets = new Map(items.map(set => [set.ref.name, set]));
    expect([...sets.keys()].sort()).toEqual([
      'agent-list',
      'bad-generator',
      'payments',
      'services-matrix',
      'task-api',
    ]);
    expect(sets.get('bad-generator')).toMatchObject({
      state: 'error',
      applications: 0,
      reason: expect.stringMatching(/map has no entry for key "nothere"/),
    });
    expect(sets.get('services-matrix')).toMatchObject({
      state: 'ok',
      applications: 10,
    });
  });

  it('tells waiting for its turn from drift, half-way through a RollingSync', async () => {
    hub.applicationSets = withObject(
      hub.applicationSets,
      halfWay(
        recordedBody(folder, 'applicationset-rolling-sync-half-way.json'),
        {
          'payments-staging-eu-west': 'Healthy',
          'payments-prod-eu-west': 'Progressing',
          'payments-prod-us-east': 'Waiting',
        },
      ),
    );
    hub.applications = withObject(
      hub.applications,
      outOfSync(recordedBody(folder, 'application-rolling-sync-waiting.json')),
    );
    await start();
    const all = await allApplications();
    expect(all.get('payments-prod-us-east')).toMatchObject({
      sync: 'OutOfSync',
      state: 'waiting',
      progressive: { step: 2, status: 'Waiting' },
    });
    const { applicationSet } = await client.getApplicationSet({
      hub: 'prod-hub',
      namespace: 'argocd',
      name: 'payments',
    });
    const steps = applicationSet.rollingSync.map(
      ({ step, applications: on }) => ({
        step,
        on: on
          .map(({ application, status }) => `${application} ${status}`)
          .sort(),
      }),
    );
    expect(steps).toEqual([
      { step: 1, on: ['payments-staging-eu-west Healthy'] },
      {
        step: 2,
        on: [
          'payments-prod-eu-west Progressing',
          'payments-prod-us-east Waiting',
        ],
      },
      { step: 3, on: [] },
    ]);
  });
});

const namedSchema = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
});
const rollingSetSchema = z.looseObject({
  status: z.looseObject({
    applicationStatus: z.array(z.looseObject({ application: z.string() })),
  }),
});
const applicationSchema = z.looseObject({
  status: z.looseObject({ sync: z.looseObject({}) }),
});

/** The list with one object of it exchanged. */
function withObject(list: unknown[], object: unknown): unknown[] {
  const nameOf = (one: unknown) => namedSchema.parse(one).metadata.name;
  const others = list.filter(one => nameOf(one) !== nameOf(object));
  expect(others).toHaveLength(list.length - 1);
  return [...others, object];
}

/**
 * The recorded ApplicationSet at the moment that it is named after: some of
 * its recordings show the rollout when it had just come to its end.
 */
function halfWay(set: unknown, statuses: Record<string, string>): unknown {
  const recorded = rollingSetSchema.parse(set);
  const applicationStatus = recorded.status.applicationStatus.map(one => ({
    ...one,
    status: statuses[one.application],
  }));
  return { ...recorded, status: { ...recorded.status, applicationStatus } };
}

/** All that an Application itself says while it waits for its turn. */
function outOfSync(application: unknown): unknown {
  const recorded = applicationSchema.parse(application);
  const sync = { ...recorded.status.sync, status: 'OutOfSync' };
  return { ...recorded, status: { ...recorded.status, sync } };
}
