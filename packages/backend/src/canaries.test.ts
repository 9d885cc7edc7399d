import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import catalog from '@backstage/plugin-catalog-backend';
import catalogTemplates from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import events from '@backstage/plugin-events-backend';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import scaffolderGithub from '@backstage/plugin-scaffolder-backend-module-github';
import signals from '@backstage/plugin-signals-backend';
import catalogFleet from '@fleet-portal/backstage-plugin-catalog-backend-module-fleet';
import fleetBackend from '@fleet-portal/backstage-plugin-fleet-backend';
import scaffolderFleet from '@fleet-portal/backstage-plugin-scaffolder-backend-module-fleet';
import {
  Fleet,
  FleetUrls,
  fleetOwner,
  fleetRepository,
  portalConfig,
  startFleet,
} from '@fleet-portal/fleet-simulator';
import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Canaries } from './__testUtils__/Canaries';
import { everyRoute } from './__testUtils__/everyRoute';
import { HostileProxy } from './__testUtils__/HostileProxy';

const folder = path.resolve(__dirname, '../../../templates');

/**
 * The portal as it is installed, in a fleet whose hubs and spokes carry secrets
 * wherever they can, and with a Git host that puts some into its errors.
 */
describe('secrets of a fleet', () => {
  jest.setTimeout(240_000);
  const canaries = new Canaries();
  // Its type leaves out what puts this one, and no other, into a backend.
  const scheduler = mockServices.scheduler() as ReturnType<
    typeof mockServices.scheduler
  > &
    Pick<typeof mockServices.scheduler, 'factory'>;
  const sinks: { name: string; text: string }[] = [];
  const proxies: HostileProxy[] = [];
  /** Hubs, spokes and the metrics server, without the Git host. */
  const sources: HostileProxy[] = [];
  let fleet: Fleet;
  let backend: TestBackend;
  let gitHost: HostileProxy;
  let repository: object;
  let clusters: { ref: { hub: string; name: string } }[];

  const keep = (name: string, value: unknown) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    sinks.push({ name, text: text ?? '' });
  };
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  for (const level of ['error', 'warn', 'info', 'debug'] as const) {
    logger[level].mockImplementation((...all) =>
      keep(`log: ${level}`, all.map(wordsOf).join(' ')),
    );
  }
  const proxied = async (name: string, upstream: string) => {
    const proxy = new HostileProxy(name, upstream, canaries);
    proxies.push(proxy);
    return { proxy, url: await proxy.start() };
  };
  const ask = async (target: string, body?: object) => {
    const response = await fetch(
      `http://127.0.0.1:${backend.server.port()}/api${target}`,
      {
        method: body ? 'POST' : 'GET',
        body: body && JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          authorization: mockCredentials.user.header(),
        },
      },
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isZipped ? gunzipSync(bytes) : bytes).toString('utf8');
  };
  const askJson = async (target: string, body?: object) =>
    JSON.parse(await ask(target, body));
  const eventually = async <T>(
    look: () => Promise<T>,
    isEnough: (seen: T) => boolean,
  ): Promise<T> => {
    for (let tries = 0; ; tries++) {
      const seen = await look();
      if (isEnough(seen)) return seen;
      if (tries > 1_000)
        throw new Error(`Never enough: ${JSON.stringify(seen)}`);
      await setTimeout(50);
    }
  };

  beforeAll(async () => {
    fleet = await startFleet({ scenario: 'small' });
    const { urls } = fleet;
    const git = await proxied('Git host', urls.git.url);
    gitHost = git.proxy;
    const hubs: FleetUrls['hubs'] = [];
    for (const hub of urls.hubs) {
      const { proxy, url } = await proxied(`hub ${hub.name}`, hub.url);
      sources.push(proxy);
      hubs.push({ ...hub, url });
    }
    const metrics = await proxied('metrics server', urls.metrics);
    sources.push(metrics.proxy);
    const spokes: FleetUrls['spokes'] = [];
    for (const spoke of urls.spokes) {
      const { proxy, url } = await proxied(`spoke ${spoke.name}`, spoke.url);
      sources.push(proxy);
      spokes.push({ ...spoke, url });
    }
    const config = JSON.parse(
      JSON.stringify(
        portalConfig({
          ...urls,
          git: { ...urls.git, url: git.url },
          metrics: `${metrics.url}${new URL(urls.metrics).pathname}`,
          hubs,
          spokes,
        }),
      ),
    );
    const [offered] = config.fleet.repositories;
    repository = { ...offered, title: undefined, branch: 'main' };
    // The hubs name the repository by where it really is.
    config.integrations.github.push({
      host: new URL(urls.git.url).host,
      apiBaseUrl: git.url,
      token: urls.git.token,
    });
    backend = await startTestBackend({
      features: [
        catalog,
        catalogTemplates,
        catalogFleet,
        scaffolder,
        scaffolderGithub,
        scaffolderFleet,
        events,
        signals,
        fleetBackend,
        scheduler.factory({ skipTaskRunOnStartup: true }),
        logger.factory,
        mockServices.rootConfig.factory({
          data: {
            ...config,
            catalog: {
              locations: [
                {
                  type: 'file',
                  target: path.join(folder, '*', 'template.yaml'),
                  rules: [{ allow: ['Template'] }],
                },
              ],
            },
          },
        }),
      ],
    });
    // A process that stood still must not find its connection reset.
    backend.server.keepAliveTimeout = 0;
    const known = fleet.urls.spokes.filter(({ registered }) => registered);
    const answer = await eventually(
      () => askJson('/fleet/clusters'),
      ({ items }) => items?.length >= known.length,
    );
    clusters = answer.items;
    await scheduler.triggerTask('argocd-fleet-entities');
  });
  afterAll(async () => {
    await backend?.stop();
    for (const proxy of proxies) await proxy.stop();
    await fleet?.stop();
  });

  /** Runs a template as a person does, to the end of its task. */
  const run = async (name: string, values: object) => {
    const { id } = await askJson('/scaffolder/v2/tasks', {
      templateRef: `template:default/${name}`,
      values: { repository, ...values },
    });
    const address = `/scaffolder/v2/tasks/${id}`;
    const task = await eventually(
      () => askJson(address),
      ({ status }) => !['open', 'processing'].includes(status),
    );
    keep(`task of ${name}: record`, task);
    keep(`task of ${name}: log`, await askJson(`${address}/events`));
    return task.status;
  };

  const dryRun = async (name: string, values: object) => {
    const template = await askJson(
      `/catalog/entities/by-name/template/default/${name}`,
    );
    const answer = await askJson('/scaffolder/v2/dry-run', {
      template,
      values: { repository, ...values },
      directoryContents: [],
    });
    const { directoryContents = [], ...others } = answer;
    keep(`dry run of ${name}`, others);
    for (const { path: written, base64Content } of directoryContents) {
      const content = Buffer.from(base64Content, 'base64').toString('utf8');
      keep(`dry run of ${name}: ${written}`, content);
    }
    return { error: answer.error, files: directoryContents.length > 0 };
  };

  const changes = () => {
    const [cluster] = clusters
      .map(({ ref }) => ref)
      .filter(({ name }) => name !== 'in-cluster');
    const spare = fleet.urls.spokes.find(({ registered }) => !registered);
    return {
      'put-a-service-on-the-fleet': {
        name: 'loyalty-points',
        newService: true,
        catalog: { owner: 'group:default/checkout', description: 'Points' },
        source: { path: 'charts/service' },
        hubs: fleet.urls.hubs.map(({ name }) => name),
        generator: { clusters: { selector: { matchLabels: { env: 'prod' } } } },
        project: 'checkout',
        namespace: 'loyalty',
        syncPolicy: { automated: true, prune: true, selfHeal: true },
        review: { allowNoMatch: true, removals: [] },
      },
      'onboard-a-spoke': {
        hub: spare?.hub,
        cluster: spare?.name,
        server: `https://${spare?.name}.k8s.example.com:6443`,
        environment: 'prod',
        region: 'eu-west-1',
        deploy: true,
        access: 'least-privilege',
        portalReader: true,
      },
      'change-a-clusters-labels': {
        hub: cluster.hub,
        cluster: cluster.name,
        labels: { set: [{ key: 'cost-centre', value: 'c-17' }], remove: [] },
      },
    };
  };

  it('reach no catalog entity, log, task, dry run, file or pull request', async () => {
    const { items } = await eventually(
      () => askJson('/catalog/entities/by-query?limit=500'),
      ({ items: found = [] }) =>
        found.filter(({ kind }: { kind: string }) => kind === 'Template')
          .length === readdirSync(folder).length &&
        found.filter(({ kind }: { kind: string }) => kind === 'Resource')
          .length > clusters.length,
    );
    for (const entity of items) {
      keep(`entity ${entity.kind} ${entity.metadata.name}`, entity);
    }
    const routes = await everyRoute(askJson);
    const askEverything = async (when: string) => {
      for (const route of routes) {
        keep(`${when}: route ${route}`, await ask(`/fleet${route}`));
      }
    };
    await askEverything('well');

    const told = Object.entries(changes());
    for (const [name, values] of told) {
      const dry = await dryRun(name, values);
      expect([name, dry]).toEqual([name, { error: undefined, files: true }]);
      expect([name, await run(name, values)]).toEqual([name, 'completed']);
    }
    const { git } = fleet;
    const open = await git.listPullRequests(
      fleetOwner,
      fleetRepository,
      'open',
    );
    expect(open).toHaveLength(told.length);
    const treeOf = async (ref: string) =>
      (await git.readTree(fleetOwner, fleetRepository, ref)).files;
    const before = await treeOf('main');
    for (const { title, body, head } of open) {
      keep(`pull request ${head.branch}: text`, `${title}\n${body}`);
      for (const [file, text] of Object.entries(await treeOf(head.branch))) {
        if (before[file] !== text) keep(`file ${head.branch} ${file}`, text);
      }
    }

    for (const status of [500, 403, 401, 422]) {
      gitHost.failsWith = status;
      for (const [name, values] of Object.entries(changes())) {
        await dryRun(name, values);
        expect([name, await run(name, values)]).toEqual([name, 'failed']);
      }
    }

    for (const status of [500, 403, 429]) {
      for (const source of sources) source.failsWith = status;
      await askEverything(`${status}`);
    }

    const found = sinks.flatMap(({ name, text }) =>
      canaries.in(text).map(place => `${place} -> ${name}`),
    );
    expect(found).toEqual([]);
    const names = new Set(sinks.map(({ name }) => name));
    expect(canaries.size).toBeGreaterThanOrEqual(500);
    expect(names.size).toBeGreaterThanOrEqual(40);
    const figure = `R4: ${canaries.size} secrets, ${sinks.length} outputs of ${names.size} sinks of the whole portal, ${found.length} found\n`;
    const { FLEET_FIGURES: figures } = process.env;
    if (figures) appendFileSync(figures, figure);
    else process.stdout.write(figure);
  });
});

function wordsOf(one: unknown): string {
  if (one instanceof Error) return `${one.stack} ${JSON.stringify(one)}`;
  return typeof one === 'string' ? one : JSON.stringify(one) ?? '';
}
