import { screen, within } from '@testing-library/react';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../__testUtils__/renderFleet';
import { RollUpCard } from './RollUpCard';

const system = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'shop' },
};

const show = (fleet: FakeFleet) =>
  renderFleet(
    <EntityProvider entity={system}>
      <RollUpCard />
    </EntityProvider>,
    { fleet },
  );

describe('the card of a system, a domain or a group', () => {
  it('sums up the services that it holds, with a way to each', async () => {
    const fleet = new FakeFleet(storyWorld());
    const plain = fleet.getEntityDeployments.bind(fleet);
    fleet.getEntityDeployments = async () => {
      const [basket, payouts] = await Promise.all(
        ['basket-api', 'payouts'].map(name =>
          plain({ kind: 'component', namespace: 'default', name }),
        ),
      );
      return {
        ...basket,
        applications: [...payouts.applications, ...basket.applications],
      };
    };
    show(fleet);
    const table = await screen.findByRole('table', {
      name: 'Services on the fleet',
    });
    expect(
      within(table).getByRole('columnheader', { name: 'prod' }),
    ).toBeInTheDocument();
    const row = within(table).getByRole('row', { name: /^basket-api/ });
    expect(row).toHaveTextContent(/Contradicted/);
    expect(row).toHaveTextContent(/2\.14\.3/);
    expect(
      within(row).getByRole('link', { name: 'basket-api' }),
    ).toHaveAttribute('href', '/catalog/component:default/basket-api');
    expect(
      within(table).getByRole('row', { name: /^payouts/ }),
    ).toBeInTheDocument();
  });

  it('says when nothing of it is on the fleet', async () => {
    show(new FakeFleet(storyWorld()));
    expect(
      await screen.findByText('Nothing that belongs here is on the fleet yet.'),
    ).toBeInTheDocument();
  });

  it('fails in its own place, with a way to try again', async () => {
    const fleet = new FakeFleet(storyWorld());
    fleet.getEntityDeployments = async () => {
      throw new Error('the backend is away');
    };
    show(fleet);
    expect(await screen.findByText('the backend is away')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });
});
