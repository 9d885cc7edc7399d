import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { englishPhrases } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { givenScreen } from '../../__testUtils__/screen';
import { ApplicationPage } from './ApplicationPage';

const show = (fleet: FakeFleet, path: string) =>
  renderFleet(
    <Routes>
      <Route
        path="/fleet/applications/:hub/:namespace/:name"
        element={<ApplicationPage />}
      />
    </Routes>,
    { fleet, at: `/fleet/applications/${path}` },
  );
const panel = (name: string) => screen.findByRole('region', { name });

describe('ApplicationPage', () => {
  beforeEach(() => givenScreen(1440, 900));

  it('shows drift side by side, Git left and live right', async () => {
    show(new FakeFleet(storyWorld()), 'prod-hub/argocd/edge-router-prod-eu-1');
    const drift = await panel('Drift');
    const row = within(drift)
      .getAllByRole('row')
      .find(line => line.textContent?.includes('replicas'));
    expect(
      within(row!)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(['2', '+  replicas: 3', '2', '-  replicas: 5']);
    expect(drift).toHaveTextContent('2 lines differ');
    expect(screen.getByText('What runs differs from Git.')).toBeInTheDocument();
  });

  it('shows drift in one column on a phone', async () => {
    givenScreen(390, 844);
    show(new FakeFleet(storyWorld()), 'prod-hub/argocd/edge-router-prod-eu-1');
    const drift = await panel('Drift');
    const lines = within(drift)
      .getAllByRole('row')
      .map(line => line.textContent ?? '')
      .filter(text => text.includes('replicas'));
    expect(lines).toEqual(['2-  replicas: 5', '2+  replicas: 3']);
  });

  it('has the words of the failing resource first in the tree', async () => {
    show(new FakeFleet(storyWorld()), 'prod-hub/argocd/basket-api-prod-us-2');
    const resources = await panel('Resources');
    const [, first] = within(resources).getAllByRole('row');
    expect(first).toHaveTextContent('Deployment');
    expect(first).toHaveTextContent('exceeded its progress deadline');
  });

  it('does not say above what fails that nothing is wrong', async () => {
    show(new FakeFleet(storyWorld()), 'prod-hub/argocd/basket-api-prod-us-2');
    const drift = await panel('Drift');
    expect(drift).toHaveTextContent(
      'No field differs from Git, as far as the hub knows. Whether it works is another question: its state is Degraded.',
    );
    expect(drift.querySelector('[data-state="healthy"]')).toBeNull();
    const { DOCUMENT_POSITION_PRECEDING: before } = Node;
    const resources = await panel('Resources');
    expect(drift.compareDocumentPosition(resources) & before).toBe(before);
  });

  it('says that nothing differs where all is well', async () => {
    const world = storyWorld();
    const key = 'prod-hub/argocd/basket-api-prod-us-2';
    world.applications = world.applications.map(a =>
      a.ref.name === 'basket-api-prod-us-2'
        ? { ...a, state: 'healthy' as const }
        : a,
    );
    show(new FakeFleet(world), key);
    expect(await panel('Drift')).toHaveTextContent('Nothing differs from Git.');
  });

  it('gives the reason in the reader’s language, and says whose words it is in', async () => {
    const world = storyWorld();
    const name = 'basket-api-prod-us-2';
    world.applications = world.applications.map(a =>
      a.ref.name === name
        ? {
            ...a,
            reason: 'as the backend wrote it',
            phrases: { reason: [{ code: 'readiness.notReadYet' }] },
          }
        : a,
    );
    show(new FakeFleet(world), `prod-hub/argocd/${name}`);
    expect(await screen.findByText(/^Reason: /)).toHaveTextContent(
      englishPhrases['readiness.notReadYet'],
    );
    expect(screen.queryByText(/In the hub’s words/)).not.toBeInTheDocument();
  });

  it('draws its resources as a graph, in any size', async () => {
    show(new FakeFleet(storyWorld()), 'prod-hub/argocd/basket-api-prod-us-2');
    const resources = await panel('Resources');
    await userEvent.click(
      within(resources).getByRole('button', { name: 'Show as a graph' }),
    );
    const graph = within(resources).getByRole('group', {
      name: 'Resources as a graph',
    });
    const [first] = within(graph).getAllByRole('link');
    expect(first).toHaveAccessibleName(/^Degraded/);
    const canvas = () =>
      graph.querySelector<HTMLElement>('[style*="scale"]')?.style.transform;
    expect(canvas()).toBe('scale(1)');
    await userEvent.click(
      within(resources).getByRole('button', { name: 'Larger' }),
    );
    expect(canvas()).toBe('scale(1.2)');
    act(() => graph.focus());
    await userEvent.keyboard('--');
    expect(canvas()).toBe('scale(0.8)');
    const smaller = within(resources).getByRole('button', { name: 'Smaller' });
    await userEvent.click(smaller);
    await userEvent.click(smaller);
    expect(smaller).toBeDisabled();
  });

  it('tells how the last operation ended', async () => {
    show(new FakeFleet(storyWorld()), 'prod-hub/argocd/ledger-prod-eu-1');
    const operation = await panel('Last operation');
    expect(operation).toHaveTextContent('Failed');
    expect(operation).toHaveTextContent('5 of 5 retries used');
    expect(operation).toHaveTextContent('field is immutable');
    expect(await panel('Conditions')).toHaveTextContent('SyncError');
  });

  it('does not take a dry run that failed for a sync that failed', async () => {
    const world = storyWorld();
    const name = 'basket-api-prod-us-2';
    const at = world.now;
    world.applications = world.applications.map(a =>
      a.ref.name === name
        ? {
            ...a,
            operation: {
              phase: 'Failed' as const,
              dryRun: true,
              message: 'Operation terminated',
              startedAt: at,
              finishedAt: at,
            },
          }
        : a,
    );
    show(new FakeFleet(world), `prod-hub/argocd/${name}`);
    const operation = await panel('Last operation');
    expect(operation).toHaveTextContent(
      'Failed (dry run)A dry run only tries: nothing was changed, and no sync has failed.Operation terminated',
    );
    expect(operation.querySelector('[data-state="syncFailed"]')).toBeNull();
  });

  it('says each commit of its history once, also where it has no other name', async () => {
    const world = storyWorld();
    const key = 'prod-hub/argocd/basket-api-prod-us-2';
    const [named, bare] = ['a'.repeat(40), 'b'.repeat(40)];
    const entry = { id: 1, deployedAt: world.now };
    world.applicationDetails[key] = {
      ...world.applicationDetails[key],
      history: [
        { ...entry, id: 2, revisions: [named, named], version: '1.4.0' },
        { ...entry, revisions: [bare], version: 'bbbbbbb' },
      ],
    };
    show(new FakeFleet(world), key);
    const history = await panel('History');
    const [first, second] = within(history).getAllByRole('listitem');
    expect(first.textContent).toMatch(/^1\.4\.0 .*aaaaaaa/);
    expect(first.textContent?.match(/aaaaaaa/g)).toHaveLength(1);
    expect(second.textContent?.match(/bbbbbbb/g)).toHaveLength(1);
    for (const [row, revision] of [
      [first, named],
      [second, bare],
    ] as const) {
      expect(
        within(row).getByRole('button', { name: new RegExp(revision) }),
      ).toBeInTheDocument();
    }
  });

  it('says once why its hub is silent, and still says what else is wrong', async () => {
    const world = storyWorld();
    const { ref } = world.applications.find(a => a.ref.hub === 'lab-hub')!;
    const because = (reason: string) => {
      world.applications = world.applications.map(a =>
        a.ref.name === ref.name ? { ...a, reason } : a,
      );
      return show(
        new FakeFleet(world),
        `${ref.hub}/${ref.namespace}/${ref.name}`,
      );
    };
    const { unmount } = because('connection refused');
    expect(await screen.findByText(/^The hub is silent/)).toBeInTheDocument();
    expect(screen.getAllByText(/connection refused/)).toHaveLength(1);
    unmount();
    because('another one');
    expect(await screen.findByText(/another one/)).toBeInTheDocument();
  });

  it('shows the rest when the hub cannot be asked for details', async () => {
    const world = storyWorld();
    const key = 'prod-hub/argocd/basket-api-prod-us-2';
    const failed = {
      status: 'failed' as const,
      reason: 'prod-hub did not answer in 10 s',
    };
    world.applicationDetails[key] = {
      ...world.applicationDetails[key],
      tree: failed,
      diff: failed,
    };
    show(new FakeFleet(world), key);
    expect(await panel('Resources')).toHaveTextContent(
      'prod-hub did not answer in 10 s',
    );
    expect(await panel('Application')).toHaveTextContent('2.14.3');
  });

  it('runs nothing that a manifest says', async () => {
    const world = storyWorld();
    const name = 'basket-api-prod-us-2';
    world.applications = world.applications.map(a =>
      a.ref.name === name
        ? {
            ...a,
            reason: '<img src=x onerror=alert(1)>',
            links: { argocd: 'javascript:alert(1)' },
            sources: [{ ...a.sources[0], repoURL: 'javascript:alert(1)' }],
          }
        : a,
    );
    show(new FakeFleet(world), `prod-hub/argocd/${name}`);
    await panel('Application');
    expect(screen.getByText(/<img src=x/)).toBeInTheDocument();
    const addresses = screen
      .getAllByRole('link')
      .map(link => link.getAttribute('href'));
    expect(
      addresses.filter(address => !/^(\/|https?:)/.test(address ?? '')),
    ).toEqual([]);
    expect(
      screen.queryByRole('link', { name: /Argo CD/ }),
    ).not.toBeInTheDocument();
  });
});
