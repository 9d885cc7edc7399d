import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import { DoctorReport } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  BUILT_AT,
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { DoctorPage } from './DoctorPage';

const lines = 'p, role:fleet-portal, applicationsets, get, */*, allow';

const report: DoctorReport = {
  generatedAt: BUILT_AT,
  configuration: [],
  hubs: [
    {
      hub: 'dev-hub',
      title: 'Dev hub',
      verdict: 'ok',
      checks: [{ check: 'reachable', outcome: 'ok', words: 'It answers.' }],
      leaks: [],
    },
    {
      hub: 'prod-hub',
      title: 'Prod hub',
      verdict: 'broken',
      argocdVersion: 'v2.14.15',
      account: 'fleet-portal',
      checks: [
        { check: 'reachable', outcome: 'ok', words: 'It answers.' },
        { check: 'tls', outcome: 'warning', words: 'It is not verified.' },
        {
          check: 'applicationSets',
          outcome: 'failed',
          words: 'It may not read all ApplicationSets.',
          remedy: { words: 'Add these lines.', paste: lines },
        },
        { check: 'objects', outcome: 'skipped', words: 'Not asked.' },
      ],
      leaks: [
        {
          id: 'CVE-2025-55190',
          words: 'Credentials of repositories leak.',
          fixedIn: ['2.14.16'],
        },
      ],
    },
  ],
  spokes: [
    {
      ref: { hub: 'prod-hub', name: 'prod-eu-1' },
      verdict: 'ok',
      checks: [{ check: 'readyz', outcome: 'ok', words: 'It is ready.' }],
    },
    {
      ref: { hub: 'prod-hub', name: 'prod-ap-2' },
      verdict: 'broken',
      checks: [
        { check: 'reachable', outcome: 'failed', words: 'No route to host.' },
      ],
    },
  ],
  annotations: [
    { entityRef: 'component:default/shop', words: 'No Application is so.' },
  ],
};

const fleetWith = (doctor: DoctorReport) =>
  new FakeFleet({ ...storyWorld(), doctor });

function show(fleet = fleetWith(report)) {
  renderFleet(<DoctorPage />, { fleet, at: '/fleet/doctor' });
  return fleet;
}

const region = (name: string) => screen.findByRole('region', { name });

describe('the doctor page', () => {
  it('has the verdict first, then the hubs, the worst of them first', async () => {
    show();
    expect(
      await screen.findByText('1 of 2 hubs work, 1 of 2 spokes work.'),
    ).toBeInTheDocument();
    const titles = screen
      .getAllByRole('heading', { level: 2 })
      .map(title => title.textContent);
    expect(titles).toEqual([
      'Prod hub',
      'Dev hub',
      'Spokes',
      'Annotations that lead nowhere',
    ]);
  });

  it('says of a hub what lacks before what is to be looked at and what works', async () => {
    show();
    const hub = await region('Prod hub');
    expect(hub).toHaveTextContent('Argo CD v2.14.15, as fleet-portal');
    expect(hub).toHaveTextContent(
      'CVE-2025-55190 Credentials of repositories leak. Fixed in 2.14.16.',
    );
    const [failed, warning] = within(hub)
      .getAllByRole('img')
      .map(icon => icon.closest('li')!);
    expect(failed).toHaveTextContent('It may not read all ApplicationSets.');
    expect(warning).toHaveTextContent('It is not verified.');
    const rest = within(hub).getByText('1 check works, 1 not asked');
    expect(rest.closest('details')).not.toHaveAttribute('open');
  });

  it('copies the lines to paste', async () => {
    const user = userEvent.setup();
    const written = jest.spyOn(navigator.clipboard, 'writeText');
    show();
    const hub = await region('Prod hub');
    expect(within(hub).getByText(lines)).toBeInTheDocument();
    await user.click(
      within(hub).getByRole('button', { name: 'Copy the lines' }),
    );
    expect(written).toHaveBeenCalledWith(lines);
    expect(
      await within(hub).findByRole('button', { name: 'Copied' }),
    ).toBeInTheDocument();
  });

  it('has the spokes that do not work open and the others folded', async () => {
    show();
    const spokes = within(await region('Spokes'));
    expect(spokes.getByText('No route to host.').closest('details')).toBeNull();
    expect(spokes.getByRole('link', { name: 'prod-ap-2' })).toHaveAttribute(
      'href',
      '/fleet/clusters/prod-hub/prod-ap-2',
    );
    const others = spokes.getByText('1 spoke with nothing to mend');
    expect(others.closest('details')).toHaveTextContent('prod-eu-1');
    expect(others.closest('details')).not.toHaveAttribute('open');
  });

  it('does not count an entry as working that nobody asked', async () => {
    const strange: DoctorReport['spokes'][number] = {
      ref: { hub: 'prod-hub', name: 'prod-eu-9' },
      verdict: 'attention',
      checks: [
        { check: 'access', outcome: 'warning', words: 'No hub has it.' },
      ],
    };
    const unmeasured: DoctorReport['spokes'][number] = {
      ref: { hub: 'prod-hub', name: 'prod-eu-8' },
      verdict: 'attention',
      checks: [
        { check: 'reachable', outcome: 'ok', words: 'It answers.' },
        { check: 'nodeMetrics', outcome: 'warning', words: 'Not installed.' },
      ],
    };
    show(
      fleetWith({ ...report, spokes: [...report.spokes, strange, unmeasured] }),
    );
    expect(
      await screen.findByText('1 of 2 hubs work, 2 of 4 spokes work.'),
    ).toBeInTheDocument();
    expect(await region('Spokes')).not.toHaveTextContent('Works, look at it');
  });

  it('names mistakes in the configuration and trouble of the portal itself', async () => {
    const configuration = ['fleet.hubs[0].url: it is not an address.'];
    show(
      fleetWith({ ...report, configuration, ownNetwork: 'No spoke answers.' }),
    );
    expect(await region('Mistakes in the configuration')).toHaveTextContent(
      configuration[0],
    );
    expect(screen.getByText('No spoke answers.')).toBeInTheDocument();
  });

  it('asks again only when told to', async () => {
    const fleet = show();
    await region('Dev hub');
    fleet.world.doctor = { ...report, hubs: [report.hubs[0]] };
    await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
    expect(
      await screen.findByText('1 of 1 hubs work, 1 of 2 spokes work.'),
    ).toBeInTheDocument();
    expect(fleet.calls.filter(name => name === 'getDoctorReport')).toHaveLength(
      2,
    );
  });

  it('tells who may not ask it', async () => {
    const fleet = fleetWith(report);
    fleet.getDoctorReport = async () => {
      throw new NotAllowedError('You may not see this');
    };
    show(fleet);
    expect(
      await screen.findByText('You may not see this, or it does not exist.'),
    ).toBeInTheDocument();
  });
});

describe('the configuration of a hub', () => {
  const saved: { name: string; content: Blob }[] = [];
  beforeEach(() => {
    saved.length = 0;
    let made: Blob;
    URL.createObjectURL = (content: Blob) => {
      made = content;
      return 'blob:archive';
    };
    URL.revokeObjectURL = () => {};
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push({ name: this.download, content: made });
      });
  });
  afterEach(() => jest.restoreAllMocks());

  const download = async (title: string) =>
    userEvent.click(
      await within(await region(title)).findByRole('button', {
        name: 'Download configuration',
      }),
    );

  it('is downloaded under the name that the backend gave it', async () => {
    const fleet = fleetWith(report);
    const content = new Blob(['packed']);
    const asked: string[] = [];
    fleet.exportHub = async hub => {
      asked.push(hub);
      return { fileName: 'prod-hub-20261120.tar.gz', content };
    };
    show(fleet);
    await download('Prod hub');
    expect(asked).toEqual(['prod-hub']);
    expect(saved).toEqual([{ name: 'prod-hub-20261120.tar.gz', content }]);
  });

  it('is refused in words', async () => {
    const fleet = fleetWith(report);
    fleet.exportHub = async () => {
      throw new Error('prod-hub does not answer.');
    };
    show(fleet);
    await download('Prod hub');
    const hub = await region('Prod hub');
    expect(
      await within(hub).findByText('prod-hub does not answer.'),
    ).toBeInTheDocument();
    expect(saved).toEqual([]);
  });
});
