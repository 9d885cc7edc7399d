import type {
  HubEvent,
  HubApplication,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  applicationOf,
  applicationSetOf,
  clusterOf,
} from './__testUtils__/fixtures';
import { FakeArgoCd, reply } from './__testUtils__/FakeArgoCd';
import { rejectionOf, waitFor } from './__testUtils__/waitFor';
import { ArgoCdHubClient } from './ArgoCdHubClient';
import { hubRoutes } from './routes';
import type { HubConfig } from '../../hubConfig';

describe('ArgoCdHubClient', () => {
  const { signal } = new AbortController();
  let hub: FakeArgoCd;
  let client: ArgoCdHubClient;

  const connect = (overrides: Partial<HubConfig> = {}) => {
    client = new ArgoCdHubClient(hub.config(overrides));
    return client;
  };
  const troubleOf = async (promise: Promise<unknown>): Promise<SourceError> => {
    const error = await rejectionOf(promise);
    expect(error).toBeInstanceOf(SourceError);
    return error as SourceError;
  };

  beforeEach(async () => {
    hub = new FakeArgoCd();
    await hub.start();
    connect();
  });
  afterEach(async () => {
    await client.close();
    await hub.stop();
  });

  describe('reading', () => {
    it('says who it is', async () => {
      await expect(client.check({ signal })).resolves.toEqual({
        version: 'v3.5.1',
        username: 'portal',
      });
    });

    it('cuts an Application down to what is kept', async () => {
      hub.applications = [
        applicationOf({
          name: 'shop-eu-1',
          owner: 'shop',
          annotations: {
            'backstage.io/entity-ref': 'component:default/shop',
            'kubectl.kubernetes.io/last-applied-configuration': '{"secret":1}',
            'link.argocd.argoproj.io/external-link': 'javascript:alert(1)',
          },
          source: {
            repoURL: 'https://user:hunter2@git.example.com/fleet.git',
            path: 'services/shop',
            targetRevision: 'main',
          },
          status: {
            operationState: {
              phase: 'Running',
              message:
                'clone of https://user:hunter2@git.example.com failed,\nretrying',
              retryCount: 2,
              operation: { retry: { limit: 5 } },
            },
            resources: [
              { version: 'v1', kind: 'Service', name: 'shop' },
              {
                group: 'policy',
                version: 'v1beta1',
                kind: 'PodDisruptionBudget',
                namespace: 'shop',
                name: 'shop',
              },
            ],
            history: [
              { id: 3, revision: 'aaa', deployedAt: '2030-01-01T00:00:00Z' },
              {
                id: 4,
                revision: 'bbb',
                deployedAt: '2030-01-02T00:00:00Z',
                initiatedBy: { automated: true },
              },
            ],
          },
        }),
      ];
      const { items } = await client.listApplications({ signal });
      expect(items).toEqual([
        expect.objectContaining({
          name: 'shop-eu-1',
          applicationSet: 'shop',
          labels: { team: 'shop' },
          annotations: { 'backstage.io/entity-ref': 'component:default/shop' },
          sources: [
            {
              repoURL: 'https://git.example.com/fleet.git',
              path: 'services/shop',
              chart: undefined,
              targetRevision: 'main',
              revision: 'bbb',
            },
          ],
          operation: expect.objectContaining({
            phase: 'Running',
            message: 'clone of https://git.example.com failed, retrying',
            retryCount: 2,
            retryLimit: 5,
          }),
          doomedObjects: [
            {
              apiVersion: 'policy/v1beta1',
              kind: 'PodDisruptionBudget',
              namespace: 'shop',
              name: 'shop',
            },
          ],
          history: [
            expect.objectContaining({
              id: 4,
              revisions: ['bbb'],
              automated: true,
            }),
            expect.objectContaining({ id: 3, revisions: ['aaa'] }),
          ],
        }),
      ]);
      expect(JSON.stringify(items)).not.toContain('hunter2');
    });

    it('tells a new Application from one that is Unknown', async () => {
      hub.applications = [
        applicationOf({
          name: 'new',
          status: { sync: { status: '' }, health: {} },
        }),
        applicationOf({ name: 'odd', health: 'Sparkling' }),
      ];
      const { items } = await client.listApplications({ signal });
      expect(items.map(({ sync, health }) => [sync, health])).toEqual([
        [null, null],
        ['Synced', 'Unknown'],
      ]);
    });

    it('never reads how the hub logs in to its clusters', async () => {
      hub.clusters = [
        clusterOf('eu-1'),
        { server: 'https://kubernetes.default.svc', name: 'in-cluster' },
      ];
      const { items } = await client.listClusters({ signal });
      expect(items).toEqual([
        expect.objectContaining({
          name: 'eu-1',
          inCluster: false,
          kubernetesVersion: 'v1.36.1',
          connection: expect.objectContaining({ status: 'Successful' }),
        }),
        expect.objectContaining({
          name: 'in-cluster',
          inCluster: true,
          connection: expect.objectContaining({ status: 'Unknown' }),
        }),
      ]);
      expect(JSON.stringify(items)).not.toContain('never-to-be-read');
    });

    it('sets a malformed object aside and reads the others', async () => {
      hub.applications = [
        applicationOf({ name: 'first' }),
        null,
        { metadata: { name: 'bad', namespace: 'argocd' }, spec: 'no' },
        applicationOf({ name: 'last' }),
      ];
      hub.applicationSets = [{ metadata: {} }, applicationSetOf('shop', ['a'])];
      const applications = await client.listApplications({ signal });
      const sets = await client.listApplicationSets({ signal });
      expect(applications.items.map(({ name }) => name)).toEqual([
        'first',
        'last',
      ]);
      expect(applications.quarantined).toEqual([
        expect.objectContaining({ kind: 'Application' }),
        {
          kind: 'Application',
          name: 'bad',
          namespace: 'argocd',
          reason: 'spec: Invalid input: expected object, received string',
        },
      ]);
      expect(sets.items).toEqual([
        expect.objectContaining({
          applications: [{ namespace: 'argocd', name: 'a' }],
        }),
      ]);
      expect(sets.quarantined).toHaveLength(1);
    });

    it('reads a list that is larger than a page, with nested look-alikes', async () => {
      const nested = [{ metadata: { a: 1 } }, { metadata: { b: 2 } }];
      hub.applications = Array.from({ length: 1500 }, (_, index) => ({
        ...applicationOf({ name: `app-${index}` }),
        ballast: 'x'.repeat(800),
        values: index > 1400 ? nested : undefined,
      }));
      const { items, quarantined } = await client.listApplications({ signal });
      expect(quarantined).toEqual([]);
      expect(items.map(({ name }) => name)).toEqual(
        Array.from({ length: 1500 }, (_, index) => `app-${index}`),
      );
    });

    it('masks Secrets in a diff, and leaves equal resources out', async () => {
      const secret = (value: string) =>
        JSON.stringify({
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: {
            name: 'db',
            annotations: {
              'kubectl.kubernetes.io/last-applied-configuration': value,
              copy: value,
            },
          },
          data: { password: value, same: 'c2FtZQ==' },
        });
      const deployment = (replicas: number) =>
        JSON.stringify({
          kind: 'Deployment',
          metadata: { name: 'shop', resourceVersion: '7' },
          spec: { replicas },
        });
      hub.answers.set('/api/v1/applications/shop/managed-resources', {
        items: [
          {
            kind: 'Secret',
            name: 'db',
            normalizedLiveState: secret('bGl2ZQ=='),
            predictedLiveState: secret('Z2l0'),
          },
          {
            group: 'apps',
            kind: 'Deployment',
            name: 'shop',
            normalizedLiveState: deployment(5),
            predictedLiveState: deployment(2),
          },
          {
            kind: 'Service',
            name: 'same',
            normalizedLiveState: '{"a":1}',
            predictedLiveState: '{"a":1}',
          },
          {
            kind: 'ConfigMap',
            name: 'new',
            normalizedLiveState: 'null',
            predictedLiveState: '{"kind":"ConfigMap"}',
          },
        ],
      });
      const ref = { hub: 'prod-hub', namespace: 'argocd', name: 'shop' };
      const diff = await client.getDiff(ref, { signal });
      expect(diff.map(({ name, masked }) => [name, masked])).toEqual([
        ['db', true],
        ['shop', false],
        ['new', false],
      ]);
      expect(JSON.stringify(diff)).not.toMatch(/bGl2ZQ|Z2l0|c2FtZQ/);
      expect(diff[0].live).toContain('password: "******** (differs)"');
      expect(diff[0].live).toContain('same: "********"\n');
      expect(diff[1].live).toContain('replicas: 5');
      expect(diff[1].desired).toContain('replicas: 2');
      expect(diff[1].live).not.toContain('resourceVersion');
      expect(diff[2].live).toBe('');
    });
  });

  describe('streaming', () => {
    const events: HubEvent<HubApplication>[] = [];
    let closing: AbortController;

    beforeEach(() => {
      events.length = 0;
      closing = new AbortController();
    });
    const watch = () =>
      client.watchApplications({
        signal: closing.signal,
        onEvent: event => events.push(event),
      });

    it('hands over what changes, and nothing else', async () => {
      const stream = watch();
      await waitFor(() => hub.streams('applications').length === 1);
      expect(hub.requests).toEqual([
        'GET /api/v1/stream/applications?resourceVersion=0',
      ]);
      hub.emit('MODIFIED', applicationOf({ name: 'shop', health: 'Degraded' }));
      hub.emit('MODIFIED', null);
      const [open] = hub.streams('applications');
      open.write('{"result":');
      open.write('null}\nnot json\n');
      hub.emit('DELETED', {
        metadata: { name: 'shop', namespace: 'argocd', uid: 'u' },
      });
      await waitFor(() => events.length === 6);
      expect(events).toEqual([
        { type: 'alive' },
        {
          type: 'upsert',
          object: expect.objectContaining({ health: 'Degraded' }),
        },
        expect.objectContaining({ type: 'quarantined' }),
        expect.objectContaining({ type: 'quarantined' }),
        expect.objectContaining({ type: 'quarantined' }),
        {
          type: 'delete',
          namespace: 'argocd',
          name: 'shop',
          uid: 'u',
          resourceVersion: undefined,
        },
      ]);
      open.end();
      await expect(stream).resolves.toBeUndefined();
    });

    it('rejects when it is cut, and when the hub sends an error', async () => {
      const cut = watch();
      await waitFor(() => hub.streams('applications').length === 1);
      hub.streams('applications')[0].destroy();
      expect((await troubleOf(cut)).kind).toBe('unreachable');

      const refused = watch();
      await waitFor(() => hub.streams('applications').length === 1);
      hub
        .streams('applications')[0]
        .write('{"error":{"grpc_code":16,"message":"token xyz expired"}}\n');
      const trouble = await troubleOf(refused);
      expect(trouble.kind).toBe('unauthorized');
      expect(trouble.message).not.toContain('xyz');
    });

    it('ends when it is told to', async () => {
      const stream = watch();
      await waitFor(() => hub.streams('applications').length === 1);
      closing.abort(new Error('enough'));
      await expect(stream).rejects.toThrow('enough');
      await waitFor(() => hub.streams('applications').length === 0);
    });
  });

  describe('credentials', () => {
    it('reads a token file again when it rotates', async () => {
      const directory = await mkdtemp(join(tmpdir(), 'hub-token-'));
      try {
        const path = join(directory, 'token');
        await writeFile(path, 'the-token\n');
        connect({ credential: { kind: 'tokenFile', path } });
        await client.check({ signal });
        hub.tokens.clear();
        hub.tokens.add('the-next-token');
        expect((await troubleOf(client.check({ signal }))).message).toMatch(
          /refused our token; renew the file of fleet\.hubs\[prod-hub\]\.tokenFile/,
        );
        await writeFile(path, 'the-next-token\n');
        await utimes(path, 1_900_000_000, 1_900_000_000);
        await client.check({ signal });
        await rm(path);
        expect((await troubleOf(client.check({ signal }))).message).toMatch(
          /cannot be read/,
        );
      } finally {
        await rm(directory, { recursive: true });
      }
    });

    /** Signs in whoever asks; the session before ends. */
    const openSessions = () => {
      const opened = { sessions: 0 };
      hub.intercept = (request, response) => {
        if (request.url !== '/api/v1/session') return false;
        opened.sessions += 1;
        const token = `session-${opened.sessions}`;
        hub.tokens.clear();
        hub.tokens.add(token);
        reply(response, 200, { token });
        return true;
      };
      connect({
        credential: { kind: 'session', username: 'portal', password: 'pw' },
      });
      return opened;
    };

    it('keeps a session and renews it once when it is refused', async () => {
      const opened = openSessions();
      await Promise.all([1, 2, 3].map(() => client.listProjects({ signal })));
      await client.listProjects({ signal });
      expect(opened.sessions).toBe(1);
      hub.tokens.clear();
      await Promise.all([1, 2, 3].map(() => client.listProjects({ signal })));
      expect(opened.sessions).toBe(2);
      expect(hub.requests.filter(one => one.includes('session'))).toEqual([
        'POST /api/v1/session',
        'POST /api/v1/session',
      ]);
    });

    it('renews a session that ended when only its heartbeat notices', async () => {
      const opened = openSessions();
      await client.check({ signal });
      hub.tokens.clear();
      const both = await Promise.all(
        [1, 2].map(() => client.check({ signal })),
      );
      expect(both.map(({ username }) => username)).toEqual([
        'portal',
        'portal',
      ]);
      expect(opened.sessions).toBe(2);
    });

    it('says which user was refused', async () => {
      hub.intercept = (_, response) => {
        reply(response, 401, { error: 'Invalid username or password' });
        return true;
      };
      connect({
        credential: {
          kind: 'session',
          username: 'portal',
          password: 'pw-secret',
        },
      });
      const trouble = await troubleOf(client.listProjects({ signal }));
      expect(trouble.kind).toBe('unauthorized');
      expect(trouble.message).toMatch(
        /check fleet\.hubs\[prod-hub\]\.username and password/,
      );
      expect(trouble.message).not.toContain('pw-secret');
    });

    it('takes an anonymous answer for a refusal', async () => {
      hub.answers.set('/api/v1/session/userinfo', {});
      hub.intercept = (request, response) => {
        if (!request.url?.endsWith('userinfo')) return false;
        reply(response, 200, {});
        return true;
      };
      expect((await troubleOf(client.check({ signal }))).kind).toBe(
        'unauthorized',
      );
    });
  });

  it('asks only routes of the list', async () => {
    hub.answers.set('/api/v1/applications/shop/resource-tree', { nodes: null });
    hub.answers.set('/api/v1/applications/shop/managed-resources', {});
    const ref = { hub: 'prod-hub', namespace: 'argocd', name: 'shop' };
    const closing = new AbortController();
    await client.check({ signal });
    await client.listApplications({ signal });
    await client.listApplicationSets({ signal });
    await client.listClusters({ signal });
    await client.listProjects({ signal });
    await client.readConfiguration({ signal });
    await client.getResourceTree(ref, { signal });
    await client.getDiff(ref, { signal });
    for (const detail of ['events', 'syncwindows', 'resource']) {
      hub.answers.set(`/api/v1/applications/shop/${detail}`, {});
    }
    await client.getEvents(ref, { signal });
    await client.getSyncWindows(ref, { signal });
    const pod = { version: 'v1', kind: 'Pod', namespace: 'shop', name: 'shop' };
    await client.getManifests(ref, pod, { signal });
    const revision = 'd0a6ebc53da44a9f7d7f822f5f2706c09e990085';
    hub.answers.set(
      `/api/v1/applications/shop/revisions/${revision}/metadata`,
      {
        author: 'Ada <ada@example.com>',
        date: '2026-11-20T21:59:30Z',
        message: 'shop 1.1.0\n\nSigned-off-by: Ada',
      },
    );
    await expect(
      client.getRevisionMetadata(ref, { revision }, { signal }),
    ).resolves.toEqual({
      author: 'Ada',
      committedAt: '2026-11-20T21:59:30Z',
      message: 'shop 1.1.0',
    });
    hub.answers.set('/api/v1/applicationsets/generate', {});
    await client.generate({}, { signal });
    const streams = [
      client.watchApplications({ signal: closing.signal, onEvent: () => {} }),
      client.watchApplicationSets({
        signal: closing.signal,
        onEvent: () => {},
      }),
    ];
    await waitFor(
      () =>
        hub.streams('applications').length === 1 &&
        hub.streams('applicationsets').length === 1,
    );
    closing.abort();
    await Promise.allSettled(streams);
    connect({ credential: { kind: 'session', username: 'u', password: 'p' } });
    await troubleOf(client.check({ signal }));

    connect();
    await client.checkAccess({ signal });

    const asked = hub.requests.map(request =>
      request
        .replace(/\?.*/, '')
        .replace('/shop/', '/{application}/')
        .replace(/can-i\/.*/, 'can-i/{resource}/{action}/{subresource}')
        .replace(revision, '{revision}'),
    );
    const { application, sync, rollback, terminate, invalidateCache, ...read } =
      hubRoutes;
    expect([...new Set(asked)].sort()).toEqual(Object.values(read).sort());
  });

  it('tells what the hub would generate, and none of its words when it would not', async () => {
    const route = '/api/v1/applicationsets/generate';
    const sent: string[] = [];
    let answer: unknown = {
      applications: [
        {
          metadata: { name: 'shop-eu-1', labels: { a: 'b' } },
          spec: {
            destination: { server: 'https://10.0.0.1', namespace: 'shop' },
            source: { repoURL: 'https://user:canary@git.example.com/x' },
          },
        },
        {
          metadata: { name: 'shop-us-1' },
          spec: { destination: { name: 'us-1' } },
        },
      ],
    };
    let status = 200;
    hub.intercept = (request, response) => {
      if (request.url !== route) return false;
      request.on('data', (bytes: Buffer) => sent.push(bytes.toString()));
      request.on('end', () => reply(response, status, answer));
      return true;
    };
    const set = { metadata: { name: 'shop' }, spec: { generators: [] } };
    expect(await client.generate(set, { signal })).toEqual([
      { name: 'shop-eu-1', destination: { server: 'https://10.0.0.1' } },
      { name: 'shop-us-1', destination: { name: 'us-1' } },
    ]);
    expect(JSON.parse(sent.join(''))).toEqual({ applicationSet: set });
    answer = { applications: null };
    expect(await client.generate(set, { signal })).toEqual([]);
    answer = { applications: [{ metadata: {} }] };
    expect((await troubleOf(client.generate(set, { signal }))).kind).toBe(
      'malformed',
    );
    status = 500;
    answer = { error: 'generator={canary}', message: 'generator={canary}' };
    const refused = await troubleOf(client.generate(set, { signal }));
    expect(refused.message).not.toContain('canary');
  });

  it('says what its account may not read, and what it should not have', async () => {
    hub.may.delete('applicationsets/get');
    hub.may.add('clusters/update');
    const { readings, excess } = await client.checkAccess({ signal });
    expect(
      readings.map(({ reading, trouble }) => [reading, trouble?.kind]),
    ).toEqual([
      ['applications', undefined],
      ['applicationSets', 'forbidden'],
      ['clusters', undefined],
      ['projects', undefined],
    ]);
    expect(excess).toEqual(['clusters, update']);
    expect(hub.requests[0]).toBe(
      'GET /api/v1/account/can-i/applications/get/*%2F*',
    );
  });

  it.each([
    '../clusters',
    'a/b',
    'a%2fb',
    '..',
    'A',
    '',
    'a..b',
    'x'.repeat(254),
    'a?b=c',
    'a#b',
  ])('never sends the name %j', async name => {
    const ref = { hub: 'prod-hub', namespace: 'argocd', name };
    expect(
      (await troubleOf(client.getResourceTree(ref, { signal }))).kind,
    ).toBe('notFound');
    expect(hub.requests).toEqual([]);
  });
});
