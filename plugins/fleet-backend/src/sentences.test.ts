import {
  FleetClient,
  Phrase,
  phrasesText,
  phraseText,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Fleet, portalConfig, startFleet } from '@fleet-portal/fleet-simulator';
import { eventually, startPlugin } from './__testUtils__/startPlugin';

/** Fields whose text the backend makes, whatever object has them. */
const ownFields = ['words', 'headline', 'detail', 'remarks', 'reasons'];

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
  const { status, kind, state } = node;
  const says =
    withoutValue.has(String(status)) ||
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

/** What the backend says of a fleet in trouble, over real HTTP on both sides. */
describe('every sentence of the backend', () => {
  jest.setTimeout(120_000);
  let fleet: Fleet;
  let client: FleetClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    fleet = await startFleet({ scenario: 'small' });
    const { fleet: config } = portalConfig(fleet.urls);
    fleet.controls.setNetworkFault({ cluster: 'prod-us-1', kind: 'kill' });
    const probes = { interval: '1s', timeout: '1s' };
    ({ client, stop } = await startPlugin({ ...(config as {}), probes }));
    await eventually(
      () => client.getClusters(),
      ({ items }) => {
        if (items.length <= 4) throw new Error('Not every cluster is known');
        if (!items.some(({ contradicted }) => contradicted)) {
          throw new Error('The dead spoke is not found dead');
        }
      },
      60_000,
    );
  });
  afterAll(async () => {
    await stop?.();
    await fleet?.stop();
  });

  const dead = { hub: 'prod-hub', name: 'prod-us-1' };
  const questions: [string, () => Promise<unknown>][] = [
    ['overview', () => client.getOverview()],
    ['clusters', () => client.getClusters()],
    ['cluster', () => client.getCluster(dead)],
    ['applicationSets', () => client.getApplicationSets()],
    ['rollouts', () => client.getRollouts({ days: 30 })],
    ['rollout', () => client.getRollout('payments-api')],
    ['readiness', () => client.getReadiness()],
    ['cluster readiness', () => client.getClusterReadiness(dead)],
    ['recovery', () => client.recovery.getRecovery()],
    ['cluster recovery', () => client.recovery.getClusterRecovery(dead)],
    ['regions', () => client.recovery.getRegions()],
    ['provisioning', () => client.provisioning.getProvisioning()],
    ['upgrades', () => client.upgrades.getUpgrades()],
    ['doctor', () => client.getDoctorReport({})],
    ['hubs', () => client.observability.getHubs()],
    ['hub', () => client.observability.getHub('prod-hub')],
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
