import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFleet, type Fleet } from './fleet';
import { fleetOwner, fleetRepository } from './scenario/fleetRepository';
import type { ApplicationState } from './world/applicationState';
import { imagesOf } from './world/manifests';

jest.setTimeout(60_000);

const now = Date.UTC(2026, 10, 20, 14, 5);
const author = { name: 'Ines Duarte', email: 'ines.duarte@example.com' };

let fleet: Fleet;
beforeEach(async () => {
  fleet = await startFleet({ scenario: 'small', now });
});
afterEach(() => fleet.stop());

const hub = () => fleet.world.hub('prod-hub');
const app = (name: string) => hub().application(name);
const words = (state: ApplicationState | undefined) =>
  state && `${state.sync?.status ?? ''} ${state.health?.status ?? ''}`;

/** Merges a change, as a person does on the Git host. */
async function merge(changes: Record<string, string | null>, message: string) {
  return fleet.git.commit(
    fleetOwner,
    fleetRepository,
    'main',
    changes,
    message,
    author,
  );
}

const greeter = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: greeter
  namespace: argocd
spec:
  generators:
    - clusters:
        selector:
          matchLabels:
            env: prod
  template:
    metadata:
      name: greeter-{{name}}
      labels:
        env: '{{metadata.labels.env}}'
    spec:
      project: checkout
      source:
        repoURL: https://localhost:1/fleet-demo/fleet
        targetRevision: main
        path: charts/service
        helm:
          releaseName: greeter
          valueFiles:
            - /apps/greeter/values-{{metadata.labels.env}}.yaml
      destination:
        server: '{{server}}'
        namespace: greeter
      syncPolicy:
        automated: {}
        syncOptions: [CreateNamespace=true]
`;

it('brings a merged service to every matched cluster within 20 to 40 seconds', async () => {
  const seen: string[] = [];
  hub().onEvent(event => {
    if (event.kind !== 'Application') return;
    if (event.state.name !== 'greeter-prod-eu-1') return;
    const phase = event.state.operationState?.phase ?? '';
    const line = `${event.type} ${words(event.state)} ${phase}`.trim();
    if (seen.at(-1) !== line) seen.push(line);
  });
  const sha = await merge(
    {
      'apps/greeter/applicationset.yaml': greeter,
      'apps/greeter/values-prod.yaml':
        'image: {repository: registry.example.com/greeter, tag: "1.0.0"}\n',
    },
    'Put greeter on the fleet',
  );
  const begin = fleet.world.now();
  await fleet.stepUntil(
    () =>
      words(app('greeter-prod-eu-1')) === 'Synced Healthy' &&
      words(app('greeter-prod-us-1')) === 'Synced Healthy',
  );
  const seconds = (fleet.world.now() - begin) / 1_000;
  expect(seconds).toBeGreaterThanOrEqual(20);
  expect(seconds).toBeLessThanOrEqual(40);
  expect(seen).toEqual([
    'ADDED',
    'MODIFIED OutOfSync Missing',
    'MODIFIED OutOfSync Missing Running',
    'MODIFIED OutOfSync Missing Succeeded',
    'MODIFIED Synced Progressing Succeeded',
    'MODIFIED Synced Healthy Succeeded',
  ]);
  expect(app('greeter-prod-eu-1')).toMatchObject({
    images: ['registry.example.com/greeter:1.0.0'],
    history: [{ id: 0, revision: sha }],
    sync: { revision: sha },
  });
  // Its selector matches nothing on the other hub.
  const other = fleet.world.hub('nonprod-hub');
  expect(other.applicationSet('greeter')?.generated).toEqual([]);
});

it('rolls a new version out where Git says so, and keeps the history', async () => {
  const before = app('checkout-api-prod-us-1');
  expect(before?.history).toHaveLength(5);
  await merge(
    {
      'apps/checkout-api/values-prod.yaml':
        'image: {tag: "2.15.0"}\nreplicas: 3\n',
    },
    'checkout-api 2.15.0',
  );
  await fleet.stepUntil(() =>
    (app('checkout-api-prod-us-1')?.images ?? []).some(image =>
      image.endsWith(':2.15.0'),
    ),
  );
  const moving = app('checkout-api-prod-us-1');
  expect(words(moving)).toBe('Synced Progressing');
  expect(moving?.history.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5]);
  const pods = moving?.live.find(({ rollout }) => rollout)?.rollout;
  expect(pods).toMatchObject({ revision: 6, ready: false });
  await fleet.stepUntil(
    () => words(app('checkout-api-prod-us-1')) === 'Synced Healthy',
  );
  // Staging has values of its own.
  const staging = fleet.world
    .hub('nonprod-hub')
    .application('checkout-api-stg-eu-1');
  expect(staging?.images).toEqual([
    'registry.example.com/checkout/checkout-api:2.16.0',
  ]);
});

it('removes what Git no longer has', async () => {
  await merge({ 'apps/checkout-api/applicationset.yaml': null }, 'Retire');
  await fleet.stepUntil(() => app('checkout-api-prod-eu-1') === undefined);
  expect(hub().applicationSet('checkout-api')).toBeUndefined();
});

it('rolls a RollingSync out step by step, one production cluster at a time', async () => {
  const nonprod = () => fleet.world.hub('nonprod-hub');
  const progress = () =>
    Object.fromEntries(
      (hub().applicationSet('payments-api')?.progress ?? []).map(entry => [
        entry.application,
        entry.status,
      ]),
    );
  await fleet.stepUntil(
    () => Object.values(progress()).join() === 'Healthy,Healthy',
  );
  await merge(
    {
      'apps/payments-api/applicationset.yaml': (
        await fleet.git.readTree(fleetOwner, fleetRepository, 'main')
      ).files['apps/payments-api/applicationset.yaml'].replace(
        'maxUpdate: 2',
        'maxUpdate: 1',
      ),
    },
    'One cluster at a time',
  );
  await fleet.stepUntil(
    () => hub().applicationSet('payments-api')?.generation === 2,
  );
  await merge(
    {
      'apps/payments-api/values-prod.yaml': 'image: {tag: "4.0.0"}\n',
      'apps/payments-api/values-staging.yaml': 'image: {tag: "4.0.0"}\n',
    },
    'payments-api 4.0.0',
  );
  await fleet.stepUntil(
    () => Object.values(progress()).sort().join() === 'Progressing,Waiting',
  );
  // One waits for its turn, and itself only says OutOfSync.
  const waiting = Object.keys(progress()).find(
    name => progress()[name] === 'Waiting',
  );
  expect(app(waiting ?? '')?.sync?.status).toBe('OutOfSync');
  expect(
    hub()
      .applicationSet('payments-api')
      ?.conditions.find(({ type }) => type === 'RolloutProgressing'),
  ).toMatchObject({
    status: 'True',
    message: 'ApplicationSet is performing rollout of step 3',
  });
  await fleet.stepUntil(
    () => Object.values(progress()).join() === 'Healthy,Healthy',
  );
  expect(app('payments-api-prod-us-1')?.images[0]).toMatch(/:4\.0\.0$/);
  await fleet.stepUntil(
    () =>
      words(nonprod().application('payments-api-stg-eu-1')) ===
      'Synced Healthy',
  );
});

it('breaks a service until it is Degraded, and heals it', async () => {
  const name = 'checkout-api-prod-eu-1';
  fleet.controls.breakService({
    cluster: 'prod-eu-1',
    service: 'checkout-api',
  });
  await fleet.step();
  expect(words(app(name))).toBe('Synced Progressing');
  await fleet.stepUntil(() => words(app(name)) === 'Synced Degraded');
  expect(app(name)?.resources.map(({ health }) => health?.message)).toContain(
    'Deployment "checkout-api" exceeded its progress deadline',
  );
  fleet.controls.healService({ cluster: 'prod-eu-1', service: 'checkout-api' });
  await fleet.stepUntil(() => words(app(name)) === 'Synced Healthy');
});

it('retries what the API server refuses, and gives up with a SyncError', async () => {
  const name = 'checkout-api-prod-eu-1';
  fleet.controls.breakService({
    cluster: 'prod-eu-1',
    service: 'checkout-api',
    kind: 'rejected',
    reason: 'Deployment.apps "checkout-api" is invalid',
  });
  await merge(
    { 'apps/checkout-api/values-prod.yaml': 'image: {tag: "9.9.9"}\n' },
    'A bad one',
  );
  await fleet.stepUntil(
    () => (app(name)?.operationState?.retryCount ?? 0) >= 2,
  );
  expect(app(name)?.operationState).toMatchObject({
    phase: 'Running',
    message: expect.stringMatching(
      /^one or more objects failed to apply, reason: .* Retrying attempt #2 at \d+:\d\d[AP]M\.$/,
    ),
  });
  await fleet.stepUntil(
    () => app(name)?.operationState?.phase === 'Failed',
    600_000,
  );
  await fleet.step(2_000);
  expect(app(name)?.conditions).toMatchObject([
    {
      type: 'SyncError',
      message: expect.stringContaining('(retried 5 times).'),
    },
  ]);
  expect(words(app(name))).toBe('OutOfSync Healthy');
});

it('compares with what was merged, also where looks overlap while it is fetched', async () => {
  const root = () => app('fleet-clusters');
  await fleet.step(5_000);
  const sha = await merge({ 'README.md': 'A fleet.\n' }, 'Say what it is');
  await Promise.all(Array.from({ length: 8 }, () => fleet.step()));
  await fleet.stepUntil(() => root()?.sync?.revision === sha, 5_000);
  expect(root()?.sync?.revision).toBe(sha);
});

it('registers a spoke when its onboarding is merged and its token lies in Vault', async () => {
  await expect(
    fleet.controls.registerSpoke({ cluster: 'prod-eu-3' }),
  ).rejects.toThrow(/Merge its onboarding pull request first/);
  await merge(
    {
      'clusters/prod-hub/prod-eu-3.yaml': `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: cluster-prod-eu-3
  namespace: argocd
spec:
  secretStoreRef: {kind: ClusterSecretStore, name: vault}
  target:
    name: cluster-prod-eu-3
    template:
      metadata:
        labels:
          argocd.argoproj.io/secret-type: cluster
          env: prod
          region: eu-west-1
          tier: core
          deploy: "true"
      data:
        name: prod-eu-3
        server: '{{ .server }}'
        config: '{"bearerToken":"{{ .bearerToken }}"}'
  data:
    - secretKey: server
      remoteRef: {key: fleet/spokes/prod-eu-3, property: server}
    - secretKey: bearerToken
      remoteRef: {key: fleet/spokes/prod-eu-3, property: token}
`,
    },
    'Onboard prod-eu-3',
  );
  await fleet.stepUntil(() =>
    (app('fleet-clusters')?.resources ?? []).some(
      ({ name, health }) =>
        name === 'cluster-prod-eu-3' && health?.status === 'Degraded',
    ),
  );
  expect(
    hub()
      .clusters()
      .map(({ name }) => name),
  ).not.toContain('prod-eu-3');
  await fleet.controls.registerSpoke({ cluster: 'prod-eu-3' });
  await fleet.stepUntil(
    () => words(app('checkout-api-prod-eu-3')) === 'Synced Healthy',
  );
  expect(hub().clusters()).toContainEqual(
    expect.objectContaining({
      name: 'prod-eu-3',
      labels: {
        env: 'prod',
        region: 'eu-west-1',
        tier: 'core',
        deploy: 'true',
      },
    }),
  );
  expect(words(app('fleet-clusters'))).toBe('Synced Healthy');
});

it('says why an Application cannot be compared', async () => {
  const name = 'checkout-api-prod-eu-1';
  await merge(
    {
      'apps/checkout-api/applicationset.yaml': (
        await fleet.git.readTree(fleetOwner, fleetRepository, 'main')
      ).files['apps/checkout-api/applicationset.yaml'].replace(
        'path: charts/service',
        'path: charts/gone',
      ),
    },
    'A typing error',
  );
  await fleet.stepUntil(() => words(app(name)) === 'Unknown Healthy');
  expect(app(name)?.conditions).toMatchObject([
    {
      type: 'ComparisonError',
      message: expect.stringContaining('charts/gone: app path does not exist'),
    },
  ]);
});

it('goes on where it was after a restart', async () => {
  const images = (state: ApplicationState | undefined) =>
    (state?.live ?? []).flatMap(({ applied }) => imagesOf(applied));
  const stateDir = await mkdtemp(join(tmpdir(), 'fleet-kept-'));
  const first = await startFleet({ scenario: 'small', now, stateDir });
  first.controls.breakService({
    cluster: 'prod-eu-1',
    service: 'checkout-api',
  });
  await first.step(5_000);
  const snapshot = first.world.snapshot();
  const { urls } = first;
  await first.stop();

  const second = await startFleet({ scenario: 'small', now, stateDir });
  try {
    expect(second.world.snapshot()).toEqual(snapshot);
    expect(second.urls.hubs.map(({ token }) => token)).toEqual(
      urls.hubs.map(({ token }) => token),
    );
    await second.stepUntil(
      () =>
        words(
          second.world.hub('prod-hub').application('checkout-api-prod-eu-1'),
        ) === 'Synced Degraded',
    );
    expect(
      images(
        second.world.hub('prod-hub').application('checkout-api-prod-us-1'),
      ),
    ).toEqual(['registry.example.com/checkout/checkout-api:2.14.3']);
  } finally {
    await second.stop();
  }
  await expect(
    startFleet({ scenario: 'small', seed: 'another', stateDir }),
  ).rejects.toThrow(/was begun with seed "fleet"/);
  await rm(stateDir, { recursive: true });
});

it('makes the same world of the same seed, and begins it anew', async () => {
  const other = await startFleet({ scenario: 'small', now });
  try {
    const plain = (snapshot: unknown) =>
      JSON.stringify(snapshot)
        .replace(/localhost:\d+/g, 'localhost')
        // Tokens are random on purpose; commits hold the address of the Git host.
        .replace(/"token":"\w+"/g, '')
        .replace(/\b[0-9a-f]{40}\b/g, 'sha');
    const begun = plain(fleet.world.snapshot());
    expect(plain(other.world.snapshot())).toBe(begun);
    await other.step(300_000);
    await fleet.step(300_000);
    expect(plain(other.world.snapshot())).toBe(plain(fleet.world.snapshot()));
    other.controls.breakService({
      cluster: 'prod-eu-1',
      service: 'checkout-api',
    });
    await other.reset();
    expect(other.world.ailments()).toEqual([]);
    expect(other.world.hub('prod-hub').applications()).toHaveLength(
      fleet.world.hub('prod-hub').applications().length,
    );
  } finally {
    await other.stop();
  }
});
