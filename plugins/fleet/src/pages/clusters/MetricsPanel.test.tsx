import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProbeVoice } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  BUILT_AT,
  buildClusterMetrics,
  FakeFleet,
  secondsBefore,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { HealthOverTime } from '../overview/HealthOverTime';
import { MetricsPanel } from './MetricsPanel';

const prodEu = { hub: 'prod-hub', name: 'prod-eu-1' };
const show = (fleet: FakeFleet, probe: ProbeVoice = { state: 'reachable' }) =>
  renderFleet(<MetricsPanel cluster={prodEu} probe={probe} />, { fleet });
const panel = async () =>
  within(await screen.findByRole('region', { name: 'Over time' }));

describe('a cluster over time', () => {
  it('is drawn, told in words, and has its values as a table', async () => {
    const fleet = new FakeFleet(storyWorld());
    const grafanaUrl = 'https://grafana.example/d/x?c=prod-eu-1';
    fleet.observability.clusters = [{ ref: prodEu, grafanaUrl }];
    show(fleet);
    const figure = within(
      await (await panel()).findByRole('figure', { name: 'CPU (cores)' }),
    );
    expect(
      figure.getByRole('img', {
        name: /^CPU \(cores\)\. Used: 7 at .+, 5 to 7\. Allocatable: 12 at .+, 12 to 12\.$/,
      }),
    ).toBeInTheDocument();
    const rows = figure.getAllByRole('row', { hidden: true });
    expect(rows.map(row => row.textContent?.slice(-3))).toEqual([
      'ble',
      '712',
      '-12',
      '612',
      '512',
    ]);
    expect(
      (await panel()).getByRole('link', { name: /Grafana/ }),
    ).toHaveAttribute('href', grafanaUrl);
  });

  it('goes back as far as one wants', async () => {
    show(new FakeFleet(storyWorld()));
    const region = await panel();
    await region.findByRole('figure', { name: 'Memory' });
    await userEvent.click(region.getByRole('button', { name: /How far back/ }));
    await userEvent.click(screen.getByRole('option', { name: '7 days' }));
    expect(region.getByRole('button', { name: /7 days/ })).toBeInTheDocument();
  });

  it('says so once beside the Applications that the hub tells of', async () => {
    const fleet = new FakeFleet(storyWorld());
    const none = {
      status: 'notConfigured' as const,
      reason: 'Add fleet.metrics.',
    };
    fleet.observability.clusters = [
      buildClusterMetrics(prodEu, '24h', {
        cpu: none,
        memory: none,
        nodes: none,
      }),
    ];
    show(fleet);
    const region = await panel();
    expect(await region.findAllByText('Add fleet.metrics.')).toHaveLength(1);
    expect(
      region.getByRole('figure', { name: 'Applications by health' }),
    ).toBeInTheDocument();
  });

  it('says how to add a server once, not four times', async () => {
    const fleet = new FakeFleet(storyWorld());
    const none = {
      status: 'notConfigured' as const,
      reason: 'Add fleet.metrics.',
    };
    fleet.observability.clusters = [
      buildClusterMetrics(prodEu, '24h', {
        cpu: none,
        memory: none,
        nodes: none,
        applications: none,
      }),
    ];
    show(fleet);
    expect(
      await (await panel()).findAllByText('Add fleet.metrics.'),
    ).toHaveLength(1);
  });
});

describe('the figures of the legend', () => {
  const legendOf = async (name: string) => {
    const figure = within(await (await panel()).findByRole('figure', { name }));
    const times = figure
      .getAllByRole('rowheader', { hidden: true })
      .map(({ textContent }) => textContent);
    const legend = figure
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent?.trim());
    return { times, legend };
  };

  it('are of the newest moment, which is named', async () => {
    show(new FakeFleet(storyWorld()));
    const { times, legend } = await legendOf('Nodes');
    expect(legend).toEqual(['Ready 3', 'Not ready 0', `as of ${times[0]}`]);
  });

  it('say when they are of where the line has ended', async () => {
    const fleet = new FakeFleet(storyWorld());
    fleet.observability.clusters = [
      buildClusterMetrics(prodEu, '24h', {
        nodes: {
          status: 'ok',
          observedAt: BUILT_AT,
          value: [{ name: 'ready', values: [3, 5, null, null] }],
        },
      }),
    ];
    show(fleet);
    const { times, legend } = await legendOf('Nodes');
    expect(legend).toEqual([`Ready 5 at ${times[2]}`]);
  });

  it('are from before where the hub goes on counting for a cluster that is gone', async () => {
    show(new FakeFleet(storyWorld()), {
      state: 'unreachable',
      lastReachableAt: secondsBefore(12 * 3_600),
    });
    const { times, legend } = await legendOf('Applications by health');
    expect(legend).toEqual([
      `Healthy 8 at ${times[2]}`,
      `Degraded 0 at ${times[2]}`,
    ]);
    expect(
      screen.getByText(/^As prod-hub counts them\. The cluster itself/),
    ).toBeInTheDocument();
  });
});

describe('the fleet over time', () => {
  const showFleet = (fleet: FakeFleet) =>
    renderFleet(<HealthOverTime />, { fleet });

  it('names the hubs that are not in it', async () => {
    const fleet = new FakeFleet(storyWorld());
    fleet.observability.missing = [{ hub: 'lab-hub', reason: 'It is away.' }];
    showFleet(fleet);
    expect(
      await screen.findByText('Without lab-hub: It is away.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: /Degraded: 2 at .+, 0 to 2/ }),
    ).toBeInTheDocument();
  });

  it('is not shown to who may see only a part', async () => {
    const fleet = new FakeFleet(storyWorld());
    const asked = jest.spyOn(fleet.observability, 'getFleetMetrics');
    fleet.observability.applications = {
      status: 'restricted',
      reason: 'Not for you.',
    };
    renderFleet(
      <>
        <HealthOverTime />
        <MetricsPanel cluster={prodEu} probe={{ state: 'reachable' }} />
      </>,
      { fleet },
    );
    await screen.findByRole('figure', { name: 'Memory' });
    expect(asked).toHaveBeenCalled();
    expect(screen.queryByText('Not for you.')).not.toBeInTheDocument();
  });
});
