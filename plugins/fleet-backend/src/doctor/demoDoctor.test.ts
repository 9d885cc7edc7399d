import { ConfigReader } from '@backstage/config';
import { doctorReportSchema } from '@fleet-portal/backstage-plugin-fleet-common';
import { Fleet, portalConfig, startFleet } from '@fleet-portal/fleet-simulator';
import { eventually, startPlugin } from '../__testUtils__/startPlugin';
import { systemClock } from '../clock';
import { examineConfiguration } from './examineConfiguration';
import { isWell, printReport } from './printReport';

/** The doctor against the demo fleet, over real HTTP. */
describe('the doctor on the demo fleet', () => {
  jest.setTimeout(120_000);
  let fleet: Fleet;
  let config: ReturnType<typeof portalConfig>;

  beforeAll(async () => {
    fleet = await startFleet();
    config = portalConfig(fleet.urls);
  });
  afterAll(async () => {
    await fleet?.stop();
  });

  it('sees by the configuration alone what works', async () => {
    const [{ name: hub }] = fleet.urls.hubs;
    fleet.controls.setNetworkFault({ hub, kind: 'reject', status: 401 });
    await fleet.settled();
    const report = await examineConfiguration(
      new ConfigReader(config as never),
      systemClock,
    );
    fleet.controls.clearNetworkFault({ hub });
    await fleet.settled();

    expect(doctorReportSchema.parse(report)).toEqual(report);
    expect(report.hubs.map(one => [one.hub, one.verdict]).sort()).toEqual(
      fleet.urls.hubs
        .map(one => [one.name, one.name === hub ? 'broken' : 'ok'])
        .sort(),
    );
    const well = report.spokes.filter(one => one.verdict === 'ok');
    expect(well.length).toBeGreaterThan(2);
    for (const { checks } of well) {
      expect(checks.map(({ outcome }) => outcome)).not.toContain('failed');
      expect(checks.map(({ check }) => check)).toContain('daemonSets');
    }
    expect(isWell(report)).toBe(false);
    const printed = printReport(report, { everything: false });
    expect(printed).toMatch(new RegExp(`Hub ${hub}: does not work`));
    expect(printed).toMatch(/FAIL {2}credential: .*refused our token/);
    expect(printed).toMatch(/argocd account generate-token/);
    expect(printed).not.toMatch(/ {2}ok /);
    expect(printReport(report, { everything: true })).toMatch(/ {2}ok /);
    for (const { token } of [...fleet.urls.hubs, ...fleet.urls.spokes]) {
      expect(printed).not.toContain(token);
    }
  });

  it('answers over HTTP what the model and the catalog add', async () => {
    const { client, stop } = await startPlugin(config.fleet as never, {
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'checkout',
            annotations: { 'argocd/proxy-url': '/argocd/api' },
          },
        },
      ],
    });
    await eventually(
      () => client.getClusters(),
      ({ items }) => expect(items.length).toBeGreaterThan(2),
    );
    const [{ name: hub }] = fleet.urls.hubs;
    const report = await client.getDoctorReport({ hub });
    expect(report.hubs.map(one => one.hub)).toEqual([hub]);
    expect(new Set(report.spokes.map(one => one.ref.hub))).toEqual(
      new Set([hub]),
    );
    expect(report.annotations).toContainEqual(
      expect.objectContaining({
        entityRef: 'component:default/checkout',
        words: 'argocd/proxy-url is not needed and ignored.',
      }),
    );
    await stop();
  });
});
