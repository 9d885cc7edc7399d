import {
  ClusterUpgrade,
  UpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildClusterUpgrade,
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { screen, within } from '@testing-library/react';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { UpgradesPage } from './UpgradesPage';

const wave = (
  name: string,
  clusters: ClusterUpgrade[],
  overrides: Partial<UpgradeWave> = {},
): UpgradeWave => ({
  name,
  match: { env: name },
  soakSeconds: 432_000,
  state: 'open',
  blocks: [],
  clusters,
  ...overrides,
});

function show(waves?: UpgradeWave[]) {
  const fleet = new FakeFleet(storyWorld());
  if (waves) {
    fleet.upgrades.plan = {
      version: 'v1.36.1',
      waves,
      unplanned: [{ hub: 'nonprod-hub', name: 'dev-eu-1' }],
    };
  }
  return renderFleet(<UpgradesPage />, { fleet, at: '/fleet/upgrades' });
}
const region = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('the page of upgrades', () => {
  it('says how to make a plan where there is none', async () => {
    show();
    expect(await screen.findByText(/fleet\.upgrades/)).toBeInTheDocument();
  });

  it('goes wave by wave, and says what each waits for and how far it is', async () => {
    show([
      wave('staging', [
        buildClusterUpgrade('stg-eu-1', {
          state: 'upgrading',
          machines: { upToDate: 1, all: 3 },
        }),
      ]),
      wave('prod', [buildClusterUpgrade('prod-eu-1')], {
        atOnce: 2,
        state: 'closed',
        blocks: [{ block: 'before', wave: 'staging', clusters: [] }],
      }),
    ]);
    const staging = await region('staging');
    expect(staging.getByText('1 of 3')).toBeInTheDocument();
    expect(staging.getByText('Being upgraded')).toBeInTheDocument();
    const prod = await region('prod');
    expect(
      prod.getByText('Waits until staging is upgraded'),
    ).toBeInTheDocument();
    expect(
      prod.getByText(
        'Labels env=prod · 2 at once · watched for 5 d · 0 of 1 upgraded',
      ),
    ).toBeInTheDocument();
    expect(prod.getByText('Nothing speaks against it')).toBeInTheDocument();
    const unplanned = await region('In no wave');
    expect(unplanned.getByText('dev-eu-1 / nonprod-hub')).toBeInTheDocument();
  });

  it('names what the pre-flight refuses, and what to use instead', async () => {
    show([
      wave('prod', [
        buildClusterUpgrade('prod-eu-2', {
          state: 'refused',
          preflight: {
            controlPlane: { outcome: 'failed', from: 'v1.34.8' },
            kubelets: { outcome: 'unknown', reason: 'i/o timeout' },
            removedApis: {
              outcome: 'failed',
              uses: [
                {
                  api: 'batch/v1beta1 cronjobs',
                  removedIn: '1.25',
                  replacement: 'batch/v1',
                },
              ],
            },
          },
        }),
      ]),
    ]);
    const prod = await region('prod');
    const lines = prod.getAllByRole('listitem').map(one => one.textContent);
    expect(lines).toEqual([
      'No single step from v1.34.8: Kubernetes goes up one minor version at a time, and never back',
      'The kubelets could not be read: i/o timeout',
      'batch/v1beta1 cronjobs goes with 1.25: use batch/v1',
    ]);
  });

  it('gives one reason once for all that could not be read', async () => {
    show([
      wave('prod', [
        buildClusterUpgrade('prod-us-3', {
          state: 'refused',
          preflight: {
            controlPlane: { outcome: 'passed' },
            kubelets: { outcome: 'unknown', reason: 'no access' },
            removedApis: { outcome: 'unknown', uses: [], reason: 'no access' },
          },
        }),
      ]),
    ]);
    const lines = (await region('prod')).getAllByRole('listitem');
    expect(lines.map(one => one.textContent)).toEqual([
      'Kubelets and deprecated APIs could not be read: no access',
    ]);
  });
});
