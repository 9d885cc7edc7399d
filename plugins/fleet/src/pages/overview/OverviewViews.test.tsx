import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import {
  buildCluster,
  emptyWorld,
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { givenScreen } from '../../__testUtils__/screen';
import { OverviewPage } from './OverviewPage';

const Address = () => <p data-testid="address">{useLocation().search}</p>;

async function renderOverview(at = '/fleet', world = storyWorld()) {
  renderFleet(
    <>
      <OverviewPage />
      <Address />
    </>,
    { fleet: new FakeFleet(world), at },
  );
  return { user: userEvent.setup(), grid: await screen.findByRole('grid') };
}

const headings = (row: number) =>
  [
    ...screen
      .getByRole('grid')
      .querySelectorAll<HTMLElement>(
        `[aria-rowindex="${row}"] [role="columnheader"]`,
      ),
  ].map(heading => heading.title);

describe('groups of the matrix', () => {
  beforeEach(() => givenScreen(3000, 900));

  it('stand by environment and region at first', async () => {
    const { grid } = await renderOverview();
    expect(headings(1)).toEqual(['dev', 'staging', 'prod']);
    expect(headings(2).slice(0, 3)).toEqual([
      ...['eu-west-1', 'us-east-1', 'ap-south-1'],
    ]);
    expect(
      within(grid).getAllByRole('rowheader')[0].parentElement,
    ).toHaveAttribute('aria-rowindex', '4');
  });

  it('follow the choice of the keyboard, and the address follows them', async () => {
    const { user } = await renderOverview();
    const choice = screen.getByRole('button', { name: /Group/ });
    choice.focus();
    await user.keyboard('{Enter}');
    const list = await screen.findByRole('listbox');
    expect(
      within(list)
        .getAllByRole('option')
        .map(option => option.textContent),
    ).toEqual([
      ...['Env, region', 'Environment', 'Region', 'Hub'],
      ...['deploy', 'tier'],
    ]);
    await user.keyboard('{End}{Enter}');
    await waitFor(() => expect(headings(1)).toEqual(['batch', 'core', 'edge']));
    expect(headings(2).slice(0, 3)).toEqual(['prod', 'dev', 'staging']);
    expect(screen.getByTestId('address')).toHaveTextContent(
      'group=label%3Atier',
    );
  });

  it('have one row of headings less by environment alone', async () => {
    const { grid } = await renderOverview('/fleet?group=environment');
    expect(headings(1)).toEqual(['dev', 'staging', 'prod']);
    const [first] = within(grid).getAllByRole('rowheader');
    expect(first.parentElement).toHaveAttribute('aria-rowindex', '3');
    const rows = Number(grid.getAttribute('aria-rowcount'));
    expect(rows).toBe(
      new Set(storyWorld().applications.map(a => a.service)).size + 2,
    );
  });

  it('say which of several hubs is silent', async () => {
    const { grid } = await renderOverview('/fleet?group=region');
    expect(
      within(grid).getByRole('columnheader', {
        name: /^us-east-1 5 lab-hub not heard 4 min/,
      }),
    ).toBeInTheDocument();
  });

  it('keep a label of the address that no cluster has', async () => {
    await renderOverview('/fleet?group=label:rack');
    expect(headings(1)).toEqual(['no rack']);
    expect(screen.getByRole('button', { name: /Group/ })).toHaveTextContent(
      'rack',
    );
  });

  it('mount what is on the screen only, with a heading over each of 500 clusters', async () => {
    givenScreen(1440, 600);
    const clusters = Array.from({ length: 500 }, (_, n) =>
      buildCluster({
        ref: { hub: 'prod-hub', name: `c${n}` },
        environment: 'prod',
        labels: { rack: `r${n}` },
      }),
    );
    const story = storyWorld();
    const [one] = story.applications;
    const { grid } = await renderOverview(
      '/fleet?group=label:rack',
      emptyWorld({
        hubs: story.hubs,
        sources: story.sources,
        clusters,
        applications: clusters.map(({ ref }) => ({
          ...one,
          ref: { ...one.ref, hub: ref.hub, name: `a-${ref.name}` },
          cluster: ref.name,
        })),
      }),
    );
    expect(grid).toHaveAttribute('aria-colcount', '501');
    expect(headings(1).length).toBeGreaterThan(5);
    expect(headings(1).length).toBeLessThan(60);
  });

  it('are there on a phone as well', async () => {
    givenScreen(390, 844);
    renderFleet(<OverviewPage />, {
      fleet: new FakeFleet(storyWorld()),
      at: '/fleet?group=hub',
    });
    const prod = await screen.findByRole('button', { name: /^prod-hub/ });
    expect(screen.getByRole('button', { name: /^lab-hub/ })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    expect(prod).toHaveAttribute('aria-expanded', 'false');
  });
});

describe('saved views of the overview', () => {
  beforeEach(() => givenScreen(1440, 600));

  it('offer what every fleet is asked for', async () => {
    const { user } = await renderOverview();
    await user.click(screen.getByRole('button', { name: 'Saved views' }));
    await user.click(
      await screen.findByRole('menuitem', { name: 'prod, harm first' }),
    );
    const shown = await screen.findByRole('button', {
      name: 'prod, harm first',
    });
    expect(screen.getByTestId('address')).toHaveTextContent(/^\?env=prod$/);
    await user.click(shown);
    // What is there for everybody cannot be taken away.
    expect(
      (await screen.findAllByRole('menuitem')).map(item => item.textContent),
    ).toEqual([
      'prod, harm first',
      'Behind their environment',
      'Contradicted or not heard',
      'Region by region',
      'Hub by hub',
      'Save this view…',
    ]);
  });

  it('keep filters and grouping under a name', async () => {
    const { user } = await renderOverview('/fleet?group=hub&state=drift');
    await user.click(screen.getByRole('button', { name: 'Saved views' }));
    await user.click(
      await screen.findByRole('menuitem', { name: 'Save this view…' }),
    );
    await user.type(
      await screen.findByRole('textbox', { name: 'Name' }),
      'Drift by hub',
    );
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(
      await screen.findByRole('button', { name: 'Drift by hub' }),
    );
    await user.click(
      await screen.findByRole('menuitem', { name: 'Region by region' }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(/^\?group=region$/);
    await user.click(screen.getByRole('button', { name: 'Region by region' }));
    await user.click(
      await screen.findByRole('menuitem', { name: 'Drift by hub' }),
    );
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '?group=hub&state=drift',
      ),
    );
  });
});
