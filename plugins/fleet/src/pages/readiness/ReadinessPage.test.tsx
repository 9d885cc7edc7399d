import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  buildReadiness,
  buildReadinessStep,
  FakeFleet,
  secondsBefore,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { ReadinessPage } from './ReadinessPage';
import { ReadinessPanel } from './ReadinessPanel';

const refused = buildReadinessStep('certificates', 'notReady', {
  words: 'public-acme not ready.',
  evidence: [
    {
      object: 'ClusterIssuer public-acme',
      says: 'too many registrations for this IP',
      ok: false,
      since: secondsBefore(7_200),
    },
    { object: 'ClusterIssuer internal', says: 'ready', ok: true },
  ],
  moreEvidence: 3,
  remedy: { words: 'Look at the account of the issuer.' },
});
const absent = buildReadinessStep('backups', 'notInstalled', {
  words: 'Velero is not installed.',
  remedy: {
    words: 'Equip this cluster with Velero.',
    template: 'equip-a-spoke',
    part: 'velero',
  },
});
const old = buildReadinessStep('nodes', 'ready', {
  words: 'All 3 nodes ready.',
  stale: 'i/o timeout on port 6443',
  observedAt: secondsBefore(720),
});

const fleetWith = (...readiness: ReturnType<typeof buildReadiness>[]) =>
  new FakeFleet({ ...storyWorld(), readiness });

describe('the readiness page', () => {
  const show = (fleet: FakeFleet) =>
    renderFleet(<ReadinessPage />, { fleet, at: '/fleet/readiness' });
  const row = (name: string | RegExp) => screen.findByRole('row', { name });

  it('has every cluster by every step, with what is wrong in its words', async () => {
    show(fleetWith(buildReadiness('prod-eu-1', [refused, absent])));
    const cells = within(await row(/^prod-eu-1/));
    expect(cells.getByText('11 of 13 steps')).toBeInTheDocument();
    expect(
      cells.getByRole('img', { name: 'Not ready: public-acme not ready.' }),
    ).toBeInTheDocument();
    expect(
      cells.getByRole('img', {
        name: 'Not installed: Velero is not installed.',
      }),
    ).toBeInTheDocument();
    expect(cells.getByRole('link', { name: 'prod-eu-1' })).toHaveAttribute(
      'href',
      '/fleet/clusters/prod-hub/prod-eu-1',
    );
  });

  it('does not judge what was not read yet', async () => {
    const unread = buildReadinessStep('nodes', 'unknown');
    show(
      fleetWith(
        buildReadiness('prod-eu-1', [unread], {
          pending: true,
          observedAt: undefined,
        }),
      ),
    );
    const cells = within(await row(/^prod-eu-1/));
    expect(cells.getByText('Being read')).toBeInTheDocument();
    expect(cells.getByRole('img', { name: 'Being read' })).toBeInTheDocument();
    expect(cells.queryByText(/of 13/)).not.toBeInTheDocument();
  });

  it('is filtered by environment', async () => {
    show(fleetWith());
    await row(/^prod-eu-1/);
    await userEvent.click(screen.getByRole('button', { name: /Environment/ }));
    await userEvent.click(screen.getByRole('option', { name: 'staging' }));
    // The rest of the page is hidden from readers while the list is open.
    await userEvent.keyboard('{Escape}');
    await row(/^stg-eu-1/);
    expect(
      screen.queryByRole('row', { name: /^prod-eu-1/ }),
    ).not.toBeInTheDocument();
  });
});

describe('the checklist of a cluster', () => {
  const show = (fleet: FakeFleet) =>
    renderFleet(
      <ReadinessPanel cluster={{ hub: 'prod-hub', name: 'prod-eu-1' }} />,
      { fleet },
    );
  const step = async (name: string) =>
    (
      await within(
        await screen.findByRole('region', { name: 'Readiness' }),
      ).findByText(name)
    ).closest('li')!;

  it('shows the evidence, its age, and what to do', async () => {
    show(fleetWith(buildReadiness('prod-eu-1', [refused, absent])));
    const certificates = await step('Certificates');
    expect(certificates).toHaveTextContent('public-acme not ready.');
    expect(certificates).toHaveTextContent(
      'Look at the account of the issuer.',
    );
    await userEvent.click(within(certificates).getByText('5 objects'));
    expect(certificates).toHaveTextContent(
      'ClusterIssuer public-acme too many registrations for this IP 2 h ago',
    );
    const form = within(await step('Backups')).getByRole('link', {
      name: 'Open the template',
    });
    const { pathname, searchParams } = new URL(
      form.getAttribute('href') ?? '',
      'https://portal.example.com',
    );
    expect(pathname).toBe('/create/templates/default/equip-a-spoke');
    expect(JSON.parse(searchParams.get('formData') ?? '')).toEqual({
      hub: 'prod-hub',
      cluster: 'prod-eu-1',
      environment: 'prod',
      region: 'eu-west-1',
      parts: ['velero'],
    });
  });

  it('gives the reason once where several steps could not be read for it', async () => {
    const words = 'It could not be read: the portal has no access.';
    const unread = (['nodes', 'network', 'backups'] as const).map(name =>
      buildReadinessStep(name, 'unknown', { words }),
    );
    show(fleetWith(buildReadiness('prod-eu-1', unread)));
    expect(await step('3 steps')).toHaveTextContent('Nodes, Network, Backups');
    expect(screen.getAllByText(words)).toHaveLength(1);
    expect(await step('Labels')).toHaveTextContent('labels is ready');
  });

  it('keeps an old reading, dated, and says why it is old', async () => {
    show(fleetWith(buildReadiness('prod-eu-1', [old])));
    const nodes = await step('Nodes');
    expect(nodes).toHaveTextContent('12 min ago');
    expect(nodes).toHaveTextContent('i/o timeout on port 6443');
  });

  it('says what failed when the portal cannot tell', async () => {
    const fleet = fleetWith();
    fleet.getClusterReadiness = async () => {
      throw new Error('the backend is away');
    };
    show(fleet);
    expect(await screen.findByText(/backend is away/)).toBeInTheDocument();
  });
});
