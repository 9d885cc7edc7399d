import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { Operation } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  closedOffers,
  FakeFleet,
  FakeWorld,
  openOffers,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../../../__testUtils__/renderFleet';
import { ApplicationPage } from '../ApplicationPage';

const drifted = 'prod-hub/argocd/edge-router-prod-eu-1';
const ref = {
  hub: 'prod-hub',
  namespace: 'argocd',
  name: 'edge-router-prod-eu-1',
};

function show(overrides: Partial<FakeWorld> = {}) {
  const fleet = new FakeFleet({ ...storyWorld(), ...overrides });
  renderFleet(
    <Routes>
      <Route
        path="/fleet/applications/:hub/:namespace/:name"
        element={<ApplicationPage />}
      />
    </Routes>,
    { fleet, at: `/fleet/applications/${drifted}` },
  );
  return fleet;
}

const openMenu = async () => {
  await userEvent.click(
    await screen.findByRole('button', { name: 'Operations' }),
  );
  return screen.findByRole('menu');
};
const choose = async (name: string) => {
  const menu = await openMenu();
  await userEvent.click(within(menu).getByRole('menuitem', { name }));
  return screen.findByRole('dialog');
};

/** The hub ends what it took. */
function end(fleet: FakeFleet, operation: Partial<Operation>) {
  const application = fleet.world.applications.find(
    one => one.ref.name === ref.name,
  );
  if (!application) throw new Error('The story has the Application');
  act(() =>
    fleet.changeApplication({
      ...application,
      operation: {
        phase: 'Succeeded',
        ...application.operation,
        finishedAt: fleet.world.now,
        ...operation,
      },
    }),
  );
}

describe('the operations of an Application', () => {
  it('are disabled with the reason where they are switched off', async () => {
    show();
    const items = within(await openMenu()).getAllByRole('menuitem');
    expect(items).toHaveLength(4);
    for (const item of items) {
      expect(item).toHaveAttribute('aria-disabled', 'true');
      expect(item).toHaveTextContent(/switched off: set fleet\.operations\./);
    }
  });

  it('say what a sync will do and where, and ask the hub once it is confirmed', async () => {
    const fleet = show({ offers: openOffers });
    const dialog = await choose('Sync');
    expect(dialog).toHaveTextContent('On cluster prod-eu-1 (prod)');
    expect(dialog).toHaveTextContent('This is production.');
    expect(dialog).toHaveTextContent('It changes 1 resource: Deployment');
    expect(fleet.operations).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Sync' }));
    await within(dialog).findByText('The hub is applying it.');
    expect(fleet.operations).toEqual([
      { operation: 'sync', ref, request: { dryRun: false, prune: false } },
    ]);
    expect(
      within(dialog).queryByRole('button', { name: 'Back to the choices' }),
    ).not.toBeInTheDocument();
    end(fleet, { phase: 'Succeeded', message: 'successfully synced' });
    await within(dialog).findByText('Done: the hub applied it.');
    expect(dialog).toHaveTextContent('In the hub’s words: successfully synced');
    const [, close] = within(dialog).getAllByRole('button', { name: 'Close' });
    expect(close).toHaveFocus();
    await userEvent.click(close);
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(
      screen.getByRole('region', { name: 'Last operation' }),
    ).toHaveTextContent('Succeeded');
  });

  it('show what a dry run said, and go back to what was chosen', async () => {
    const fleet = show({ offers: openOffers });
    const dialog = await choose('Sync');
    const dryRun = () =>
      within(dialog).getByRole('checkbox', { name: /^Dry run/ });
    await userEvent.click(dryRun());
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Revision' }),
      'v1.2.3',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Try it' }),
    );
    await within(dialog).findByText('The hub is trying it; nothing changes.');
    end(fleet, {
      phase: 'Failed',
      message: 'one or more objects failed to apply',
      tried: [
        {
          kind: 'Job',
          namespace: 'edge',
          name: 'migrate',
          failed: true,
          message: 'field is immutable',
        },
      ],
    });
    await within(dialog).findByText(/^The dry run failed: a sync would fail/);
    expect(
      within(dialog).getByRole('list', {
        name: 'What the dry run says of each resource',
      }),
    ).toHaveTextContent('Job edge/migratefield is immutable');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Back to the choices' }),
    );
    expect(dryRun()).toBeChecked();
    expect(
      within(dialog).getByRole('textbox', { name: 'Revision' }),
    ).toHaveValue('v1.2.3');
    await userEvent.click(dryRun());
    expect(dialog).toHaveTextContent(
      'What v1.2.3 changes is known only to the hub: a dry run tells it.',
    );
  });

  it('name what pruning deletes before it does', async () => {
    const world = storyWorld();
    const detail = world.applicationDetails[drifted];
    const old = {
      kind: 'ConfigMap',
      name: 'old-settings',
      desired: '',
      live: 'kind: ConfigMap\n',
      masked: false,
    };
    if (detail.diff?.status !== 'ok') throw new Error('The story has a diff');
    const diff = { ...detail.diff, value: [...detail.diff.value, old] };
    const fleet = show({
      offers: openOffers,
      applicationDetails: { [drifted]: { ...detail, diff } },
    });
    const dialog = await choose('Sync');
    expect(dialog).toHaveTextContent(
      '1 resource that Git no longer has stays: ConfigMap old-settings.',
    );
    const check = (name: string | RegExp) =>
      userEvent.click(within(dialog).getByRole('checkbox', { name }));
    await check(/^Prune/);
    expect(dialog).toHaveTextContent(
      'It deletes 1 resource that Git no longer has: ConfigMap old-settings.',
    );
    await check(/^Dry run/);
    await check('ConfigMap old-settings');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: 'Revision' }),
      'v1.2.3',
    );
    expect(dialog).toHaveTextContent(
      'The hub tries to apply v1.2.3 and says how it went; nothing changes.',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Try it' }),
    );
    await waitFor(() => expect(fleet.operations).toHaveLength(1));
    expect(fleet.operations[0].request).toEqual({
      dryRun: true,
      prune: true,
      revision: 'v1.2.3',
      resources: [
        expect.objectContaining({ kind: 'ConfigMap', name: 'old-settings' }),
      ],
    });
  });

  it('stay open with the reason when the hub refuses', async () => {
    const fleet = show({ offers: openOffers });
    const dialog = await choose('Refresh');
    fleet.world = { ...fleet.world, offers: closedOffers };
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Refresh' }),
    );
    expect(await within(dialog).findByText(/switched off/)).toBeInTheDocument();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  it('keep to sync windows, which are told beside them', async () => {
    const window = {
      kind: 'deny' as const,
      schedule: '0 22 * * *',
      duration: '8h',
      manualSync: false,
    };
    show({
      offers: openOffers,
      syncWindows: {
        [drifted]: {
          canSync: false,
          reason: 'A sync window of its project forbids it now.',
          active: [window],
          assigned: [window],
        },
      },
    });
    const panel = await screen.findByRole('region', { name: 'Sync windows' });
    await waitFor(() =>
      expect(panel).toHaveTextContent(
        '0 22 * * * for 8h denies syncs, open now',
      ),
    );
    const menu = await openMenu();
    expect(
      within(menu).getByRole('menuitem', { name: /^Sync/ }),
    ).toHaveTextContent('A sync window of its project forbids it now.');
    expect(
      within(menu).getByRole('menuitem', { name: /^Refresh/ }),
    ).not.toHaveAttribute('aria-disabled', 'true');
  });

  it('say which window holds the hub back that a sync by hand passes', async () => {
    const deny = {
      kind: 'deny' as const,
      schedule: '0 15 * * *',
      duration: '4h',
      timeZone: 'Europe/Berlin',
      description: 'Peak hours of the shop',
      manualSync: true,
    };
    const allow = {
      kind: 'allow' as const,
      schedule: '30 6 * * 1-5',
      duration: '1h30m',
      manualSync: false,
    };
    show({
      offers: openOffers,
      syncWindows: {
        [drifted]: { canSync: true, active: [deny], assigned: [deny, allow] },
      },
    });
    const panel = await screen.findByRole('region', { name: 'Sync windows' });
    await waitFor(() =>
      expect(panel).toHaveTextContent(
        'denies syncs, a sync by hand is let through, open nowPeak hours of the shop',
      ),
    );
    expect(await choose('Sync')).toHaveTextContent(
      'A sync window denies syncs now and lets only one by hand through: 0 15 * * * for 4h (Europe/Berlin), Peak hours of the shop.',
    );
  });

  it('say that a window goes by UTC where Argo CD does not know its zone', async () => {
    const deny = {
      kind: 'deny' as const,
      schedule: '0 22 * * *',
      duration: '8h',
      timeZone: 'Europe/Nowhere',
      unknownTimeZone: true,
      manualSync: true,
    };
    show({
      offers: openOffers,
      syncWindows: {
        [drifted]: { canSync: true, active: [], assigned: [deny] },
      },
    });
    await waitFor(async () =>
      expect(
        await screen.findByRole('region', { name: 'Sync windows' }),
      ).toHaveTextContent(
        '0 22 * * * for 8h (UTC, as Argo CD knows no time zone Europe/Nowhere) denies syncs',
      ),
    );
  });

  it('do not speak of windows that hold nothing back', async () => {
    const allow = {
      kind: 'allow' as const,
      schedule: '0 14 * * *',
      duration: '12h',
      manualSync: false,
    };
    show({
      offers: openOffers,
      syncWindows: {
        [drifted]: { canSync: true, active: [allow], assigned: [allow] },
      },
    });
    await waitFor(async () =>
      expect(
        await screen.findByRole('region', { name: 'Sync windows' }),
      ).toHaveTextContent('allows syncs, open now'),
    );
    expect(await choose('Sync')).not.toHaveTextContent('sync window');
  });

  it('stand beside what the hub told lately', async () => {
    show({
      applicationEvents: {
        [drifted]: [
          {
            type: 'Warning',
            reason: 'OperationCompleted',
            message: 'Sync operation failed',
            count: 3,
          },
        ],
      },
    });
    const events = await screen.findByRole('region', { name: /^Events/ });
    await waitFor(() =>
      expect(events).toHaveTextContent('Sync operation failed'),
    );
    expect(events).toHaveTextContent('3 times');
  });
});
