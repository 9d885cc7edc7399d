import { screen } from '@testing-library/react';
import {
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { givenScreen } from '../../__testUtils__/screen';
import { OverviewPage } from '../overview';
import { DoctorPage } from './DoctorPage';

// In a file of its own: the answers of the permission API are cached in the module.
describe('a reader who may neither ask the doctor nor export a hub', () => {
  const denied = ['fleet.doctor.read', 'fleet.hub.export'];
  beforeEach(() => givenScreen(1440, 300));

  it('sees which permission the download needs', async () => {
    renderFleet(<DoctorPage />, { fleet: new FakeFleet(storyWorld()), denied });
    expect(
      await screen.findAllByText(
        'Downloading its configuration needs the permission fleet.hub.export.',
      ),
    ).not.toHaveLength(0);
    expect(
      screen.queryByRole('button', { name: 'Download configuration' }),
    ).not.toBeInTheDocument();
  });

  it('is not led to the doctor', async () => {
    renderFleet(<OverviewPage />, {
      fleet: new FakeFleet(storyWorld()),
      denied,
    });
    expect(await screen.findByRole('grid')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Doctor' }),
    ).not.toBeInTheDocument();
  });
});
