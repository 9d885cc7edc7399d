import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import {
  emptyWorld,
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { RolloutPages } from './RolloutPages';

const show = (path: string, fleet = new FakeFleet(storyWorld())) => {
  renderFleet(
    <Routes>
      <Route path="/fleet/rollouts/*" element={<RolloutPages />} />
    </Routes>,
    { fleet, at: `/fleet/rollouts${path}` },
  );
  return fleet;
};
const panel = (name: string) => screen.findByRole('region', { name });

describe('the list of rollouts', () => {
  it('shows what is stuck first, and leads to each', async () => {
    show('');
    const table = await screen.findByRole('table', { name: 'Rollouts' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('basket-api');
    expect(first).toHaveTextContent('Stuck');
    expect(second).toHaveTextContent('Rolling out, step 2 of 2');
    expect(second).toHaveTextContent('2 not heard');
    expect(
      within(first).getByRole('link', { name: 'basket-api' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/fleet\/rollouts\/basket-api\?id=/),
    );
  });

  it('asks for what the address filters by, and for what is typed', async () => {
    show('?state=rollingOut');
    const table = await screen.findByRole('table', { name: 'Rollouts' });
    expect(within(table).getAllByRole('row')).toHaveLength(2);
    await userEvent.type(screen.getByRole('searchbox'), 'nothing-like-it');
    expect(
      await screen.findByText('Nothing matches these filters.'),
    ).toBeInTheDocument();
  });

  it('says what will show here when there is nothing yet', async () => {
    show('', new FakeFleet(emptyWorld()));
    expect(
      await screen.findByText('No release was on its way in this time.'),
    ).toBeInTheDocument();
  });
});

describe('the page of a rollout', () => {
  it('shows how far it came, and what stands in its way with the next step', async () => {
    show('/payouts');
    expect(
      await screen.findByRole('heading', { name: 'payouts 3.9.0' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Pull request #1482/ }),
    ).toHaveAttribute(
      'href',
      'https://git.example.com/platform/fleet/pull/1482',
    );
    expect(
      screen.getByText(
        'This rollout cannot finish while prod-ap-2 does not answer.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open cluster checks' }),
    ).toHaveAttribute('href', '/fleet/clusters/prod-hub/prod-ap-2');
  });

  it('has a line for every cluster that says in words where it is', async () => {
    show('/payouts');
    const bars = await panel('Per cluster');
    const line = (cluster: string) =>
      within(bars)
        .getAllByRole('listitem')
        .find(item => within(item).queryByRole('link', { name: cluster }));
    expect(line('prod-us-1')).toHaveTextContent('Healthy after 13 min');
    expect(line('prod-eu-1')).toHaveTextContent('Progressing for 6 min');
    expect(line('prod-us-2')).toHaveTextContent('Waiting, still 3.8.2');
    expect(line('prod-ap-2')).toHaveTextContent(
      'Contradicted, 3.8.2 as of 12 min ago',
    );
    expect(line('prod-ap-2')).toHaveTextContent('i/o timeout');
    expect(bars).toHaveTextContent('Not placed: tier');
    expect(bars).toHaveTextContent(
      '2 Applications of lab-hub are not counted: not heard for 4 min',
    );
    expect(
      within(bars).getByRole('link', { name: 'prod-eu-1' }),
    ).toHaveAttribute(
      'href',
      '/fleet/applications/prod-hub/argocd/payouts-prod-eu-1',
    );
  });

  it('frames the step that moves', async () => {
    show('/payouts');
    const steps = await panel('RollingSync');
    const current = steps.querySelector('[aria-current="step"]');
    expect(current).toHaveTextContent('2 env in prod');
    expect(current).toHaveTextContent('1 Contradicted');
  });

  it('compares convergence and delivery with what was before', async () => {
    show('/payouts');
    const convergence = await panel('Convergence time');
    expect(convergence).toHaveTextContent('41 minso far, median 33 min');
    expect(within(convergence).getAllByRole('link')).toHaveLength(12);
    const delivery = await panel('Delivery');
    const row = (name: RegExp) =>
      within(delivery).getByRole('row', { name }).textContent;
    expect(row(/^Deployments/)).toMatch(/14\+3$/);
    expect(row(/Lead time/)).toMatch(/1 d 4 h−5 h$/);
    expect(row(/Time to restore/)).toMatch(/22 min\+6 min$/);
  });

  it('says so when the history could not be read', async () => {
    const world = storyWorld();
    world.rollouts = world.rollouts.map(one => ({
      ...one,
      history: { status: 'failed', reason: 'the database is away' },
    }));
    show('/payouts', new FakeFleet(world));
    expect(await screen.findByText(/the database is away/)).toBeInTheDocument();
  });

  it('follows a change of its service, and no other', async () => {
    const fleet = show('/payouts');
    await panel('Per cluster');
    const asked = () =>
      fleet.calls.filter(call => call === 'getRollout').length;
    const changes = () =>
      fleet.calls.filter(call => call === 'getChanges').length;
    const one = (service: string) =>
      fleet.world.applications.find(a => a.service === service)!;
    const before = asked();
    const told = changes();
    fleet.changeApplication({ ...one('pricing'), version: '9.9.9' });
    await waitFor(() => expect(changes()).toBeGreaterThan(told));
    expect(asked()).toBe(before);
    fleet.changeApplication({ ...one('payouts'), version: '3.9.0' });
    await waitFor(() => expect(asked()).toBeGreaterThan(before));
  });

  it('does not tell what one may not see from what does not exist', async () => {
    show('/no-such-service');
    expect(
      await screen.findByText('You may not see this, or it does not exist.'),
    ).toBeInTheDocument();
  });
});
