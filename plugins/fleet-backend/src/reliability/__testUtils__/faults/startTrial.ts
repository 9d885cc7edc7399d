import dns from 'node:dns';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  applicationsQuerySchema,
  ClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { generate } from 'selfsigned';
import { readFleetConfig } from '../../../config';
import { FleetRuntime } from '../../../FleetRuntime';
import { createHubClient } from '../../../hub/createHubClient';
import type { SpokeDetails } from '../../../model';
import { createFleetService } from '../../../service';
import { ConfiguredSpokeAccess } from '../../../spoke';
import { AskedSource, AskedTruth } from './AskedSource';
import type { FaultCase, SourceKind } from './faultCases';
import { Certificate, FaultyHost, Origin } from './FaultyHost';
import { HubTruth, TruthEvent } from './HubTruth';
import { ManagementTruth } from './ManagementTruth';
import { MetricsTruth } from './MetricsTruth';
import { SpokeTruth } from './SpokeTruth';
import { startAsked } from './startAsked';
import { Traffic } from './Traffic';
import { TrafficClock } from './TrafficClock';

const start = Date.UTC(2030, 0, 1);
/** Of which a client of a spoke or of a Kubernetes hub opens no more at once. */
const mostConnections = 6;
/** Where Cluster API runs, if nobody says otherwise. */
const inCluster = 'in-cluster';
const hostName = 'sick.fleet.example.com';

interface Source {
  host: FaultyHost;
  traffic: Traffic;
}

const askedTruths: Partial<Record<SourceKind, () => AskedTruth>> = {
  metrics: () => new MetricsTruth(),
  management: () => new ManagementTruth(),
};

/**
 * Two hubs and two spokes of the second one, each on a socket of its own, and
 * the portal that watches them: model, probers and the service of the routes.
 * One of the four falls ill, or one of two metrics servers or management clusters.
 */
export async function startTrial(kind: SourceKind, fault: FaultCase) {
  const sources: Source[] = [];
  const clock = new TrafficClock(start, () => sources.map(moving).join(''));
  const truth = new HubTruth(['a-1', 'a-2'], 20);
  truth.now = () => clock.now();
  const calmTruth = new HubTruth(['b-1', 'b-2'], 20);
  const spokeTruth = new SpokeTruth();
  const certificates =
    fault.needs === 'tls' ? await makeCertificates() : undefined;

  const add = async (origin: Origin, tls?: Certificate): Promise<Source> => {
    const source = {
      host: new FaultyHost({ clock, origin, tls }),
      traffic: new Traffic(),
    };
    await source.host.listen();
    sources.push(source);
    return source;
  };
  const isHub = kind === 'argocd' || kind === 'kubernetes';
  const ofSick = (is: boolean) => (is ? certificates?.valid : undefined);
  const hub = await add(
    kind === 'kubernetes' ? truth.kubernetes() : truth.argocd(),
    ofSick(isHub),
  );
  const calmHub = await add(calmTruth.argocd());
  const calmSpoke = await add(new SpokeTruth().origin());
  const spoke = await add(spokeTruth.origin(), ofSick(kind === 'spoke'));
  const truthOf = askedTruths[kind];
  const asked =
    truthOf && (await admitAsked(truthOf, add, certificates?.valid));
  const sick = asked?.sick.source ?? (isHub ? hub : spoke);

  const names = failingNames();
  const urlOf = ({ host }: Source) => {
    const isSick = host === sick.host;
    const scheme = isSick && fault.needs === 'tls' ? 'https' : 'http';
    const name = isSick && fault.needs === 'name' ? hostName : '127.0.0.1';
    return `${scheme}://${name}:${host.port}`;
  };
  const trust = (source: Source) =>
    source === sick && certificates ? { ca: certificates.ca } : {};
  const access = (source: Source) => ({
    url: urlOf(source),
    token: 'the-token',
    ...trust(source),
  });
  const config = readFleetConfig(
    new ConfigReader({
      fleet: {
        hubs: [
          kind === 'kubernetes'
            ? { name: 'a', kubernetes: access(hub) }
            : { name: 'a', ...access(hub) },
          { name: 'b', ...access(calmHub) },
        ],
        spokes: [
          { hub: 'b', cluster: 'b-1', ...access(calmSpoke) },
          { hub: 'b', cluster: 'b-2', ...access(spoke) },
          ...(asked && kind === 'management'
            ? [
                { hub: 'a', cluster: inCluster, ...access(asked.sick.source) },
                { hub: 'b', cluster: inCluster, ...access(asked.calm.source) },
              ]
            : []),
        ],
        metrics: {
          servers:
            asked && kind === 'metrics'
              ? [
                  { hub: 'b', cluster: 'b-2', ...access(asked.sick.source) },
                  { hub: 'b', cluster: 'b-1', ...access(asked.calm.source) },
                ].map(server => ({ ...server, maxConcurrency: 20 }))
              : [],
        },
      },
    }),
  );
  if (config.problems.length > 0) throw new Error(config.problems.join(' '));

  const sourceOf = ({ hub: of, name }: ClusterRef): Source => {
    if (asked && name === inCluster) {
      return (of === 'a' ? asked.sick : asked.calm).source;
    }
    return name === 'b-1' ? calmSpoke : spoke;
  };
  const clients = config.hubs.map(one => createHubClient(one, clock));
  const logger = mockServices.logger.mock();
  const spokeAccess = new ConfiguredSpokeAccess(config.spokes);
  const runtime = new FleetRuntime({
    config: { ...config, hubs: [], spokes: [] },
    logger,
    clock,
    random: () => 0.5,
    epoch: 'e1',
    hubClients: [hub.traffic.hub(clients[0]), calmHub.traffic.hub(clients[1])],
    spokeAccess: [
      {
        clientFor: (ref, server) => {
          const client = spokeAccess.clientFor(ref, server);
          return client && sourceOf(ref).traffic.spoke(client);
        },
      },
    ],
  });
  const running = createFleetService({
    config,
    model: runtime.model,
    spokes: runtime.spokes,
    hubClients: runtime.hubClients,
    hubOperations: runtime.hubOperations,
    catalog: catalogServiceMock({ entities: [] }),
    auth: mockServices.auth(),
    permissions: mockServices.permissions.mock({
      authorize: async all => all.map(() => allowed),
      authorizeConditional: async all => all.map(() => allowed),
    }),
    permissionsRegistry: mockServices.permissionsRegistry.mock(),
    logger,
    clock,
  });
  const context = { credentials: mockCredentials.user() };
  const applications = (filter: object) =>
    running.service.getApplications(
      applicationsQuerySchema.parse({ ...filter, limit: 500 }),
      context,
    );
  const cluster = (ref: ClusterRef) => running.service.getCluster(ref, context);

  const pages = startAsked({
    config,
    runtime,
    running,
    hubClients: runtime.hubClients,
    clock,
    context,
    trafficOf: url =>
      sources.find(({ host }) => new URL(url).port === `${host.port}`)
        ?.traffic ?? sick.traffic,
  });
  const look = ({ truth: itsTruth }: Asked, hubName: string, name: string) =>
    new AskedSource(itsTruth, () =>
      kind === 'metrics'
        ? pages.metrics({ hub: 'b', name })
        : pages.management(hubName),
    );
  const lookedAt = asked && {
    sick: look(asked.sick, 'a', 'b-2'),
    calm: look(asked.calm, 'b', 'b-1'),
  };

  const line = (type: string, object: unknown) =>
    JSON.stringify(
      kind === 'kubernetes'
        ? { type, object }
        : { result: { type, application: object } },
    );
  const patient = { kind, truth, line, names, ...certificates };
  const spokeRef = { hub: 'b', name: 'b-2' };
  let details: SpokeDetails | undefined;

  return {
    clock,
    runtime,
    logger,
    sick,
    truth,
    spokeTruth,
    spokeRef,
    applications,
    cluster,
    /** Of a source that is asked when somebody looks. */
    asked: lookedAt,
    fault: fault.create(patient),
    start: () => runtime.start(),
    /** What was read of the sick spoke last; it is read as a page would. */
    details: () => {
      void runtime.spokes.details(spokeRef).then(read => {
        details = read;
      });
      return details;
    },
    /** Something happens on the source; resolves when those who listen know. */
    move: async () => {
      if (asked) {
        asked.sick.truth.move();
        return;
      }
      spokeTruth.move();
      const events = truth.move();
      const lines = events.map(({ type, application }: TruthEvent) =>
        line(type, application),
      );
      if (!isHub) return;
      // Streams that were cut just now are noticed first.
      await clock.settle();
      const { traffic, host } = hub;
      const expected = traffic.events + host.emit('applications', lines);
      await clock.arrival('events', () => traffic.events >= expected);
    },
    stop: async () => {
      running.stop();
      await pages.stop();
      await Promise.all([lookedAt?.sick.settled(), lookedAt?.calm.settled()]);
      await runtime.stop();
      await Promise.all(clients.map(client => client.close()));
      await Promise.all(sources.map(({ host }) => host.unlisten()));
      names.restore();
    },
  };
}

export type Trial = Awaited<ReturnType<typeof startTrial>>;

const allowed = { result: AuthorizeResult.ALLOW } as const;

interface Asked {
  truth: AskedTruth;
  source: Source;
}

/** A source that falls ill, and one of its kind that does not. */
async function admitAsked(
  truthOf: () => AskedTruth,
  add: (origin: Origin, tls?: Certificate) => Promise<Source>,
  tls: Certificate | undefined,
): Promise<{ sick: Asked; calm: Asked }> {
  const admit = async (certificate?: Certificate): Promise<Asked> => {
    const truth = truthOf();
    return { truth, source: await add(truth.origin(), certificate) };
  };
  return { calm: await admit(), sick: await admit(tls) };
}

/** Whoever still waits, waits for something that is left open on purpose. */
function moving({ host, traffic }: Source): string {
  const { held } = host;
  // One reading of a management cluster is many requests, any of which holds it up.
  const isHeldUp = traffic.pending === 1 && held > 1;
  const isStill =
    held === traffic.pending || held >= mostConnections || isHeldUp;
  return isStill
    ? ''
    : `${traffic.pending} calls, ${held} held; last ${
        host.requests.at(-1)?.target
      }. `;
}

/** The portal resolves one name as this test says, and all others as always. */
function failingNames() {
  let isFailing = false;
  const real = dns.lookup;
  const spy = jest.spyOn(dns, 'lookup');
  type Done = (...answer: unknown[]) => void;
  const fake = (name: string, options: object, done: Done) => {
    if (name !== hostName) {
      Reflect.apply(real, dns, [name, options, done]);
    } else if (isFailing) {
      const error = new Error(`getaddrinfo ENOTFOUND ${name}`);
      setImmediate(done, Object.assign(error, { code: 'ENOTFOUND' }));
    } else {
      setImmediate(done, null, [{ address: '127.0.0.1', family: 4 }], 4);
    }
  };
  spy.mockImplementation(fake as never);
  return {
    fail: (failing: boolean) => {
      isFailing = failing;
    },
    restore: () => spy.mockRestore(),
  };
}

let made: Promise<{ valid: Certificate; expired: Certificate; ca: string }>;

function makeCertificates() {
  made ??= (async () => {
    const of = async (from: number, to: number) => {
      const { private: key, cert } = await generate(
        [{ name: 'commonName', value: 'sick' }],
        {
          keyType: 'ec',
          notBeforeDate: new Date(Date.now() + from * 86_400_000),
          notAfterDate: new Date(Date.now() + to * 86_400_000),
          extensions: [
            { name: 'basicConstraints', cA: true },
            {
              name: 'subjectAltName',
              altNames: [{ type: 7, ip: '127.0.0.1' }],
            },
          ],
        },
      );
      return { key, cert };
    };
    const [valid, expired] = [await of(-1, 1), await of(-2, -1)];
    return { valid, expired, ca: `${valid.cert}\n${expired.cert}` };
  })();
  return made;
}
