import {
  ApplicationSetIntent,
  buildApplicationSet,
  FleetClient,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Fleet, portalConfig, startFleet } from '@fleet-portal/fleet-simulator';
import { eventually, startPlugin } from './__testUtils__/startPlugin';

/** The whole plugin and the demo fleet, over real HTTP on both sides. */
describe('hubs of the demo fleet that are asked what they would generate', () => {
  jest.setTimeout(120_000);
  let fleet: Fleet;
  let client: FleetClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    fleet = await startFleet();
    const { fleet: config } = portalConfig({
      ...fleet.urls,
      hubs: fleet.urls.hubs.map(hub => ({ ...hub, token: hub.operatorToken })),
    });
    ({ client, stop } = await startPlugin({
      ...(config as {}),
      preview: { askHubs: true },
    }));
    await eventually(
      () => client.getClusters(),
      ({ items }) => {
        const hubs = new Set(items.map(({ ref }) => ref.hub));
        if (hubs.size < fleet.world.hubs.length) throw new Error('early');
      },
    );
  });
  afterAll(async () => {
    await stop?.();
    await fleet?.stop();
  });

  it('agree with the portal on what a form proposes', async () => {
    const { project, repository } = await knownThings();
    const hubs = fleet.world.hubs.map(({ name }) => name);
    const intent: ApplicationSetIntent = {
      name: 'pricing',
      hubs,
      generator: {
        clusters: {
          selector: {
            matchExpressions: [
              { key: 'env', operator: 'In', values: ['prod', 'staging'] },
            ],
          },
        },
      },
      project,
      namespace: 'pricing',
      repository,
      source: { path: 'charts/service' },
    };
    const answer = await client.previewPlacement({
      hubs,
      applicationSet: { ...buildApplicationSet(intent) },
      intent,
    });
    const said = answer.hubs.map(({ hubSays }) => hubSays);
    expect(said).toEqual(
      hubs.map(() =>
        expect.objectContaining({
          status: 'ok',
          value: { applications: expect.any(Number), differences: [] },
        }),
      ),
    );
    const counts = answer.hubs.map(
      ({ changes }) =>
        changes.filter(({ change }) => change !== 'removed').length,
    );
    expect(said).toMatchObject(
      counts.map(applications => ({ value: { applications } })),
    );
    expect(Math.max(...counts)).toBeGreaterThan(1);
  });

  async function knownThings() {
    const { items } = await client.getApplications({ limit: 1 });
    const [{ project, sources }] = items;
    const repository = {
      repoUrl: 'localhost?owner=fleet-demo&repo=fleet',
      gitUrl: sources[0].repoURL,
    };
    return { project, repository };
  }
});
