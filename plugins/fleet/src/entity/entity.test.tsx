import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  buildApplication,
  buildCluster,
  buildHubSource,
  emptyWorld,
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../__testUtils__/renderFleet';
import { ClusterCard } from './ClusterCard';
import { FleetCard } from './FleetCard';
import { FleetContent } from './FleetContent';

const component = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
});

const show = (
  element: JSX.Element,
  fleet: FakeFleet,
  entity: {
    apiVersion: string;
    kind: string;
    metadata: { name: string };
  } = component('basket-api'),
  templates: string[] = [],
) =>
  renderFleet(<EntityProvider entity={entity}>{element}</EntityProvider>, {
    fleet,
    entities: templates.map(name => ({
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: { name },
    })),
  });

const filledForm = (template: string, values: object) =>
  `/create/templates/default/${template}?formData=${encodeURIComponent(
    JSON.stringify(values),
  )}`;

describe('the entity card', () => {
  it('shows the environments in order, each with its release and its clusters', async () => {
    const fleet = new FakeFleet(storyWorld());
    show(<FleetCard />, fleet);
    const lanes = await screen.findAllByRole('region', {
      name: /^(dev|staging|prod)$/,
    });
    expect(
      lanes.map(lane => within(lane).getByRole('heading').textContent),
    ).toEqual(['dev', 'staging', 'prod']);
    const [dev, , prod] = lanes;
    expect(dev).toHaveTextContent('last known');
    expect(prod).toHaveTextContent('2.14.3');
    expect(prod).toHaveTextContent('1 release behind staging');
    expect(prod).toHaveTextContent('2 Degraded');
    expect(prod).toHaveTextContent('prod-en-1, prod-us-3 not placed: tier');
    expect(
      within(prod).getByRole('link', { name: /prod-us-2/ }),
    ).toHaveAttribute(
      'href',
      '/fleet/applications/prod-hub/argocd/basket-api-prod-us-2',
    );
  });

  it('says why a promotion should wait', async () => {
    show(<FleetCard />, new FakeFleet(storyWorld()));
    expect(
      await screen.findByText(
        'Not ready to promote to prod. In prod: 1 Contradicted, 2 Degraded.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/^prod runs 2\.14\.3\./)).toHaveTextContent(
      'Waiting in staging: 2.16.0 for',
    );
    expect(
      screen.queryByRole('link', { name: /Promote|Roll .* back/ }),
    ).not.toBeInTheDocument();
  });

  it('offers the pull requests whose templates are in the catalog', async () => {
    show(<FleetCard />, new FakeFleet(storyWorld()), component('basket-api'), [
      'promote-a-release',
      'roll-back-a-release',
    ]);
    expect(
      await screen.findByRole('link', { name: 'Promote to prod' }),
    ).toHaveAttribute(
      'href',
      filledForm('promote-a-release', {
        name: 'basket-api',
        environment: 'prod',
      }),
    );
    expect(
      screen.getByRole('link', { name: 'Roll prod back to 2.14.2' }),
    ).toHaveAttribute(
      'href',
      filledForm('roll-back-a-release', {
        name: 'basket-api',
        environment: 'prod',
        version: '2.14.2',
      }),
    );
  });

  it('shows what is on its way, and leads to it', async () => {
    show(<FleetCard />, new FakeFleet(storyWorld()), component('payouts'));
    const list = await screen.findByRole('list', { name: 'On its way' });
    expect(list).toHaveTextContent('Rolling out, step 2 of 2');
    expect(list).toHaveTextContent('2 things stand in its way');
    expect(
      within(list).getByRole('link', { name: 'Follow the rollout' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/fleet\/rollouts\/payouts\?id=/),
    );
  });

  it('says when a release can go on', async () => {
    const world = emptyWorld({
      sources: [buildHubSource()],
      clusters: [buildCluster()],
      applications: [
        buildApplication({
          cluster: 'stg-eu-1',
          environment: 'staging',
          version: '2.0.0',
        }),
        buildApplication({ version: '1.0.0' }),
      ],
    });
    show(<FleetCard />, new FakeFleet(world), component('checkout-api'));
    expect(
      await screen.findByText('2.0.0 can be promoted to prod'),
    ).toBeInTheDocument();
  });

  it('asks for the entity once, which tells what is on its way as well', async () => {
    const fleet = new FakeFleet(storyWorld());
    show(
      <>
        <FleetCard />
        <FleetContent />
      </>,
      fleet,
    );
    await screen.findByRole('table', { name: 'Per cluster' });
    await waitFor(() => expect(fleet.calls).toContain('getRollout'));
    const asked = (name: string) => fleet.calls.filter(call => call === name);
    expect(asked('getEntityDeployments')).toHaveLength(1);
    expect(fleet.calls).not.toContain('getRollouts');
    expect(fleet.calls).not.toContain('getApplication');
  });

  it('has a next step for a service that is nowhere', async () => {
    show(<FleetCard />, new FakeFleet(emptyWorld()));
    expect(
      await screen.findByText(
        'This service is on no cluster yet. Put it on the fleet.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Put a service on the fleet' }),
    ).toBeInTheDocument();
  });
});

describe('the entity tab', () => {
  it('lists most harm first and reads the diff on demand', async () => {
    const fleet = new FakeFleet(storyWorld());
    show(<FleetContent />, fleet);
    const table = await screen.findByRole('table', { name: 'Per cluster' });
    const rows = within(table).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('prod-ap-2');
    expect(rows[1]).toHaveTextContent('our probe gets no answer');
    expect(fleet.calls).not.toContain('getApplication');
    await userEvent.click(
      within(table).getByRole('button', { name: 'Show the diff' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Drift' }),
    ).toHaveTextContent('replicas: 5');
    await userEvent.click(
      within(table).getByRole('button', { name: 'Hide the diff' }),
    );
    expect(
      screen.queryByRole('region', { name: 'Drift' }),
    ).not.toBeInTheDocument();
  });

  it('gathers a revision that reached several clusters into one line', async () => {
    show(<FleetContent />, new FakeFleet(storyWorld()));
    const history = await screen.findByRole('region', { name: 'History' });
    expect(history).toHaveTextContent('prod, 6 clusters');
  });

  it('says who committed a revision, what, and by which pull request', async () => {
    const world = storyWorld();
    const url = 'https://git.example.com/platform/fleet/pull/1475';
    const message = 'Read the psp token from the shared Secret';
    const commits = world.rollouts.flatMap(rollout => rollout.commits);
    Object.assign(commits.find(commit => commit.message === message) ?? {}, {
      pullRequest: { number: 1475, url },
    });
    show(<FleetContent />, new FakeFleet(world));
    const history = await screen.findByRole('region', { name: 'History' });
    expect(history).toHaveTextContent(`${message} by Checkout developers`);
    expect(
      within(history).getAllByRole('link', { name: /Pull request #1475/ })[0],
    ).toHaveAttribute('href', url);
  });
});

describe('the rollout on the tab', () => {
  it('follows the pull request until it is Healthy everywhere', async () => {
    show(<FleetContent />, new FakeFleet(storyWorld()), component('payouts'));
    const followed = await screen.findByRole('region', {
      name: 'payouts 3.9.0',
    });
    expect(
      await within(followed).findByRole('link', { name: /#1482/ }),
    ).toHaveAttribute(
      'href',
      'https://git.example.com/platform/fleet/pull/1482',
    );
    expect(followed).toHaveTextContent(
      'This rollout cannot finish while prod-ap-2 does not answer.',
    );
  });
});

describe('the cluster card', () => {
  it('shows both voices of the cluster that the annotations name', async () => {
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'prod-hub-prod-ap-2',
        annotations: {
          'fleet-portal.io/hub': 'prod-hub',
          'fleet-portal.io/cluster': 'prod-ap-2',
        },
      },
    };
    show(<ClusterCard />, new FakeFleet(storyWorld()), entity);
    expect(
      await screen.findByRole('region', { name: 'Connection' }),
    ).toHaveTextContent('The voices disagree; we believe the probe');
    expect(
      screen.getByRole('link', { name: 'Show on the fleet' }),
    ).toHaveAttribute('href', '/fleet/clusters/prod-hub/prod-ap-2');
  });
});
