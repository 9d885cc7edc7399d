import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import {
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { ApplicationSetPages } from './ApplicationSetPages';

const show = (path: string) =>
  renderFleet(
    <Routes>
      <Route
        path="/fleet/applicationsets/*"
        element={<ApplicationSetPages />}
      />
    </Routes>,
    {
      fleet: new FakeFleet(storyWorld()),
      at: `/fleet/applicationsets${path}`,
    },
  );

describe('ApplicationSet pages', () => {
  it('lists what fails to render first', async () => {
    show('');
    const table = await screen.findByRole('table', { name: 'ApplicationSets' });
    const [, first] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('loyalty');
    expect(first).toHaveTextContent('map has no entry for key "region"');
  });

  it('tells which clusters are matched, and why the others are not', async () => {
    show('/prod-hub/argocd/payouts');
    const placement = await screen.findByRole('region', {
      name: '7 clusters matched',
    });
    expect(placement).toHaveTextContent('2 clusters not matched, and why');
    expect(placement).toHaveTextContent(
      'The selector asks tier In (core); this cluster has tier=batch.',
    );
  });

  it('shows where a RollingSync is', async () => {
    show('/prod-hub/argocd/payouts');
    const steps = await screen.findByRole('region', { name: 'RollingSync' });
    const current = steps.querySelector('[aria-current="step"]');
    expect(current).toHaveTextContent('2 env in prod');
    expect(current).toHaveTextContent('2 at a time');
    expect(current).toHaveTextContent('2 Progressing: prod-eu-1, prod-eu-2');
  });
});
