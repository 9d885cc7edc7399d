import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import {
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { givenScreen } from '../../__testUtils__/screen';
import { OverviewPage } from './OverviewPage';

const Where = () => <div data-testid="address">{useLocation().pathname}</div>;

async function renderGrid() {
  givenScreen(1440, 300);
  const fleet = new FakeFleet(storyWorld());
  renderFleet(
    <>
      <OverviewPage />
      <Where />
    </>,
    { fleet },
  );
  const grid = await screen.findByRole('grid');
  act(() => grid.focus());
  return { fleet, grid, user: userEvent.setup() };
}

const focused = () =>
  document.activeElement?.getAttribute('aria-label') ??
  document.activeElement?.textContent;

/** Takes a service off the fleet, as its hub would tell of it. */
function retire(fleet: FakeFleet, service: string) {
  const gone = fleet.world.applications.filter(a => a.service === service);
  const { [service]: _, ...gaps } = fleet.world.gaps;
  act(() =>
    fleet.change(
      world => ({
        ...world,
        gaps,
        applications: world.applications.filter(a => !gone.includes(a)),
      }),
      { removedApplications: gone.map(({ ref }) => ref) },
    ),
  );
}

const services = () =>
  within(screen.getByRole('grid'))
    .getAllByRole('rowheader')
    .map(heading => heading.title);

describe('the matrix by keyboard', () => {
  it('has one tab stop, wherever the cursor is', async () => {
    const { grid, user } = await renderGrid();
    const stops = () =>
      [grid, ...grid.querySelectorAll('[tabindex="0"]')].filter(
        element => element.getAttribute('tabindex') === '0',
      );
    expect(stops()).toEqual([grid]);
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(stops()).toEqual([document.activeElement]);
  });

  it('moves by arrows, and to the ends and corners', async () => {
    const { user } = await renderGrid();
    await user.keyboard('{ArrowDown}');
    expect(focused()).toMatch(/^basket-api/);
    await user.keyboard('{ArrowRight}');
    expect(focused()).toMatch(/^basket-api on dev-eu-1/);
    await user.keyboard('{ArrowUp}');
    expect(focused()).toMatch(/^dev-eu-1: the hub says/);
    await user.keyboard('{ArrowDown}{End}');
    expect(focused()).toMatch(/^basket-api on prod-uw-1/);
    await user.keyboard('{Home}');
    expect(focused()).toMatch(/^basket-api/);
    await user.keyboard('{Control>}{End}{/Control}');
    expect(focused()).toMatch(/^webhooks on prod-uw-1/);
    await user.keyboard('{Control>}{Home}{/Control}');
    expect(document.activeElement).toHaveAttribute('role', 'grid');
  });

  it('stays on its cell when a service above it goes', async () => {
    const { fleet, user } = await renderGrid();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    const [first, second] = services();
    const before = focused();
    expect(before).toMatch(new RegExp(`^${second} on dev-eu-1`));
    retire(fleet, first);
    await waitFor(() => expect(services()).not.toContain(first));
    expect(focused()).toBe(before);
    await user.keyboard('{ArrowUp}{ArrowDown}');
    expect(focused()).toBe(before);
  });

  it('goes on from the service that takes the place of its own', async () => {
    const { fleet, user } = await renderGrid();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    const [first, second, third] = services();
    retire(fleet, second);
    await waitFor(() => expect(services()).not.toContain(second));
    expect(focused()).toMatch(new RegExp(`^${third} on dev-eu-1`));
    await user.keyboard('{ArrowUp}');
    expect(focused()).toMatch(new RegExp(`^${first} on dev-eu-1`));
  });

  it('hands the elements of a row to the service that a search puts there', async () => {
    const { grid, user } = await renderGrid();
    const elements = () => [...grid.querySelectorAll('[role="gridcell"]')];
    const all = services();
    const [, second] = all;
    const before = elements();
    await user.type(screen.getByRole('searchbox'), second);
    await waitFor(() => expect(services()).toEqual([second]));
    expect(elements()).toEqual(before.slice(0, elements().length));
    expect(elements()[0]).toHaveAccessibleName(
      expect.stringMatching(new RegExp(`^${second} on dev-eu-1`)),
    );
    await user.clear(screen.getByRole('searchbox'));
    await waitFor(() => expect(services()).toHaveLength(all.length));
    expect(services()).toEqual(all);
    expect(elements()).toEqual(before);
  });

  it('opens the card of a cell on focus and closes it on Escape', async () => {
    const { user } = await renderGrid();
    await user.keyboard('{ArrowDown}');
    for (let column = 0; column < 12; column++)
      await user.keyboard('{ArrowRight}');
    const words =
      'CreateContainerConfigError: Secret psp-token has no key client-id';
    expect(await screen.findByText(words)).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByText(words)).not.toBeInTheDocument(),
    );
  });

  it('opens the Application of a cell by Enter', async () => {
    const { user } = await renderGrid();
    await user.keyboard('{ArrowDown}{ArrowRight}{Enter}');
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/fleet/applications/lab-hub/argocd/basket-api-dev-eu-1',
      ),
    );
  });

  it('opens the page of a service from its heading', async () => {
    const { user } = await renderGrid();
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/catalog/component:default/basket-api',
      ),
    );
  });

  it('tells why a service is not on a cluster', async () => {
    const { grid, user } = await renderGrid();
    const gap = within(grid).getByRole('gridcell', {
      name: 'basket-api on prod-us-3: Not placed, tier',
    });
    await user.hover(gap);
    expect(
      await screen.findByText(
        'The selector asks tier In (core); this cluster has tier=batch.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'ApplicationSet' }),
    ).toHaveAttribute(
      'href',
      '/fleet/applicationsets/prod-hub/argocd/basket-api',
    );
  });
});
