import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router-dom';
import {
  FakeFleet,
  secondsBefore,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../../../__testUtils__/renderFleet';
import { ApplicationPage } from '../ApplicationPage';

const degraded = 'prod-hub/argocd/basket-api-prod-us-2';
const pod = '/Pod/basket-api/basket-api-7d9f8-2xk4p';
const search = (resource: string, view?: string) =>
  `?${new URLSearchParams({ resource, ...(view && { view }) })}`;

const Address = () => <p data-testid="address">{useLocation().search}</p>;
/** An open dialog hides the rest of the page from those who only hear it. */
const address = () =>
  new URLSearchParams(screen.getByTestId('address').textContent ?? '');

const show = (path: string, world = storyWorld()) => {
  const fleet = new FakeFleet(world);
  renderFleet(
    <Routes>
      <Route
        path="/fleet/applications/:hub/:namespace/:name"
        element={
          <>
            <ApplicationPage />
            <Address />
          </>
        }
      />
    </Routes>,
    { fleet, at: `/fleet/applications/${path}` },
  );
  return { fleet, user: userEvent.setup() };
};
const drawer = () => screen.findByRole('dialog');

describe('a resource beside the page of its Application', () => {
  it('opens from the list, and closes', async () => {
    const { user } = show(degraded);
    const name = 'basket-api-7d9f8-2xk4p';
    await user.click(await screen.findByRole('link', { name }));
    const open = await drawer();
    expect(open).toHaveAccessibleName(/Pod.*basket-api-7d9f8-2xk4p/);
    expect(address().get('resource')).toBe(pod);
    expect(open).toHaveTextContent('Secret psp-token has no key client-id');
    expect(within(open).getByRole('link', { name: /Logs/ })).toHaveAttribute(
      'href',
      expect.stringContaining('tab=logs'),
    );
    const live = await within(open).findByRole('group', {
      name: `Live manifest of Pod ${name}`,
    });
    expect(live).toHaveTextContent('kind: Pod');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(address().get('resource')).toBeNull();
  });

  it('opens from the graph', async () => {
    const { user } = show(degraded);
    await user.click(
      await screen.findByRole('button', { name: 'Show as a graph' }),
    );
    const graph = screen.getByRole('group', { name: 'Resources as a graph' });
    await user.click(
      within(graph).getByRole('link', { name: /Deployment\s*basket-api/ }),
    );
    expect(await drawer()).toHaveAccessibleName(/Deployment/);
  });

  it('shows events with their warnings from a link', async () => {
    const world = storyWorld();
    world.resourceEvents['pod-2xk4p'] = {
      status: 'ok',
      observedAt: world.now,
      value: [
        {
          type: 'Warning',
          reason: 'BackOff',
          message: 'Back-off restarting failed container',
          count: 7,
          lastAt: secondsBefore(240, world.now),
          source: 'kubelet',
        },
        {
          type: 'Normal',
          reason: 'Scheduled',
          message: 'Successfully assigned',
          count: 1,
        },
      ],
    };
    show(`${degraded}${search(pod, 'events')}`, world);
    const open = await drawer();
    expect(
      await within(open).findByRole('tab', { name: 'Events: 1 warning' }),
    ).toHaveAttribute('aria-selected', 'true');
    const [backOff, scheduled] = within(
      within(open).getByRole('list', { name: 'Events' }),
    ).getAllByRole('listitem');
    expect(backOff).toHaveTextContent(/BackOff.*kubelet.*4 min ago.*7 times/);
    expect(within(backOff).getByRole('img', { name: 'Warning' })).toBeVisible();
    expect(
      within(scheduled).getByRole('img', { name: 'Normal' }),
    ).toBeInTheDocument();
  });

  it('says what Git does not name, and who owns it', async () => {
    const { user } = show(`${degraded}${search(pod, 'git')}`);
    const open = await drawer();
    expect(
      await within(open).findByText(/^Git does not name it/),
    ).toBeInTheDocument();
    await user.click(within(open).getByRole('link', { name: /^ReplicaSet/ }));
    expect(await drawer()).toHaveAccessibleName(/ReplicaSet/);
    expect(address().get('view')).toBeNull();
  });

  it('has the drift of a resource that differs, and only of that', async () => {
    const drifted = 'prod-hub/argocd/edge-router-prod-eu-1';
    const { user } = show(
      `${drifted}${search('apps/Deployment/edge-router/edge-router')}`,
    );
    const open = await drawer();
    await user.click(within(open).getByRole('tab', { name: 'Drift' }));
    expect(address().get('view')).toBe('drift');
    expect(within(open).getByRole('table')).toHaveTextContent('replicas: 3');
    expect(open).toHaveTextContent('replicas: 5');
  });

  it('says that values of a Secret are masked', async () => {
    const world = storyWorld();
    world.manifests['ConfigMap/basket-api-settings'] = {
      status: 'ok',
      observedAt: world.now,
      value: {
        kind: 'ConfigMap',
        name: 'basket-api-settings',
        live: 'kind: Secret\ndata:\n  password: "********"\n',
        desired: '',
        masked: true,
      },
    };
    show(
      `${degraded}${search('/ConfigMap/basket-api/basket-api-settings')}`,
      world,
    );
    expect(
      await within(await drawer()).findByText('Secret values are masked.'),
    ).toBeInTheDocument();
  });

  it('tells why the hub does not tell, and asks again', async () => {
    const world = storyWorld();
    const reason = 'prod-hub did not answer in 10 s';
    world.manifests['Pod/basket-api-7d9f8-2xk4p'] = {
      status: 'failed',
      reason,
    };
    const { fleet, user } = show(`${degraded}${search(pod)}`, world);
    const open = await drawer();
    expect(await within(open).findByText(new RegExp(reason))).toBeVisible();
    fleet.world = { ...fleet.world, manifests: {} };
    await user.click(within(open).getByRole('button', { name: 'Try again' }));
    expect(await within(open).findByText('kind:')).toBeInTheDocument();
  });

  it('shows the manifest while the tree cannot be read', async () => {
    const world = storyWorld();
    world.applicationDetails[degraded] = {
      ...world.applicationDetails[degraded],
      tree: { status: 'failed', reason: 'no answer' },
    };
    const { fleet } = show(`${degraded}${search(pod, 'events')}`, world);
    const open = await drawer();
    expect(open).toHaveTextContent(/the hub does not tell those now/);
    expect(fleet.calls).toContain('getResourceManifests');
    expect(fleet.calls).not.toContain('getResourceEvents');
  });

  it.each(['/Pod/basket-api/gone', 'nonsense', '/../a/b/c'])(
    'says of %s that there is no such resource',
    async resource => {
      const { fleet, user } = show(`${degraded}${search(resource)}`);
      const open = await drawer();
      expect(open).toHaveAccessibleName('No such resource');
      expect(fleet.calls).not.toContain('getResourceManifests');
      await user.click(within(open).getByRole('button', { name: 'Close' }));
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    },
  );
});
