import type { Entity } from '@backstage/catalog-model';
import {
  FleetClient,
  Phrase,
  phrasesText,
  phraseText,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { everyApplication, startOnDemo } from './__testUtils__/startOnDemo';
import { eventually } from './__testUtils__/startPlugin';

/** Fields whose text the backend makes, whatever object has them. */
const ownFields = [
  'words',
  'headline',
  'detail',
  'details',
  'remarks',
  'reasons',
];

/** Blocks and sources say why they are not there; other reasons are quotes. */
const withoutValue = new Set([
  'failed',
  'absent',
  'stale',
  'notConfigured',
  'restricted',
]);

/** Mistakes of the configuration name its keys and are in the log as well. */
const quotedChecks = new Set(['configuration']);

interface Node {
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function ownFieldsOf(node: Node): string[] {
  const { status, kind, state, canSync } = node;
  const says =
    withoutValue.has(String(status)) ||
    canSync === false ||
    state === 'contradicted' ||
    (['hub', 'spoke'].includes(String(kind)) && state !== undefined);
  return [...ownFields, ...(says ? ['reason'] : [])].filter(
    field => node[field] !== undefined,
  );
}

/** Every sentence in an answer that another language cannot say, with its place. */
function untold(value: unknown, path: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => untold(one, `${path}[${index}]`));
  }
  if (!isNode(value) || quotedChecks.has(String(value.check))) return [];
  const phrases = (value.phrases ?? {}) as Record<string, Phrase[]>;
  const own = ownFieldsOf(value).flatMap(field => {
    const text = value[field];
    const said = phrases[field] ?? [];
    const same = Array.isArray(text)
      ? JSON.stringify(text) === JSON.stringify(said.map(phraseText))
      : text === phrasesText(said);
    return same ? [] : [`${path}.${field}: ${JSON.stringify(text)}`];
  });
  const inside = Object.entries(value)
    .filter(([field]) => field !== 'phrases')
    .flatMap(([field, one]) => untold(one, `${path}.${field}`));
  return [...own, ...inside];
}

const service: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout-api',
    annotations: { 'fleet-portal.io/applicationset': 'checkout-api' },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'checkout' },
};

/** What the backend says of a fleet in trouble, over real HTTP on both sides. */
describe('every sentence of the backend', () => {
  jest.setTimeout(120_000);
  let client: FleetClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const probes = { interval: '1s', timeout: '1s' };
    const portal = await startOnDemo({
      before: ({ controls }) =>
        controls.cutLink({ cluster: 'prod-eu-1', other: 'prod-us-1' }),
      settings: demo => ({ ...demo, probes }),
      entities: [service],
    });
    ({ client, stop } = portal);
    await everyApplication(client, portal.fleet);
    await eventually(
      () => client.getClusters(),
      ({ items }) => {
        if (items.length <= 10) throw new Error('Not every cluster is known');
        if (!items.some(({ contradicted }) => contradicted)) {
          throw new Error('The dead spoke is not found dead');
        }
      },
      60_000,
    );
  });
  afterAll(() => stop?.());

  const hub = 'prod-hub';
  const clusters = {
    dead: { hub, name: 'prod-ap-2' },
    living: { hub, name: 'prod-eu-1' },
    closed: { hub, name: 'prod-us-3' },
  };
  const ofCluster = Object.entries(clusters).flatMap(
    ([how, ref]): [string, () => Promise<unknown>][] => [
      [`${how} cluster`, () => client.getCluster(ref)],
      [`readiness of a ${how} cluster`, () => client.getClusterReadiness(ref)],
      [
        `recovery of a ${how} cluster`,
        () => client.recovery.getClusterRecovery(ref),
      ],
      [
        `network of a ${how} cluster`,
        () => client.networking.getClusterNetwork(ref),
      ],
      [
        `metrics of a ${how} cluster`,
        () => client.observability.getClusterMetrics(ref, '24h'),
      ],
      [
        `preview of a ${how} cluster`,
        () =>
          client.previewPlacement({
            cluster: { ...ref, labels: { env: 'prod', tier: 'core' } },
          }),
      ],
    ],
  );
  const applications = {
    degraded: { hub, namespace: 'argocd', name: 'checkout-api-prod-us-2' },
    drifting: { hub, namespace: 'argocd', name: 'edge-gateway-prod-eu-1' },
    unheard: { hub, namespace: 'argocd', name: 'identity-prod-ap-2' },
  };
  const ofApplication = Object.entries(applications).flatMap(
    ([how, ref]): [string, () => Promise<unknown>][] => [
      [`${how} Application`, () => client.getApplication(ref)],
      [
        `events of a ${how} Application`,
        () => client.getApplicationEvents(ref),
      ],
      [
        `sync windows of a ${how} Application`,
        () => client.getSyncWindows(ref),
      ],
    ],
  );
  const questions: [string, () => Promise<unknown>][] = [
    ...ofCluster,
    ...ofApplication,
    ['overview', () => client.getOverview()],
    ['matrix', () => client.getMatrix({})],
    ['clusters', () => client.getClusters()],
    ['applications', () => client.getApplications({})],
    ['applicationSets', () => client.getApplicationSets()],
    [
      'applicationSet',
      () =>
        client.getApplicationSet({
          hub,
          namespace: 'argocd',
          name: 'payments-api',
        }),
    ],
    [
      'deployments',
      () =>
        client.getEntityDeployments({
          kind: 'component',
          namespace: 'default',
          name: 'checkout-api',
        }),
    ],
    ['events', () => client.getEvents({})],
    ['vocabulary', () => client.getVocabulary()],
    ['rollouts', () => client.getRollouts({ days: 30 })],
    ['rollout', () => client.getRollout('payments-api')],
    ['readiness', () => client.getReadiness()],
    ['recovery', () => client.recovery.getRecovery()],
    ['regions', () => client.recovery.getRegions()],
    ['networking', () => client.networking.getNetworking()],
    ['provisioning', () => client.provisioning.getProvisioning()],
    [
      'provisioned cluster',
      () =>
        client.provisioning.getProvisionedCluster({
          hub,
          namespace: 'clusters',
          name: 'prod-ap-1',
        }),
    ],
    ['upgrades', () => client.upgrades.getUpgrades()],
    ['doctor', () => client.getDoctorReport({})],
    ['hubs', () => client.observability.getHubs()],
    ['hub', () => client.observability.getHub(hub)],
    ['metrics', () => client.observability.getFleetMetrics('24h')],
  ];

  it.each(questions)('of %s is there for other languages', async (_, ask) => {
    const answer = await ask();
    expect(untold(answer, '')).toEqual([]);
  });

  it('is found by this test where it is not', () => {
    expect(untold({ rows: [{ words: 'It is late.' }] }, '')).toEqual([
      '.rows[0].words: "It is late."',
    ]);
  });
});
