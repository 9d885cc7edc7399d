import {
  buildNetwork,
  FakeFleet,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { screen, waitFor } from '@testing-library/react';
import {
  choose,
  fill,
  next,
  PlacingFleet,
  renderForm,
} from '../__testUtils__/templateForm';

/** Two clusters whose pods have the same addresses, and one that nobody could read. */
function clashing(): FakeFleet {
  const fleet = new PlacingFleet();
  const network = (hub: string, name: string, podRanges: string[]) =>
    buildNetwork(name, {
      ref: { hub, name },
      externalDns: 'notInstalled',
      ciliumMesh: {
        status: 'ok',
        value: { clusterName: name, clusterId: 0, podRanges },
        observedAt: '2026-11-20T14:00:00Z',
      },
    });
  fleet.networking.clusters = [
    network('prod-hub', 'prod-eu-1', ['10.64.0.0/16']),
    network('prod-hub', 'prod-eu-2', ['10.64.128.0/17']),
    network('nonprod-hub', 'stg-eu-1', []),
  ];
  return fleet;
}

describe('connect-clusters', () => {
  jest.setTimeout(60_000);

  it('shows the addresses of pods, what clashes, and what is written', async () => {
    const { user, onCreate } = await renderForm('connect-clusters', clashing());
    await user.click(await screen.findByRole('radio', { name: /^Submariner/ }));
    await choose(
      user,
      screen.getByRole('button', { name: /Clusters/ }),
      'prod-eu-1 (prod-hub)',
      'prod-eu-2 (prod-hub)',
      'stg-eu-1 (nonprod-hub)',
    );
    const unread = await screen.findByRole('textbox', {
      name: 'Addresses of the pods of stg-eu-1',
    });
    expect(unread).toHaveAccessibleDescription(/could not read/);
    await fill(user, unread, '10.70.0.0/16');
    await next(user);
    await fill(
      user,
      await screen.findByLabelText(/^External DNS: domain/),
      'example.com',
    );
    await next(user);
    expect(
      await screen.findByText(
        'Pods of prod-eu-1 (10.64.0.0/16) and of prod-eu-2 (10.64.128.0/17) have the same addresses. Switch on Globalnet, or leave one of the two out.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('platform/nonprod-hub/stg-eu-1/external-dns/'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Pods have 10.70.0.0/16. It gets External DNS.'),
    ).toBeInTheDocument();
    await next(user, 'Review');
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    await waitFor(() => expect(onCreate).toHaveBeenCalledTimes(1));
    expect(onCreate.mock.calls[0][0]).toMatchObject({
      technology: 'submariner',
      clusters: [
        { hub: 'prod-hub', cluster: 'prod-eu-1' },
        { hub: 'prod-hub', cluster: 'prod-eu-2' },
        { hub: 'nonprod-hub', cluster: 'stg-eu-1', podCidr: '10.70.0.0/16' },
      ],
      externalDns: { domain: 'example.com' },
    });
  });
});
