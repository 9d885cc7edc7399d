import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router-dom';
import { ClusterDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildHubSource,
  emptyWorld,
  FakeFleet,
  secondsBefore,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { words } from '../../__testUtils__/words';
import { ClusterPages } from './ClusterPages';

const Address = () => <span data-testid="address">{useLocation().search}</span>;
const address = () =>
  new URLSearchParams(screen.getByTestId('address').textContent ?? '');

const show = (fleet: FakeFleet, path: string) =>
  renderFleet(
    <>
      <Routes>
        <Route path="/fleet/clusters/*" element={<ClusterPages />} />
      </Routes>
      <Address />
    </>,
    { fleet, at: `/fleet/clusters${path}` },
  );

const panel = (name: string | RegExp) => screen.findByRole('region', { name });

describe('the cluster page', () => {
  it('lets both voices speak, each with its age', async () => {
    show(new FakeFleet(storyWorld()), '/prod-hub/prod-eu-2');
    const connection = await panel('Connection');
    expect(connection).toHaveTextContent('Both voices agree');
    expect(connection).toHaveTextContent('prod-hub says: Successful');
    expect(connection).toHaveTextContent('2 s ago. Cache synced 38 s ago.');
    expect(connection).toHaveTextContent('Our probe says: reachable');
    expect(connection).toHaveTextContent('Answered in 41 ms');
    expect(connection).not.toHaveTextContent('Next steps');
  });

  it('believes the probe of a dead spoke, says so, and what to do', async () => {
    show(new FakeFleet(storyWorld()), '/prod-hub/prod-ap-2');
    const connection = await panel('Connection');
    expect(connection).toHaveTextContent(
      'The voices disagree; we believe the probe',
    );
    expect(connection).toHaveTextContent('its cache last changed 12 min ago');
    expect(connection).toHaveTextContent(
      '24 tries, next in 18 s. i/o timeout on port 6443.',
    );
    await waitFor(() =>
      expect(within(connection).getAllByRole('listitem')[0]).toHaveTextContent(
        /prod-ap-2.example.com:6443.*prod-ap-1/,
      ),
    );
    expect(
      screen.getByText(words('Contradicted: no answer for 12 min')),
    ).toBeInTheDocument();
  });

  it('lets a silent hub agree with nobody, and calls no Application troubled for it', async () => {
    show(new FakeFleet(storyWorld()), '/lab-hub/dev-eu-1');
    const connection = await panel('Connection');
    expect(connection).toHaveTextContent('lab-hub says: Successful');
    expect(connection).toHaveTextContent('connection refused');
    expect(connection).toHaveTextContent('Only one voice');
    expect(connection).not.toHaveTextContent('agree');
    expect(screen.getByText(/\d Applications not heard/)).toBeInTheDocument();
    expect(screen.queryByText(/in trouble/)).not.toBeInTheDocument();
  });

  it('takes a hub that does not know for no voice', async () => {
    const world = storyWorld();
    for (const { ref, hubSays } of world.clusters) {
      if (ref.name === 'prod-eu-2') hubSays.status = 'Unknown';
    }
    show(new FakeFleet(world), '/prod-hub/prod-eu-2');
    const connection = await panel('Connection');
    expect(connection).toHaveTextContent('prod-hub says: Unknown');
    expect(connection).toHaveTextContent('Only one voice');
  });

  it('shows what the hub says while the spoke does not answer yet', async () => {
    const fleet = new FakeFleet(storyWorld());
    const whole = await fleet.getCluster({
      hub: 'prod-hub',
      name: 'prod-us-2',
    });
    let answer = (_: ClusterDetail) => {};
    jest.spyOn(fleet, 'getCluster').mockReturnValue(
      new Promise<ClusterDetail>(resolve => {
        answer = resolve;
      }),
    );
    show(fleet, '/prod-hub/prod-us-2');
    expect(await panel('Connection')).toHaveTextContent('Both voices agree');
    expect(
      screen.getByRole('link', { name: 'basket-api-prod-us-2' }),
    ).toBeVisible();
    const nodes = await panel('Nodes');
    expect(within(nodes).getByRole('status')).toHaveTextContent('Loading');
    expect(nodes).not.toHaveTextContent('ready');

    answer(whole);
    await waitFor(() => expect(nodes).not.toBeInTheDocument());
    expect(await panel('Nodes')).toHaveTextContent(/\d of \d ready/);
    expect(await panel('Pods that do not run')).toHaveTextContent('3 of 312');
  });

  it('keeps the last values of a dead spoke, dated, and claims nothing live', async () => {
    show(new FakeFleet(storyWorld()), '/prod-hub/prod-ap-2');
    const nodes = await panel('Nodes');
    expect(nodes).toHaveTextContent('3 of 3 ready when last heard');
    expect(nodes).toHaveTextContent('last known, 12 min ago');
    expect(within(nodes).getAllByText('Ready when last heard')).toHaveLength(3);
    expect(await panel('Capacity')).toHaveTextContent('last known, 12 min ago');
    expect(await panel(/Pods/)).toHaveTextContent(
      'All 312 pods ran when last heard.',
    );
    expect(nodes.querySelector('[data-state="healthy"]')).toBeNull();
  });

  it('names what does not run, with the reason of the cluster', async () => {
    show(new FakeFleet(storyWorld()), '/prod-hub/prod-us-2');
    const pods = await panel('Pods that do not run');
    expect(pods).toHaveTextContent('3 of 312');
    expect(pods).toHaveTextContent('Secret psp-token has no key client-id');
    expect(screen.getByText('1 of 4 nodes not ready')).toBeInTheDocument();
    const nodes = await panel('Nodes');
    const [, first] = within(nodes).getAllByRole('row');
    expect(first).toHaveTextContent('ip-10-20-3-09');
    expect(first).toHaveTextContent('NotReady, kubelet silent for 6 min');
  });

  it('tells not installed from not heard', async () => {
    const world = storyWorld();
    const key = 'prod-hub/prod-eu-2';
    world.clusterDetails[key] = {
      ...world.clusterDetails[key],
      capacity: {
        status: 'ok',
        value: {
          cpu: { requested: 20, allocatable: 48 },
          memory: { requested: 1024 ** 3, allocatable: 2 * 1024 ** 3 },
        },
        observedAt: world.now,
      },
      addOns: { status: 'failed', reason: '403 on deployments' },
    };
    show(new FakeFleet(world), '/prod-hub/prod-eu-2');
    expect(await panel('Capacity')).toHaveTextContent(
      'the metrics API is not installed',
    );
    expect(await panel('Add-ons')).toHaveTextContent(
      'Could not be read: 403 on deployments',
    );
  });

  it('says how to give access to a spoke that it may not ask', async () => {
    show(new FakeFleet(storyWorld()), '/prod-hub/prod-en-1');
    expect(await panel('Connection')).toHaveTextContent(
      'Our probe says: not configured',
    );
    const access = await panel('How to give the portal access');
    expect(
      within(access).getByRole('link', { name: 'Onboard a cluster' }),
    ).toHaveAttribute('href', '/create/templates/default/onboard-a-spoke');
    expect(await panel('Nodes')).toHaveTextContent(
      'The portal has no access to this spoke.',
    );
  });

  it('shows the word of a silent hub as old', async () => {
    show(new FakeFleet(storyWorld()), '/lab-hub/dev-eu-1');
    const connection = await panel('Connection');
    expect(connection).toHaveTextContent('4 min ago');
    expect(connection).toHaveTextContent('connection refused');
    expect(connection.querySelector('[data-state="notHeard"]')).not.toBeNull();
  });

  it('tells what the history keeps of the cluster, newest first', async () => {
    const world = storyWorld();
    world.events = [
      {
        id: 'lost',
        kind: 'spokeLost',
        at: secondsBefore(720),
        hub: 'prod-hub',
        cluster: 'prod-ap-2',
        revisions: [],
        message: 'i/o timeout on port 6443',
      },
      {
        id: 'deployed',
        kind: 'deployed',
        at: secondsBefore(2160),
        hub: 'prod-hub',
        cluster: 'prod-ap-2',
        namespace: 'argocd',
        application: 'ledger-prod-ap-2',
        service: 'ledger',
        revisions: ['8c1f02e'],
        version: '1.31.0',
        automated: true,
      },
      {
        id: 'health',
        kind: 'healthChanged',
        at: secondsBefore(2220),
        hub: 'prod-hub',
        cluster: 'prod-ap-2',
        service: 'ledger',
        revisions: [],
        from: 'Healthy',
        to: 'Degraded',
      },
      {
        id: 'first-word',
        kind: 'healthChanged',
        at: secondsBefore(2230),
        hub: 'prod-hub',
        cluster: 'prod-ap-2',
        service: 'ledger',
        revisions: [],
        to: 'Healthy',
      },
    ];
    show(new FakeFleet(world), '/prod-hub/prod-ap-2');
    const events = within(
      await screen.findByRole('list', { name: 'Recent events' }),
    );
    const [lost, deployed, health, firstWord] = events.getAllByRole('listitem');
    expect(lost).toHaveTextContent(
      /The cluster no longer answers our probe.*i\/o timeout on port 6443/,
    );
    expect(deployed).toHaveTextContent(
      'Deployed by automated sync ledger 1.31.0',
    );
    expect(within(deployed).getByRole('link')).toHaveAttribute(
      'href',
      '/fleet/applications/prod-hub/argocd/ledger-prod-ap-2',
    );
    expect(health).toHaveTextContent(
      'Health turned from Healthy to Degraded ledger',
    );
    expect(firstWord).toHaveTextContent('Health turned to Healthy ledger');
  });

  it('does not tell an unknown cluster from a forbidden one', async () => {
    show(new FakeFleet(storyWorld()), '/prod-hub/nowhere');
    expect(
      await screen.findByText('You may not see this, or it does not exist.'),
    ).toBeInTheDocument();
  });
});

describe('the list of clusters', () => {
  it('puts the dead spoke first and searches labels', async () => {
    show(new FakeFleet(storyWorld()), '');
    const table = await screen.findByRole('table', { name: 'Clusters' });
    const [, first] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('prod-ap-2');
    expect(first).toHaveTextContent('unreachable');
    await userEvent.type(screen.getByRole('searchbox'), 'tier=batch');
    const rows = within(
      await screen.findByRole('table', { name: 'Clusters' }),
    ).getAllByRole('row');
    expect(rows).toHaveLength(2);
    expect(rows[1]).toHaveTextContent('prod-us-3');
    expect(rows[1]).toHaveTextContent('v1.31.9');
    expect(
      within(rows[1]).getByRole('img', { name: '1 release behind' }),
    ).toBeInTheDocument();
  });

  it('shows one hub when the address asks for it', async () => {
    const world = storyWorld();
    world.sources = [buildHubSource({ hub: 'lab-hub' })];
    show(new FakeFleet(world), '?hub=lab-hub');
    const table = await screen.findByRole('table', { name: 'Clusters' });
    expect(within(table).getAllByRole('rowheader')).toHaveLength(2);
  });

  const rowNames = () =>
    screen
      .getAllByRole('rowheader')
      .map(row => within(row).getByRole('link').textContent);

  it('filters by any label, by voices and by skew, all in the address', async () => {
    show(
      new FakeFleet(storyWorld()),
      '?label=env%3Dprod&label=region%3Dap-south-1&label=region%3Dus-east-1&probe=reachable',
    );
    await screen.findByRole('table', { name: 'Clusters' });
    expect(rowNames().sort()).toEqual([
      'prod-ap-1',
      'prod-us-1',
      'prod-us-2',
      'prod-us-3',
    ]);
    await userEvent.click(screen.getByRole('button', { name: /Kubernetes/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Behind its environment' }),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(rowNames()).toEqual(['prod-us-3']));
    expect(address().get('version')).toBe('behind');
    expect(address().getAll('label')).toHaveLength(3);
  });

  it('sorts by a heading, and back the other way', async () => {
    show(new FakeFleet(storyWorld()), '');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cluster' }),
    );
    expect(rowNames()[0]).toBe('dev-eu-1');
    await userEvent.click(screen.getByRole('button', { name: 'Cluster' }));
    await waitFor(() => expect(rowNames()[0]).toBe('stg-us-1'));
    expect(address().get('sort')).toBe('-name');
    expect(
      screen.getByRole('columnheader', { name: 'Cluster' }),
    ).toHaveAttribute('aria-sort', 'descending');
  });

  it('tells nodes and use of each, and puts the fullest first', async () => {
    const world = storyWorld();
    const usage = (used: number | undefined) => ({
      status: 'ok' as const,
      observedAt: world.now,
      value: {
        nodes: 3,
        nodesReady: used === 30 ? 2 : 3,
        cpu: { used, allocatable: 40 },
        memory: { used, allocatable: 40 * 2 ** 30 },
      },
    });
    world.clusters = world.clusters.slice(0, 4).map((cluster, index) => ({
      ...cluster,
      usage: [
        usage(10),
        usage(30),
        usage(undefined),
        { status: 'failed' as const, reason: 'forbidden (403)' },
      ][index],
    }));
    show(new FakeFleet(world), '?sort=cpu');
    await screen.findByRole('table', { name: 'Clusters' });
    const names = world.clusters.map(({ ref }) => ref.name);
    expect(rowNames()).toEqual([names[1], names[0], ...names.slice(2).sort()]);
    const row = (index: number) =>
      screen.getByRole('row', { name: new RegExp(`^${names[index]}`) });
    expect(row(0)).toHaveTextContent('25 %of 40');
    expect(row(0)).toHaveTextContent('of 40 GiB');
    expect(row(1)).toHaveTextContent('2 of 3 ready');
    expect(row(2)).toHaveTextContent('not measuredof 40');
    expect(within(row(3)).getAllByTitle('forbidden (403)')).toHaveLength(3);
  });

  it('keeps filters under a name and opens them again', async () => {
    show(new FakeFleet(storyWorld()), '?label=tier%3Dbatch&sort=version');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Saved views' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Save this view…' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Name' }),
      'Batch',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await screen.findByRole('button', { name: 'Batch' });
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filters' }),
    );
    await waitFor(() => expect(rowNames().length).toBeGreaterThan(1));
    await userEvent.click(screen.getByRole('button', { name: 'Saved views' }));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Batch' }),
    );
    await waitFor(() => expect(rowNames()).toEqual(['prod-us-3']));
  });

  it('names the hubs that are silent above what they left behind', async () => {
    show(new FakeFleet(storyWorld()), '');
    expect(
      await screen.findByText(
        words(/^lab-hub last heard 4 min ago: connection refused/),
      ),
    ).toBeInTheDocument();
  });

  it('offers the next step when there is no cluster, or none that matches', async () => {
    show(new FakeFleet(emptyWorld()), '');
    expect(
      await screen.findByRole('link', { name: 'Onboard a cluster' }),
    ).toHaveAttribute('href', '/create/templates/default/onboard-a-spoke');
  });
});
