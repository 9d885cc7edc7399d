import {
  ApplicationSetIntent,
  buildApplicationSet,
  fleetClusterReadPermission,
  PreviewRequest,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  HubGenerated,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { FakeHubClient } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import { Decisions, startFleetRoutes } from '../__testUtils__/startFleetRoutes';
import {
  createFleetClusterConditionalDecision,
  fleetClusterConditions,
} from '../permissions/clusterRules';

const fleet = 'https://git.example.com/platform/fleet.git';

const core = { selector: { matchLabels: { env: 'prod', tier: 'core' } } };

const intentOf = (
  more: Partial<ApplicationSetIntent> = {},
): ApplicationSetIntent => ({
  name: 'pricing',
  hubs: ['prod-hub'],
  generator: { clusters: core },
  project: 'default',
  namespace: 'pricing',
  repository: {
    repoUrl: 'git.example.com?owner=platform&repo=fleet',
    gitUrl: fleet,
  },
  source: { path: 'charts/pricing' },
  ...more,
});

/** What the last step of the form asks. */
function reviewOf(intent: ApplicationSetIntent): PreviewRequest {
  return {
    hubs: intent.hubs,
    applicationSet: JSON.parse(JSON.stringify(buildApplicationSet(intent))),
    intent,
  };
}

/** A hub that would generate this. */
class GeneratingHub extends FakeHubClient {
  generated: HubGenerated[] = [
    { name: 'pricing-prod-eu-1', destination: { name: 'prod-eu-1' } },
    { name: 'pricing-prod-us-1', destination: { name: 'prod-us-1' } },
  ];
  readonly sent: unknown[] = [];
  trouble?: SourceError;

  async generate(applicationSet: Record<string, unknown>) {
    this.sent.push(applicationSet);
    if (this.trouble) throw this.trouble;
    return this.generated;
  }
}

async function start(
  options: {
    askHubs?: boolean;
    repositories?: string[];
    decisions?: Decisions;
    hub?: FakeHubClient;
  } = {},
) {
  const { askHubs = true, repositories = [], decisions } = options;
  const hub = new GeneratingHub('prod-hub');
  const { client } = await startFleetRoutes({
    hubClients: [options.hub ?? hub],
    preview: { askHubs, repositories },
    decisions,
  });
  const hubSays = async (request: PreviewRequest) => {
    const { hubs } = await client.previewPlacement(request);
    return hubs[0].hubSays;
  };
  return { hub, hubSays };
}

describe('what a hub itself says at the review of a form', () => {
  it('is asked once for many readers, and agrees', async () => {
    const { hub, hubSays } = await start();
    const request = reviewOf(intentOf());
    const answers = await Promise.all([1, 2, 3].map(() => hubSays(request)));
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 'ok',
        value: { applications: 2, differences: [] },
      });
    }
    expect(hub.sent).toEqual([request.applicationSet]);
  });

  it('is held against what the portal worked out, by cluster', async () => {
    const { hub, hubSays } = await start();
    hub.generated = [
      { name: 'pricing-prod-eu-1', destination: { name: 'prod-us-1' } },
      { name: 'pricing-moon', destination: { server: 'https://moon' } },
    ];
    expect(await hubSays(reviewOf(intentOf()))).toMatchObject({
      value: {
        applications: 2,
        differences: [
          ['pricing-prod-eu-1', 'prod-us-1', 'hub'],
          ['pricing-moon', null, 'hub'],
          ['pricing-prod-eu-1', 'prod-eu-1', 'portal'],
          ['pricing-prod-us-1', 'prod-us-1', 'portal'],
        ].map(([application, cluster, generatedBy]) => ({
          application,
          cluster,
          generatedBy,
        })),
      },
    });
  });

  it('is not asked unless the configuration says so, nor while somebody types', async () => {
    const off = await start({ askHubs: false });
    expect(await off.hubSays(reviewOf(intentOf()))).toBeUndefined();
    const { hub, hubSays } = await start();
    const { intent: _, ...typing } = reviewOf(intentOf());
    expect(await hubSays(typing)).toBeUndefined();
    expect([off.hub.sent, hub.sent]).toEqual([[], []]);
  });

  it('is sent only what our own builders make of the intent', async () => {
    const { hub, hubSays } = await start();
    const { hubs, applicationSet } = reviewOf(intentOf());
    const another = { ...intentOf(), namespace: 'elsewhere' };
    for (const intent of [another, {}, { ...intentOf(), name: '../x' }]) {
      expect(await hubSays({ hubs, applicationSet, intent })).toEqual(
        expect.objectContaining({
          status: 'failed',
          reason: expect.stringContaining('portal’s own forms make'),
        }),
      );
    }
    expect(hub.sent).toEqual([]);
  });

  it('reads only repositories that it has, or that the configuration names', async () => {
    const strange = 'https://git.example.com/else/where.git';
    const request = reviewOf(
      intentOf({
        generator: {
          matrix: {
            generators: [
              {
                git: {
                  repoURL: strange,
                  directories: [{ path: 'services/*' }],
                },
              },
              { clusters: core },
            ],
          },
        },
      }),
    );
    const { hub, hubSays } = await start();
    expect(await hubSays(request)).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining(strange),
    });
    expect(hub.sent).toEqual([]);
    const named = await start({ repositories: [strange] });
    expect(await named.hubSays(request)).toMatchObject({ status: 'ok' });
  });

  it('is told as a reason where it cannot say', async () => {
    const { hub, hubSays } = await start();
    hub.trouble = new SourceError('forbidden', 'It may not create them.');
    expect(await hubSays(reviewOf(intentOf()))).toMatchObject({
      status: 'failed',
      reason:
        'Hub prod-hub does not let our account ask: it needs the permission applicationsets, create.',
    });
    const mute = await start({ hub: new FakeHubClient('prod-hub') });
    expect(await mute.hubSays(reviewOf(intentOf()))).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('Argo CD’s own API'),
    });
  });

  it('names no cluster that the reader may not see', async () => {
    const { hub, hubSays } = await start({
      decisions: {
        [fleetClusterReadPermission.name]:
          createFleetClusterConditionalDecision(
            fleetClusterReadPermission,
            fleetClusterConditions.inEnvironment({ environments: ['staging'] }),
          ),
      },
    });
    hub.generated = [
      { name: 'pricing-prod-eu-1', destination: { name: 'prod-eu-1' } },
    ];
    const said = await hubSays(reviewOf(intentOf()));
    expect(said).toMatchObject({ value: { differences: [], hidden: 1 } });
    expect(JSON.stringify(said)).not.toContain('prod-us-1');
  });
});
