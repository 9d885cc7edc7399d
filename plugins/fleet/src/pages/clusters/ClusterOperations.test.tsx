import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ClusterOffer } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { Route, Routes } from 'react-router-dom';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { ClusterPages } from './ClusterPages';

const allowed: ClusterOffer = { operation: 'invalidateCache', allowed: true };
const ref = { hub: 'prod-hub', name: 'prod-eu-2' };

function show(clusterOffers?: ClusterOffer[]) {
  const fleet = new FakeFleet({
    ...storyWorld(),
    ...(clusterOffers && { clusterOffers }),
  });
  renderFleet(
    <Routes>
      <Route path="/fleet/clusters/*" element={<ClusterPages />} />
    </Routes>,
    { fleet, at: '/fleet/clusters/prod-hub/prod-eu-2' },
  );
  return fleet;
}

const item = async () => {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Operations' }),
  );
  return within(await screen.findByRole('menu')).getByRole('menuitem', {
    name: /^Invalidate the cluster cache/,
  });
};
const openDialog = async () => {
  await userEvent.click(await item());
  return within(await screen.findByRole('dialog'));
};

describe('the operations of a cluster', () => {
  it('are disabled with the reason where they are switched off', async () => {
    show();
    const disabled = await item();
    expect(disabled).toHaveAttribute('aria-disabled', 'true');
    expect(disabled).toHaveTextContent(
      /set fleet\.operations\.invalidateCache/,
    );
  });

  it('say what it means, and ask the hub once it is confirmed', async () => {
    const fleet = show([{ ...allowed, warning: 'It is a large cluster.' }]);
    const dialog = await openDialog();
    expect(
      dialog.getByText(/Hub prod-hub forgets what it knows of prod-eu-2/),
    ).toBeInTheDocument();
    expect(dialog.getByText('It is a large cluster.')).toBeInTheDocument();
    expect(fleet.operations).toEqual([]);
    await userEvent.click(
      dialog.getByRole('button', { name: 'Invalidate the cluster cache' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(fleet.operations).toEqual([{ operation: 'invalidateCache', ref }]);
  });

  it('stay open with the reason when the hub refuses', async () => {
    const fleet = show([allowed]);
    fleet.invalidateClusterCache = async () => {
      throw new Error('prod-hub does not let our account do it.');
    };
    const dialog = await openDialog();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Invalidate the cluster cache' }),
    );
    expect(
      await dialog.findByText('prod-hub does not let our account do it.'),
    ).toBeInTheDocument();
  });
});
