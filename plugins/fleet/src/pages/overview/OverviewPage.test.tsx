import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { ResponseError } from '@backstage/errors';
import { phrase, told } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildApplication,
  buildCluster,
  buildHub,
  buildHubSource,
  emptyWorld,
  FakeFleet,
  secondsBefore,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet, testLinks } from '../../__testUtils__/renderFleet';
import { words } from '../../__testUtils__/words';
import { givenScreen } from '../../__testUtils__/screen';
import { FleetLinksContext } from '../../hooks';
import { OverviewPage } from './OverviewPage';

const refusal = async (statusCode: number, parts: object = {}) =>
  ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message: 'no', ...parts },
        response: { statusCode },
      }),
      {
        status: statusCode,
        headers: { 'Content-Type': 'application/json' },
      },
    ),
  );

const countOf = (name: RegExp) =>
  within(screen.getByRole('group', { name: 'Filter by state' })).getByRole(
    'button',
    { name },
  );

/** The rows of the matrix; the table beside a chart has headings too. */
const servicesShown = () =>
  within(screen.getByRole('grid')).getAllByRole('rowheader');

describe('OverviewPage', () => {
  beforeEach(() => givenScreen(1440, 300));

  it('shows the shape of the page while the first answer is on its way', async () => {
    renderFleet(<OverviewPage />, { fleet: new FakeFleet(storyWorld()) });
    expect(screen.getByRole('status')).toHaveTextContent('Loading');
    expect(await screen.findByRole('grid')).toBeInTheDocument();
    expect(screen.queryByText('Loading')).not.toBeInTheDocument();
  });

  it('says what is wrong and offers to try again', async () => {
    const fleet = new FakeFleet(storyWorld());
    fleet.failWith(await refusal(500));
    renderFleet(<OverviewPage />, { fleet });
    const retry = await screen.findByRole('button', { name: 'Try again' });
    expect(screen.getByText(/The fleet cannot be shown/)).toBeInTheDocument();
    fleet.failWith(undefined);
    await userEvent.click(retry);
    expect(await screen.findByRole('grid')).toBeInTheDocument();
  });

  it('does not tell what is forbidden from what does not exist', async () => {
    const fleet = new FakeFleet();
    fleet.failWith(await refusal(403));
    renderFleet(<OverviewPage />, { fleet });
    expect(
      await screen.findByText('You may not see this, or it does not exist.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('names the permission that is missing, and whom to ask', async () => {
    const fleet = new FakeFleet();
    fleet.failWith(await refusal(403, { permission: 'fleet.read' }));
    renderFleet(<OverviewPage />, { fleet });
    expect(
      await screen.findByText(
        "You need the permission fleet.read for this. Ask whoever looks after the portal's permission policy.",
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('You may not see this.')).toBeInTheDocument();
  });

  it('says what to configure when there is no hub', async () => {
    renderFleet(<OverviewPage />, { fleet: new FakeFleet(emptyWorld()) });
    expect(
      await screen.findByText(/No hub is configured yet/),
    ).toBeInTheDocument();
  });

  it('says so when nothing needs attention', async () => {
    const fleet = new FakeFleet(
      emptyWorld({
        hubs: [buildHub()],
        sources: [buildHubSource()],
        clusters: [buildCluster()],
        applications: [buildApplication()],
      }),
    );
    renderFleet(<OverviewPage />, { fleet });
    expect(
      await screen.findByText(
        'Nothing needs attention. 1 hub live, 1 of 1 clusters answer.',
      ),
    ).toBeInTheDocument();
  });

  it('puts the hubs before their data, with age, reason and the next try', async () => {
    renderFleet(<OverviewPage />, { fleet: new FakeFleet(storyWorld()) });
    const sources = await screen.findByRole('list', { name: 'Sources' });
    const [lab, stage, prod] = within(sources).getAllByRole('listitem');
    expect(lab).toHaveTextContent(
      'lab-hub last heard 4 min ago: connection refused',
    );
    expect(lab).toHaveTextContent('Next try in 18 s.');
    expect(stage).toHaveTextContent('stage-hub live 1 s ago');
    expect(prod).toHaveTextContent('1 does not answer our probe');
  });

  it('says of a muted hub why, who and until when, as of a silent one', async () => {
    const until = '2030-01-02T12:30:00.000Z';
    const muted = {
      reason: 'Argo CD is upgraded',
      by: 'Jonas Weber',
      time: until,
    };
    const fleet = new FakeFleet(
      emptyWorld({
        hubs: [buildHub()],
        sources: [
          buildHubSource({
            state: 'disabled',
            observedAt: secondsBefore(240),
            ...told({ reason: phrase('trouble.mutedByUntil', muted) }),
          }),
        ],
      }),
    );
    renderFleet(<OverviewPage />, { fleet });
    const sources = await screen.findByRole('list', { name: 'Sources' });
    expect(sources).toHaveTextContent(
      'muted, last heard 4 min ago: Argo CD is upgraded, by Jonas Weber, until',
    );
    expect(sources).toHaveTextContent('2030');
    expect(sources).not.toHaveTextContent(until);
  });

  it('names the portal’s own network first when every probe fails', async () => {
    const message =
      'No cluster answers. The portal itself has lost its network.';
    const fleet = new FakeFleet({
      ...storyWorld(),
      notice: { kind: 'ownNetwork', since: secondsBefore(60), message },
    });
    renderFleet(<OverviewPage />, { fleet });
    expect(await screen.findByText(message)).toBeInTheDocument();
  });

  it('lists harm first, each with one next step', async () => {
    renderFleet(<OverviewPage />, { fleet: new FakeFleet(storyWorld()) });
    const attention = await screen.findByRole('region', {
      name: 'Needs attention',
    });
    const items = within(attention).getAllByRole('listitem');
    expect(items).toHaveLength(6);
    expect(items[0]).toHaveTextContent(
      'prod-ap-2 does not answer, although prod-hub reports Successful',
    );
    expect(
      within(items[0]).getByRole('link', {
        name: 'Open cluster checks: prod-ap-2',
      }),
    ).toHaveAttribute('href', '/fleet/clusters/prod-hub/prod-ap-2');
    await userEvent.click(
      within(attention).getByRole('button', { name: 'Show 2 more' }),
    );
    expect(within(attention).getAllByRole('listitem')).toHaveLength(8);
  });

  it('mutes an item for the reader alone, and lets it be heard again', async () => {
    renderFleet(<OverviewPage />, { fleet: new FakeFleet(storyWorld()) });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Mute: prod-ap-2' }),
    );
    const attention = screen.getByRole('region', { name: 'Needs attention' });
    await waitFor(() =>
      expect(within(attention).getByText(/7, most harm first/)).toBeVisible(),
    );
    await userEvent.click(
      within(attention).getByRole('button', { name: 'Muted (1)' }),
    );
    const [muted] = await within(attention).findAllByRole('listitem');
    expect(muted).toHaveTextContent('prod-ap-2 does not answer');
    await userEvent.click(
      within(muted).getByRole('button', { name: 'Unmute: prod-ap-2' }),
    );
    expect(
      await within(attention).findByText(/You have muted nothing/),
    ).toBeInTheDocument();
  });

  it('filters by a count, says so in the URL, and back again', async () => {
    renderFleet(<OverviewPage />, { fleet: new FakeFleet(storyWorld()) });
    await screen.findByRole('grid');
    expect(countOf(/Applications/)).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(countOf(/Degraded/));
    expect(countOf(/Degraded/)).toHaveAttribute('aria-pressed', 'true');
    await waitFor(() =>
      expect(servicesShown().map(row => row.textContent)).toEqual([
        expect.stringContaining('basket-api'),
      ]),
    );
    await userEvent.click(countOf(/Degraded/));
    await waitFor(() => expect(servicesShown().length).toBeGreaterThan(5));
  });

  it('takes the filters from the URL', async () => {
    renderFleet(<OverviewPage />, {
      fleet: new FakeFleet(storyWorld()),
      at: '/fleet?state=behind&env=prod&q=thumb',
    });
    const grid = await screen.findByRole('grid');
    expect(countOf(/Behind/)).toHaveAttribute('aria-pressed', 'true');
    expect(grid).toHaveAttribute('aria-colcount', '10');
    expect(grid).toHaveAttribute('aria-rowcount', '4');
    expect(screen.getByRole('searchbox')).toHaveValue('thumb');
  });

  it('draws no heading again while somebody searches', async () => {
    const cluster = jest.fn(testLinks.cluster);
    const links = { ...testLinks, cluster };
    const Address = () => <p data-testid="address">{useLocation().search}</p>;
    renderFleet(
      <FleetLinksContext.Provider value={links}>
        <OverviewPage />
        <Address />
      </FleetLinksContext.Provider>,
      { fleet: new FakeFleet(storyWorld()) },
    );
    await screen.findByRole('link', { name: 'prod-us-3' });
    expect(cluster).toHaveBeenCalled();
    cluster.mockClear();
    await userEvent.type(screen.getByRole('searchbox'), 'basket-api');
    await waitFor(() => expect(servicesShown()).toHaveLength(1));
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent('?q=basket-api'),
    );
    expect(cluster).not.toHaveBeenCalled();
  });

  it('offers to clear the filters when nothing matches', async () => {
    renderFleet(<OverviewPage />, {
      fleet: new FakeFleet(storyWorld()),
      at: '/fleet?q=no-such-service',
    });
    expect(
      await screen.findByText('Nothing matches these filters.'),
    ).toBeInTheDocument();
    const [clear] = screen.getAllByRole('button', {
      name: 'Clear the filters',
    });
    await userEvent.click(clear);
    expect(await screen.findByRole('grid')).toBeInTheDocument();
  });

  it('names every cell, also those where nothing is placed', async () => {
    renderFleet(<OverviewPage />, { fleet: new FakeFleet(storyWorld()) });
    await screen.findByRole('grid');
    for (const name of [
      'basket-api on prod-us-2: Degraded, 2.14.3, 2 s ago',
      'basket-api on prod-eu-2: Healthy and synced, 2.14.1, 1 release behind, 2 s ago',
      'basket-api on prod-ap-2: Contradicted, 2.14.3, 12 min ago',
      'basket-api on dev-eu-1: Not heard, 2.17.0, 4 min ago',
      'basket-api on prod-us-3: Not placed, tier',
    ]) {
      expect(screen.getByRole('gridcell', { name })).toBeInTheDocument();
    }
  });

  it('shows a change of the world without waiting for the next poll', async () => {
    const world = storyWorld();
    const fleet = new FakeFleet(world);
    renderFleet(<OverviewPage />, { fleet });
    await screen.findByRole('gridcell', {
      name: /^basket-api on prod-eu-1: Healthy/,
    });
    const application = world.applications.find(
      a => a.service === 'basket-api' && a.cluster === 'prod-eu-1',
    );
    if (!application)
      throw new Error('the story has no basket-api on prod-eu-1');
    act(() => fleet.changeApplication({ ...application, state: 'degraded' }));
    expect(
      await screen.findByRole('gridcell', {
        name: /^basket-api on prod-eu-1: Degraded/,
      }),
    ).toBeInTheDocument();
    expect(countOf(/Degraded/)).toHaveTextContent('3');
  });

  it('keeps what it shows, with its reason, when the backend stops answering', async () => {
    const fleet = new FakeFleet(storyWorld());
    renderFleet(<OverviewPage />, { fleet });
    await screen.findByRole('grid');
    fleet.failWith(await refusal(502));
    act(() => {
      jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
      window.dispatchEvent(new Event('offline'));
    });
    expect(
      await screen.findByText(words(/^You are offline. Shown as of/)),
    ).toBeInTheDocument();
    act(() => {
      jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
      window.dispatchEvent(new Event('online'));
    });
    expect(
      await screen.findByText(
        words(/^The fleet backend does not answer. Shown as of/),
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('grid')).toBeInTheDocument();
    jest.restoreAllMocks();
  });

  it('leads to the templates', async () => {
    renderFleet(<OverviewPage />, { fleet: new FakeFleet(storyWorld()) });
    expect(
      await screen.findByRole('link', { name: /Onboard a cluster/ }),
    ).toHaveAttribute('href', '/create/templates/default/onboard-a-spoke');
    expect(
      screen.getByRole('link', { name: /Put a service on the fleet/ }),
    ).toHaveAttribute(
      'href',
      '/create/templates/default/put-a-service-on-the-fleet',
    );
  });

  it('groups the clusters by environment on a small screen, production first', async () => {
    givenScreen(390, 844);
    renderFleet(<OverviewPage />, { fleet: new FakeFleet(storyWorld()) });
    const prod = await screen.findByRole('button', { name: /^prod/ });
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
    expect(prod).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByRole('link', { name: 'prod-us-2' })).toHaveAttribute(
      'href',
      '/fleet/clusters/prod-hub/prod-us-2',
    );
    const dev = screen.getByRole('button', { name: /^dev/ });
    expect(dev).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(dev);
    expect(screen.getByRole('link', { name: 'dev-eu-1' })).toBeInTheDocument();
  });
});
