import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { FakeHubClient } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationOf } from '../hub/argocd/__testUtils__/fixtures';
import { FakeArgoCd } from '../hub/argocd/__testUtils__/FakeArgoCd';
import {
  contractsFolder,
  recordedHub,
} from '../hub/argocd/__testUtils__/recordedHub';
import { ArgoCdHubClient } from '../hub/argocd/ArgoCdHubClient';
import {
  argoKind,
  exportObject,
  exportObjects,
} from '../hub/configuration/exportObject';
import { readArchive } from './__testUtils__/readArchive';
import { HubExporter } from './HubExporter';
import { keepExports } from './keepExports';

const NOW = Date.parse('2026-11-20T14:05:00Z');
const canary = (where: string) => `canary-${where}`;

/** A hub with something secret in every place that has one. */
function hubFullOfSecrets(): FakeArgoCd {
  const hub = new FakeArgoCd();
  hub.applications = [
    applicationOf({
      name: 'plain',
      annotations: {
        'notifications.argoproj.io/subscribe.on-deployed.slack': 'shop',
        'kubectl.kubernetes.io/last-applied-configuration': canary('applied'),
      },
    }),
    applicationOf({
      name: 'with-values',
      source: {
        repoURL: `https://bot:${canary('url')}@git.example.com/fleet.git`,
        path: 'charts/x',
        helm: {
          releaseName: 'x',
          valueFiles: ['prod.yaml'],
          values: `password: ${canary('values')}`,
          valuesObject: { password: canary('valuesObject') },
          parameters: [{ name: 'db.password', value: canary('parameter') }],
        },
      },
      status: {
        operationState: { phase: 'Failed', message: canary('message') },
      },
    }),
    applicationOf({ name: 'made', owner: 'shop' }),
    {
      metadata: { name: 'by-plugin', namespace: 'team-a' },
      spec: {
        project: 'default',
        destination: { name: 'eu-1', namespace: 'x' },
        source: {
          repoURL: 'https://git.example.com/fleet.git',
          path: 'x',
          plugin: {
            name: 'vault',
            env: [{ name: 'TOKEN', value: canary('env') }],
          },
        },
      },
    },
    { metadata: { namespace: 'argocd' }, spec: {} },
  ];
  hub.applicationSets = [
    {
      metadata: { name: 'shop', namespace: 'argocd' },
      spec: {
        generators: [
          {
            plugin: {
              configMapRef: { name: 'p' },
              input: { parameters: { key: canary('generator') } },
            },
          },
          {
            scmProvider: {
              github: { tokenRef: { secretName: 's', key: 'k' } },
            },
          },
        ],
        template: { metadata: { name: '{{name}}' }, spec: {} },
        templatePatch: `spec: {source: {helm: {values: ${canary('patch')}}}}`,
      },
    },
  ];
  hub.projects = [
    {
      metadata: { name: 'default', namespace: 'gitops', uid: 'u' },
      spec: { sourceRepos: ['*'] },
      status: { jwtTokensByRole: { ci: { items: [{ id: canary('jwt') }] } } },
    },
  ];
  hub.clusters = [
    {
      server: 'https://eu-1.example.com',
      name: 'eu 1/../../etc',
      labels: { env: 'prod' },
      annotations: {
        region: 'eu',
        'kubectl.kubernetes.io/last-applied-configuration': canary('secret'),
      },
      config: { bearerToken: canary('bearer'), password: canary('cluster') },
      info: { applicationsCount: 1 },
    },
  ];
  hub.answers.set('/api/v1/repositories', {
    items: [
      {
        repo: 'https://git.example.com/fleet.git',
        type: 'git',
        username: canary('user'),
        password: canary('repository'),
        proxy: `http://u:${canary('proxy')}@proxy:3128`,
        connectionState: { status: 'Failed', message: canary('connection') },
      },
    ],
  });
  return hub;
}

async function exportOf(hub: FakeArgoCd) {
  await hub.start();
  const client = new ArgoCdHubClient(hub.config());
  const exporter = new HubExporter({
    clients: new Map([[client.hub, client]]),
    now: () => NOW,
  });
  const archive = await exporter.export('prod-hub');
  await client.close();
  await hub.stop();
  return { archive, ...(await readArchive(archive.bytes)) };
}

describe('the archive of a hub', () => {
  it('has every object, sorted by what may be applied as it is', async () => {
    const { archive, folders, modes, manifest, objects } = await exportOf(
      hubFullOfSecrets(),
    );
    expect(archive.fileName).toBe('prod-hub-20261120T140500Z.tar.gz');
    expect(folders).toEqual(['prod-hub-20261120T140500Z']);
    expect(modes).toEqual([0o600]);
    expect(manifest).toMatchObject({
      format: 'fleet-portal.io/hub-export/v1',
      hub: 'prod-hub',
      takenAt: '2026-11-20T14:05:00.000Z',
      version: 'v3.5.1',
    });
    expect([...objects.keys()]).toEqual([
      'apply/applications/argocd.plain.yaml',
      'apply/projects/gitops.default.yaml',
      'complete/applications/argocd.with-values.yaml',
      'complete/applications/team-a.by-plugin.yaml',
      'complete/applicationsets/argocd.shop.yaml',
      expect.stringMatching(
        /^complete\/clusters\/gitops\.cluster-[0-9a-f]{10}\.yaml$/,
      ),
      expect.stringMatching(
        /^complete\/repositories\/gitops\.repository-[0-9a-f]{10}\.yaml$/,
      ),
      'generated/applications/argocd.made.yaml',
    ]);
    expect(objects.get('apply/applications/argocd.plain.yaml')).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'plain',
        namespace: 'argocd',
        labels: { team: 'shop' },
        annotations: {
          'notifications.argoproj.io/subscribe.on-deployed.slack': 'shop',
        },
      },
      spec: {
        project: 'default',
        destination: { name: 'eu-1', namespace: 'plain' },
        source: {
          repoURL: 'https://git.example.com/fleet.git',
          path: 'services/plain',
          targetRevision: 'main',
        },
      },
    });
    const cluster = [...objects.values()].find(one =>
      one.metadata.name.startsWith('cluster-'),
    );
    expect(cluster).toMatchObject({
      kind: 'Secret',
      metadata: {
        labels: { env: 'prod', 'argocd.argoproj.io/secret-type': 'cluster' },
        annotations: { region: 'eu' },
      },
      stringData: {
        name: 'eu 1/../../etc',
        server: 'https://eu-1.example.com',
      },
    });
  });

  it('has no secret, and says where each was', async () => {
    const { files, manifest } = await exportOf(hubFullOfSecrets());
    for (const [file, text] of files) {
      expect([file, text.match(/canary-\w+/g)]).toEqual([file, null]);
    }
    const masked = Object.fromEntries(
      manifest.objects.flatMap(({ name, masked: paths }) =>
        paths ? [[name.replace(/-[0-9a-f]{10}$/, ''), paths]] : [],
      ),
    );
    expect(masked).toEqual({
      'with-values': [
        'spec.source.repoURL',
        'spec.source.helm.values',
        'spec.source.helm.valuesObject',
        'spec.source.helm.parameters',
      ],
      'by-plugin': ['spec.source.plugin.env'],
      shop: [
        'spec.generators[0].plugin.input.parameters',
        'spec.templatePatch',
      ],
      cluster: ['stringData.config'],
      repository: ['stringData.proxy'],
    });
  });

  it('names what it does not have, and how to get it', async () => {
    const { manifest } = await exportOf(hubFullOfSecrets());
    expect(manifest.missing.map(({ what }) => what)).toEqual([
      'Application without a name',
      'Every repository credential',
      'ConfigMap argocd-rbac-cm (RBAC)',
      expect.stringMatching(/^ConfigMaps argocd-cm,/),
      expect.stringMatching(/^Credentials of clusters and repositories/),
    ]);
    for (const { reason, remedy } of manifest.missing) {
      expect([reason, remedy]).toEqual([
        expect.stringMatching(/\.$/),
        expect.stringMatching(/\.$/),
      ]);
    }
  });
});

describe('an export of many objects', () => {
  /** Something else that waits for the event loop after each part of the work. */
  const watched = () => {
    const happened: string[] = [];
    let time = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => (time += 1_000));
    const part = (name: string) => {
      if (happened.at(-1) === name) return;
      happened.push(name);
      setImmediate(() => happened.push('another'));
    };
    return { part, order: () => happened.join(' ') };
  };
  const names = ['a', 'b', 'c'];
  const inTurn = /a.* another.* b.* another.* c/;
  const manifestOf = (name: string) => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
  });
  afterEach(() => jest.restoreAllMocks());

  it('gives others their turn while they are written', async () => {
    const { part, order } = watched();
    const objects = names.map(name => ({
      ...{ apiVersion: '', kind: 'Application', name, masked: [] },
      generated: false,
      get manifest() {
        part(name);
        return manifestOf(name);
      },
    }));
    const hub = Object.assign(new FakeHubClient('prod-hub'), {
      readConfiguration: async () => ({ objects, missing: [] }),
    });
    const exporter = new HubExporter({
      clients: new Map([[hub.hub, hub]]),
      now: () => NOW,
    });
    const archive = await exporter.export('prod-hub');
    expect(order()).toMatch(inTurn);
    const { manifest, files } = await readArchive(archive.bytes);
    expect(manifest.objects.map(({ name }) => name)).toEqual(names);
    // Last: it names what the others came to.
    expect([...files.keys()].at(-1)).toBe('manifest.yaml');
  });

  it('gives others their turn while they are read', async () => {
    const { part, order } = watched();
    const { objects } = await exportObjects(
      'Application',
      names.map(manifestOf),
      input => {
        const object = exportObject(argoKind('Application'), input);
        part(object.name);
        return object;
      },
    );
    expect(objects.map(({ name }) => name)).toEqual(names);
    expect(order()).toMatch(inTurn);
  });
});

(contractsFolder ? describe : describe.skip)(
  'the archive of a recorded hub (FLEET_CONTRACTS)',
  () => {
    it('has everything of it', async () => {
      const hub = recordedHub(contractsFolder ?? '');
      const named = (items: unknown[]) =>
        (items as { metadata: { name: string } }[]).map(
          ({ metadata }) => metadata.name,
        );
      const { manifest } = await exportOf(hub);
      const found = (kind: string) =>
        manifest.objects
          .filter(one => one.kind === kind)
          .map(({ name }) => name)
          .sort();
      expect(found('Application')).toEqual(named(hub.applications).sort());
      expect(found('ApplicationSet')).toEqual(
        named(hub.applicationSets).sort(),
      );
      expect(found('AppProject')).toEqual(named(hub.projects).sort());
      expect(found('Secret')).toHaveLength(hub.clusters.length);
    });
  },
);

describe('exports that are kept', () => {
  const directory = createMockDirectory();
  const client = (hub: string) =>
    Object.assign(new FakeHubClient(hub), {
      readConfiguration: async () => ({ objects: [], missing: [] }),
    });
  const run = async (
    clients: ReturnType<typeof client>[],
    now: number,
    keep = 2,
    muted: string[] = [],
  ) => {
    const outcomes: string[] = [];
    const auditor = mockServices.auditor.mock();
    auditor.createEvent.mockImplementation(async ({ eventId, meta }) => ({
      success: async () => void outcomes.push(`${eventId} ${meta?.hub} made`),
      fail: async () => void outcomes.push(`${eventId} ${meta?.hub} failed`),
    }));
    const logger = mockServices.logger.mock();
    const options = {
      config: { keep, intervalMs: 1 },
      exporter: new HubExporter({
        clients: new Map(clients.map(one => [one.hub, one])),
        now: () => now,
      }),
      directory: join(directory.path, 'exports'),
      isMuted: (hub: string) => muted.includes(hub),
    };
    await keepExports({ ...options, auditor, logger });
    return { outcomes, logger };
  };
  const kept = (hub: string) =>
    readdirSync(join(directory.path, 'exports', hub)).sort();

  beforeEach(() => directory.clear());

  it('keep the newest of each hub, and nothing half written', async () => {
    const clients = [client('a'), client('a-b')];
    for (let day = 1; day <= 4; day++) {
      await run(clients, Date.UTC(2026, 0, day));
      const foreign = join(directory.path, 'exports', 'a', 'notes.txt');
      writeFileSync(foreign, 'of somebody');
    }
    const two = (hub: string) => [
      `${hub}-20260103T000000Z.tar.gz`,
      `${hub}-20260104T000000Z.tar.gz`,
    ];
    expect(kept('a')).toEqual([...two('a'), 'notes.txt']);
    expect(kept('a-b')).toEqual(two('a-b'));
    const file = join(directory.path, 'exports', 'a', two('a')[0]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('take away what a process that died left half written', async () => {
    const folder = join(directory.path, 'exports', 'a');
    mkdirSync(folder, { recursive: true });
    const half = join(folder, 'a-20251231T000000Z.tar.gz.part');
    writeFileSync(half, 'half');
    await run([client('a')], Date.UTC(2026, 0, 1));
    expect(kept('a')).toEqual(['a-20260101T000000Z.tar.gz']);
  });

  it('are not asked of a muted hub', async () => {
    const [resting, well] = [client('resting'), client('well')];
    const { outcomes } = await run([resting, well], NOW, 2, ['resting']);
    expect(outcomes).toEqual(['hub-export well made']);
    expect(resting.calls).toEqual([]);
  });

  it('of a hub that is lost stay, and the others go on', async () => {
    const [lost, well] = [client('lost'), client('well')];
    await run([lost, well], Date.UTC(2026, 0, 1), 1);
    lost.setTrouble(new SourceError('unreachable', 'It is gone.'));
    const { outcomes, logger } = await run(
      [lost, well],
      Date.UTC(2026, 0, 2),
      1,
    );
    expect(kept('lost')).toEqual(['lost-20260101T000000Z.tar.gz']);
    expect(kept('well')).toEqual(['well-20260102T000000Z.tar.gz']);
    expect(outcomes).toEqual([
      'hub-export lost failed',
      'hub-export well made',
    ]);
    expect(logger.warn).toHaveBeenCalledWith(
      'Hub lost was not exported: It is gone.',
    );
  });
});
