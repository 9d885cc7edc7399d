import type { DoctorReport } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  SourceError,
  SpokeClient,
  SpokeReading,
  spokeReadings,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { FakeHubClient } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { systemClock } from '../clock';
import { readFleetConfig } from '../config';
import { createHubClient } from '../hub/createHubClient';
import { FakeArgoCd } from '../hub/argocd/__testUtils__/FakeArgoCd';
import { FakeSpokeClient } from '../spoke/__testUtils__/FakeSpokeClient';
import { Doctor, DoctorOptions } from './Doctor';
import { isWell, printReport } from './printReport';

const resultOf = (
  subject: {
    checks: { check: string; outcome: string; remedy?: { paste?: string } }[];
  },
  check: string,
) => subject.checks.find(one => one.check === check);

const outcomes = (subject: { checks: { check: string; outcome: string }[] }) =>
  Object.fromEntries(
    subject.checks.map(({ check, outcome }) => [check, outcome]),
  );

/** Each of its rules on resources, in one text. */
const grants = (rules: unknown) =>
  ruleSchema
    .parse(rules)
    .flatMap(({ apiGroups: [group], resources, verbs }) =>
      resources.map(resource => `${group}/${resource} ${verbs.join()}`),
    );
const ruleSchema = z.array(
  z.object({
    apiGroups: z.array(z.string()).default(['']),
    resources: z.array(z.string()).default([]),
    verbs: z.array(z.string()),
  }),
);
const shippedRules = (name: string) =>
  parseAllDocuments(
    readFileSync(
      resolve(__dirname, '../../../../docs/manifests', name),
      'utf8',
    ),
  )
    .map(document => document.toJS())
    .find(({ kind }) => kind === 'ClusterRole')
    .rules.filter((rule: object) => 'resources' in rule);

describe('Doctor', () => {
  let hub: FakeArgoCd;
  let clients: ReturnType<typeof createHubClient>[];

  beforeEach(async () => {
    hub = new FakeArgoCd();
    await hub.start();
    clients = [];
  });
  afterEach(async () => {
    await Promise.all(clients.map(client => client.close()));
    await hub.stop();
  });

  const doctorOf = (
    fleet: JsonObject,
    options: Partial<DoctorOptions> = {},
  ): Doctor => {
    const config = readFleetConfig(new ConfigReader({ fleet }));
    clients = config.hubs.map(one => createHubClient(one));
    return new Doctor({
      config,
      hubClients: new Map(clients.map(client => [client.hub, client])),
      spokeAccess: [],
      clusters: async () => undefined,
      clock: systemClock,
      ...options,
    });
  };
  const entry = (overrides: JsonObject = {}): JsonObject => ({
    name: 'prod-hub',
    title: 'Production',
    url: `http://127.0.0.1:${hub.port}`,
    token: 'the-token',
    ...overrides,
  });
  const hubReport = async (overrides: JsonObject = {}) => {
    const { hubs } = await doctorOf({ hubs: [entry(overrides)] }).report();
    expect(hubs).toHaveLength(1);
    return hubs[0];
  };

  it('finds a hub well', async () => {
    const found = await hubReport();
    expect(found).toMatchObject({
      hub: 'prod-hub',
      title: 'Production',
      verdict: 'ok',
      argocdVersion: 'v3.5.1',
      account: 'portal',
      leaks: [],
    });
    expect(outcomes(found)).toEqual({
      reachable: 'ok',
      tls: 'ok',
      credential: 'ok',
      applications: 'ok',
      applicationSets: 'ok',
      clusters: 'ok',
      projects: 'ok',
      applicationStream: 'ok',
      applicationSetStream: 'ok',
      leastPrivilege: 'ok',
      objects: 'ok',
      version: 'ok',
    });
    expect(hub.streams('applications')).toHaveLength(0);
  });

  it('says which line of policy to paste for what the account may not read', async () => {
    hub.may.delete('applications/get');
    hub.may.add('clusters/update');
    const found = await hubReport();
    expect(found.verdict).toBe('broken');
    expect(resultOf(found, 'applications')).toMatchObject({
      outcome: 'failed',
      remedy: {
        paste:
          'p, role:fleet-portal, applications, get, */*, allow\ng, portal, role:fleet-portal\n',
      },
    });
    expect(resultOf(found, 'applicationStream')?.outcome).toBe('skipped');
    expect(resultOf(found, 'leastPrivilege')).toMatchObject({
      outcome: 'warning',
      words: expect.stringContaining('clusters, update'),
    });
    expect(hub.requests).not.toContain('GET /api/v1/applications');
  });

  it('says which lines of policy the operations need that are switched on', async () => {
    const operationsWith = async (operations: JsonObject) => {
      const { hubs } = await doctorOf({ hubs: [entry()], operations }).report();
      return resultOf(hubs[0], 'operations');
    };
    expect(await operationsWith({})).toBeUndefined();
    expect(await operationsWith({ refresh: true })).toMatchObject({
      outcome: 'ok',
      words: 'Its account may do what is switched on: refresh.',
    });
    hub.may.add('clusters/update');
    const all = { refresh: true, sync: true, rollback: true };
    expect(
      await operationsWith({ ...all, invalidateCache: true }),
    ).toMatchObject({
      check: 'operations',
      outcome: 'warning',
      words:
        'sync, rollback: switched on in fleet.operations, and its account may not do that everywhere; it lacks applications, sync, */*.',
      remedy: {
        words: expect.stringContaining('argocd-rbac-cm'),
        paste:
          'p, role:fleet-portal, applications, sync, */*, allow\ng, portal, role:fleet-portal\n',
      },
    });
    hub.may.add('applications/sync');
    expect(await operationsWith(all)).toMatchObject({ outcome: 'ok' });
  });

  it('names the leaks of its version', async () => {
    hub.intercept = (request, response) => {
      if (request.url !== '/api/version') return false;
      response.setHeader('content-type', 'application/json');
      response.end('{"Version":"v2.14.15+abc1234"}');
      return true;
    };
    const found = await hubReport();
    expect(found.leaks).toMatchObject([
      {
        id: 'CVE-2025-55190',
        words: expect.stringContaining('credentials of its repositories'),
        fixedIn: ['2.13.9', '2.14.16', '3.0.14', '3.1.2'],
      },
      { id: 'CVE-2025-55191' },
      { id: 'CVE-2025-59531' },
      { id: 'CVE-2025-59537' },
      { id: 'CVE-2025-59538' },
    ]);
    expect(resultOf(found, 'version')?.outcome).toBe('warning');
  });

  it('tells a refused token from a dead hub', async () => {
    hub.tokens.clear();
    const refused = await hubReport();
    expect(refused.checks.map(one => [one.check, one.outcome])).toEqual([
      ['reachable', 'ok'],
      ['tls', 'ok'],
      ['credential', 'failed'],
    ]);
    expect(resultOf(refused, 'credential')).toMatchObject({
      words: expect.stringContaining('fleet.hubs[prod-hub].token'),
      remedy: {
        paste: 'argocd account generate-token --account fleet-portal\n',
      },
    });
    const dead = await hubReport({ url: 'http://127.0.0.1:9' });
    expect(outcomes(dead)).toEqual({
      reachable: 'failed',
      tls: 'skipped',
      credential: 'skipped',
    });
  });

  it.each([
    ['http://argocd.example.com', false, 'warning', /anybody on the way/],
    ['https://argocd.example.com', true, 'warning', /not verified/],
    ['https://argocd.example.com', false, 'ok', /trusted/],
    ['http://localhost:8080', false, 'ok', /stays on the machine/],
  ])('judges %s, unverified: %s', async (url, skip, outcome, words) => {
    const [found] = (
      await doctorOf(
        {
          hubs: [entry({ url, dangerouslyAllowSkipTLSVerify: skip })],
        },
        { hubClients: new Map([['prod-hub', new FakeHubClient('prod-hub')]]) },
      ).report()
    ).hubs;
    expect(found.checks).toContainEqual(
      expect.objectContaining({
        check: 'tls',
        outcome,
        words: expect.stringMatching(words),
      }),
    );
  });

  it('does not ask a muted hub, and tells mistakes of the configuration', async () => {
    const doctor = doctorOf({
      hubs: [
        entry({ muted: { reason: 'moves house', by: 'ana' } }),
        { name: 'wrong-hub', url: 'argocd.example.com', token: 'x' },
      ],
      spokes: [{ hub: 'nowhere', cluster: 'a', token: 'x' }],
      staleAfter: 'soon',
    });
    const report = await doctor.report();
    expect(report.hubs).toMatchObject([
      {
        verdict: 'muted',
        checks: [{ words: expect.stringMatching(/by ana.*moves house/) }],
      },
      {
        hub: 'wrong-hub',
        verdict: 'broken',
        checks: [{ words: expect.stringMatching(/wrong-hub\]\.url must be/) }],
      },
    ]);
    expect(hub.requests).toEqual([]);
    expect(report.configuration).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^fleet\.staleAfter must be a duration/),
      ]),
    );
    expect(report.spokes).toMatchObject([
      { verdict: 'broken', checks: [{ check: 'access', outcome: 'failed' }] },
    ]);
  });

  it('finds out by reading where a client cannot say what it may', async () => {
    const client = new FakeHubClient('prod-hub');
    client.troubles.set(
      'listClusters',
      new SourceError('forbidden', 'no clusters for you'),
    );
    client.troubles.set(
      'watchApplicationSets',
      new SourceError('notFound', ''),
    );
    client.troubles.set(
      'watchApplications',
      new SourceError('malformed', 'A proxy cuts the stream off.'),
    );
    const doctor = doctorOf(
      {},
      { hubClients: new Map([['prod-hub', client]]) },
    );
    const [found] = (await doctor.report()).hubs;
    expect(outcomes(found)).toMatchObject({
      applications: 'ok',
      clusters: 'failed',
      applicationStream: 'failed',
      applicationSetStream: 'ok',
    });
    expect(client.openStreams).toBe(0);
  });

  it('waits for the clusters of all hubs together', async () => {
    const names = ['east-hub', 'west-hub'];
    const asked: string[] = [];
    let bothAsked = () => {};
    const gate = new Promise<void>(open => {
      bothAsked = open;
    });
    const doctor = doctorOf(
      {},
      {
        hubClients: new Map(names.map(name => [name, new FakeHubClient(name)])),
        clusters: async name => {
          asked.push(name);
          if (asked.length === names.length) bothAsked();
          await gate;
          return [];
        },
      },
    );
    const { hubs } = await doctor.report();
    expect(hubs).toHaveLength(2);
    expect(asked).toEqual(names);
  });

  it('is not content where there is no hub to examine', async () => {
    const report = await doctorOf({}).report();
    expect(isWell(report)).toBe(false);
    expect(printReport(report, { everything: false })).toMatch(
      /^0 hubs: none in fleet\.hubs .* nothing was examined.*--config/,
    );
    const { hubs } = await doctorOf({ hubs: [entry()] }).report();
    expect(isWell({ ...report, hubs })).toBe(true);
  });

  it('asks once for many readers', async () => {
    let now = 0;
    const clock = { ...systemClock, now: () => now };
    const doctor = doctorOf({ hubs: [entry()] }, { clock });
    await Promise.all([doctor.report(), doctor.report(), doctor.report()]);
    const versions = () =>
      hub.requests.filter(one => one === 'GET /api/version').length;
    expect(versions()).toBe(1);
    now += 10_000;
    await doctor.report();
    expect(versions()).toBe(2);
  });

  describe('of spokes', () => {
    const ref = (name: string) => ({ hub: 'prod-hub', name });
    const spokesOf = async (
      spokes: Record<string, SpokeClient | Error | undefined>,
      fleet: JsonObject = {},
    ): Promise<DoctorReport> =>
      doctorOf(
        {
          hubs: [entry()],
          probes: { timeout: { milliseconds: 50 } },
          ...fleet,
        },
        {
          clusters: async () =>
            Object.keys(spokes).map(name => ({
              name,
              server: `https://${name}.example.com`,
            })),
          spokeAccess: [
            {
              clientFor: ({ name }) => {
                const client = spokes[name];
                if (client instanceof Error) throw client;
                return client;
              },
            },
          ],
        },
      ).report();

    it('finds each of them as it is, and ends their connections', async () => {
      const well = new FakeSpokeClient(ref('well'));
      const dead = new FakeSpokeClient(ref('dead'));
      dead.behaviour = 'blackHole';
      const refused = new FakeSpokeClient(ref('refused'));
      refused.behaviour = 'badToken';
      const { spokes, ownNetwork } = await spokesOf({
        well,
        dead,
        refused,
        unknown: undefined,
        wrong: new Error('no such file'),
      });
      expect(
        spokes.map(({ ref: one, verdict }) => [one.name, verdict]),
      ).toEqual([
        ['dead', 'broken'],
        ['refused', 'broken'],
        ['unknown', 'notConfigured'],
        ['well', 'ok'],
        ['wrong', 'broken'],
      ]);
      const by = (name: string) => {
        const found = spokes.find(one => one.ref.name === name);
        if (!found) throw new Error(`No spoke ${name}`);
        return found;
      };
      expect(by('well').kubernetesVersion).toBe('v1.36.1');
      expect(outcomes(by('well'))).toMatchObject({
        readyz: 'ok',
        version: 'ok',
        nodes: 'ok',
        nodeMetrics: 'ok',
      });
      expect(outcomes(by('dead')).reachable).toBe('failed');
      expect(resultOf(by('refused'), 'credential')).toMatchObject({
        outcome: 'failed',
        remedy: { paste: expect.stringContaining('fleet-portal-reader') },
      });
      const access = by('unknown').checks[0].remedy;
      expect(parse(access?.paste ?? '')).toMatchObject({
        fleet: { spokes: [{ hub: 'prod-hub', cluster: 'unknown' }] },
      });
      expect(ownNetwork).toBeUndefined();
      expect([well, dead, refused].map(one => one.closed)).toEqual([
        true,
        true,
        true,
      ]);
    });

    it('suspects the portal’s own network when no spoke answers', async () => {
      const silent = (name: string) => {
        const client = new FakeSpokeClient(ref(name));
        client.behaviour = 'refuses';
        return client;
      };
      const { ownNetwork } = await spokesOf({ a: silent('a'), b: silent('b') });
      expect(ownNetwork).toMatch(/None of the 2 spokes/);
    });

    it('asks for the very rules that the shipped ClusterRole has', async () => {
      const client: SpokeClient = Object.assign(
        new FakeSpokeClient(ref('poor')),
        {
          checkAccess: async () =>
            spokeReadings.map((reading: SpokeReading) => ({
              reading,
              trouble: new SourceError('forbidden', 'No.'),
            })),
          listPlatform: async () => {
            throw new SourceError('forbidden', 'No.');
          },
        },
      );
      const { spokes } = await spokesOf({ poor: client });
      const asked = spokes[0].checks.flatMap(({ remedy }) =>
        remedy?.paste ? grants(parse(remedy.paste)) : [],
      );
      const shipped = shippedRules('spoke-reader.yaml');
      // Workloads and ConfigMaps are asked for more than once.
      expect([...new Set(asked)].sort()).toEqual(
        [...new Set(grants(shipped))].sort(),
      );
    });

    describe('of a management cluster', () => {
      const examined = async (
        listClusterApi: NonNullable<SpokeClient['listClusterApi']>,
        name = 'in-cluster',
      ) => {
        const client = Object.assign(new FakeSpokeClient(ref(name)), {
          listClusterApi,
        });
        const { spokes } = await spokesOf({ [name]: client });
        return resultOf(spokes[0], 'clusterApi');
      };
      const nothing = {
        ...{ clusters: [], controlPlanes: [] },
        ...{ machineDeployments: [], machines: [] },
      };
      const refusing = (kind: SourceError['kind']) => async () => {
        throw new SourceError(kind, 'No.');
      };

      it('asks for the very rules of its shipped ClusterRole', async () => {
        const found = await examined(refusing('forbidden'));

        expect(found).toMatchObject({ outcome: 'warning' });
        expect(grants(parse(found?.remedy?.paste ?? ''))).toEqual(
          grants(shippedRules('cluster-api-reader.yaml')),
        );
      });

      it('asks for one rule where the others are there', async () => {
        const found = await examined(async () => ({
          ...nothing,
          resourceSets: { status: 'forbidden' },
        }));

        expect(found).toMatchObject({ outcome: 'warning' });
        expect(grants(parse(found?.remedy?.paste ?? ''))).toEqual([
          'addons.cluster.x-k8s.io/clusterresourcesets get,list',
          'addons.cluster.x-k8s.io/clusterresourcesetbindings get,list',
        ]);
      });

      it('is content with what it may read', async () => {
        expect(await examined(async () => nothing)).toMatchObject({
          outcome: 'ok',
        });
      });

      it('misses nothing where Cluster API is not installed, nor elsewhere', async () => {
        expect(await examined(refusing('notFound'))).toBeUndefined();
        expect(
          await examined(refusing('forbidden'), 'prod-eu-1'),
        ).toBeUndefined();
      });
    });

    it('knows entries that no hub has a cluster for', async () => {
      const token = 'x';
      const { spokes } = await spokesOf(
        { 'prod-eu-1': undefined },
        { spokes: [{ hub: 'prod-hub', cluster: 'prod-eu1', token }] },
      );
      expect(spokes).toContainEqual({
        ref: ref('prod-eu1'),
        verdict: 'attention',
        checks: [
          expect.objectContaining({
            words: expect.stringMatching(
              /no cluster prod-eu1; it has prod-eu-1/,
            ),
          }),
        ],
      });
    });
  });
});
