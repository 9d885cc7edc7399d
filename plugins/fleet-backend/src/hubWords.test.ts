import {
  ApplicationSetIntent,
  buildApplicationSet,
  FleetClient,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { Fleet } from '@fleet-portal/fleet-simulator';
import {
  demoSettings,
  everyApplication,
  startOnDemo,
} from './__testUtils__/startOnDemo';

describe('hubs of the demo fleet that are asked what they would generate', () => {
  jest.setTimeout(120_000);
  let fleet: Fleet;
  let client: FleetClient;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const settings = (_: object, urls: Fleet['urls']) => ({
      ...demoSettings({
        ...urls,
        hubs: urls.hubs.map(hub => ({ ...hub, token: hub.operatorToken })),
      }),
      preview: { askHubs: true },
    });
    ({ fleet, client, stop } = await startOnDemo({ settings }));
    await everyApplication(client, fleet);
  });
  afterAll(() => stop?.());

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
