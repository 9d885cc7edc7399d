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
