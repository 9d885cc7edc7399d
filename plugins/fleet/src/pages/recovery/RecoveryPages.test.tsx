import { words } from '../../__testUtils__/words';
import { screen, within } from '@testing-library/react';
import {
  BUILT_AT,
  buildRecovery,
  FakeFleet,
  secondsBefore,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import {
  ClusterRecoveryDetail,
  Region,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Route, Routes } from 'react-router-dom';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { RecoveryPages } from './RecoveryPages';

function show(
  clusters: ClusterRecoveryDetail['recovery'][],
  at = '/fleet/recovery',
  regions: Region[] = [],
) {
  const fleet = new FakeFleet(storyWorld());
  fleet.recovery.regions = regions;
  fleet.recovery.clusters = clusters;
  return renderFleet(
    <Routes>
      <Route path="/fleet/recovery/*" element={<RecoveryPages />} />
    </Routes>,
    { fleet, at },
  );
}
const ofCluster = '/fleet/recovery/clusters/prod-hub/prod-eu-1';
const panel = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('the recovery page', () => {
  it('has what would not come back first, and where a figure comes from', async () => {
    show([
      buildRecovery('prod-us-1', {
        verdict: 'tooOld',
        words: 'The last good backup is 2 d old; the RPO is 8 h.',
        remarks: ['No restore was ever completed on it.'],
      }),
    ]);
    const rows = await screen.findAllByRole('row');
    const first = within(rows[1]);
    expect(first.getByRole('link', { name: 'prod-us-1' })).toHaveAttribute(
      'href',
      '/fleet/recovery/clusters/prod-hub/prod-us-1',
    );
    expect(first.getByText('Too old')).toBeInTheDocument();
    expect(first.getByText('and 1 remark')).toBeInTheDocument();
    expect(first.getByText('RPO 8 h')).toHaveAttribute(
      'title',
      'Set by fleet.recovery.environments.prod.rpo',
    );
    expect(first.getByText('RTO 4 h')).toHaveAttribute(
      'title',
      expect.stringContaining('default'),
    );
  });
});

describe('the page of regions', () => {
  const region = (name: string, overrides: Partial<Region> = {}): Region => ({
    environment: 'prod',
    region: name,
    verdict: 'healthy',
    words: 'All clusters answer, and every Application works.',
    clusters: [{ ref: { hub: 'prod-hub', name: 'prod-us-1' }, answers: true }],
    applications: 3,
    states: { healthy: 3 },
    standbys: [],
    ...overrides,
  });
  const regions = [
    region('us-east-1', {
      verdict: 'lost',
      words: 'prod-us-1 does not answer.',
      clusters: [
        { ref: { hub: 'prod-hub', name: 'prod-us-1' }, answers: false },
      ],
      standbys: [
        {
          region: 'eu-west-1',
          checks: [
            {
              check: 'capacity',
              outcome: 'attention',
              words: 'Both together would use 85 % of its CPU.',
            },
          ],
        },
      ],
    }),
    region('eu-west-1'),
  ];
  const runbook = async (name: string) =>
    within(
      await screen.findByRole('region', { name: `If ${name} is lost in prod` }),
    );

  it('has the runbook of the region in most trouble, with what is true now', async () => {
    show([], '/fleet/recovery/regions', regions);
    const steps = await runbook('us-east-1');
    expect(steps.getByText('prod-us-1 does not answer.')).toBeInTheDocument();
    const standby = steps.getByText(/85 % of its CPU/).closest('li');
    expect(standby).toHaveTextContent('Capacity');
    expect(
      within(standby!).getByRole('img', { name: 'Look at it' }),
    ).toBeInTheDocument();
    const table = await panel('Regions by environment');
    expect(
      table.getByRole('row', { name: /us-east-1.*Lost.*0 of 1/ }),
    ).toBeInTheDocument();
    expect(table.getByRole('link', { name: 'eu-west-1' })).toHaveAttribute(
      'href',
      '/fleet/recovery/regions?env=prod&region=eu-west-1',
    );
  });

  it('has that of the region in the address', async () => {
    show([], '/fleet/recovery/regions?env=prod&region=eu-west-1', regions);
    const steps = await runbook('eu-west-1');
    expect(
      steps.getByText('The environment has no other region.'),
    ).toBeInTheDocument();
  });

  it('says what is missing where no cluster has a region', async () => {
    show([], '/fleet/recovery/regions');
    expect(
      await screen.findByText(/labels of fleet.environments/),
    ).toBeInTheDocument();
  });
});

describe('the recovery of a cluster', () => {
  it('tells a drill, its time against the RTO, and what only a backup brings back', async () => {
    const run = {
      namespace: 'velero',
      startedAt: secondsBefore(3_600),
      finishedAt: secondsBefore(3_000),
      errors: 0,
      warnings: 0,
    };
    show(
      [
        buildRecovery('prod-eu-1', {
          restores: {
            status: 'ok',
            observedAt: BUILT_AT,
            value: [
              {
                ...run,
                name: 'november-drill',
                phase: 'Completed',
                words: 'Completed.',
                backup: 'nightly-1',
                drill: true,
                namespaces: ['shop'],
                namespaceMapping: { shop: 'shop-drill' },
                seconds: 600,
                withinRto: true,
                kept: true,
              },
            ],
          },
          namespaces: {
            status: 'ok',
            observedAt: BUILT_AT,
            value: [
              {
                namespace: 'ledger',
                by: 'gitWithoutData',
                claims: 2,
                bytes: 2 ** 31,
                schedules: [],
              },
            ],
          },
        }),
      ],
      ofCluster,
    );
    const restores = await panel('Restores and drills');
    const drill = restores.getByRole('row', { name: /november-drill/ });
    expect(drill).toHaveTextContent('Drill');
    expect(drill).toHaveTextContent('10 minwithin the RTO');
    expect(drill).toHaveTextContent('gone from the cluster');
    const namespaces = await panel('What brings it back');
    const ledger = namespaces.getByRole('row', { name: /ledger/ });
    expect(ledger).toHaveTextContent('Git, without its data2, 2 GiB');
  });

  it('says per block what is not installed and what could not be read', async () => {
    const reason = '403: may not list backups';
    const absent = { status: 'absent', reason: 'velero.io is not served' };
    show(
      [
        buildRecovery('prod-eu-1', {
          verdict: 'notInstalled',
          words: 'Velero is not installed: only Git brings anything back.',
          schedules: { ...absent, status: 'absent' },
          backups: { status: 'failed', reason },
          remedy: {
            words: 'Bring Velero to this cluster by pull request.',
            template: 'equip-a-spoke',
            part: 'velero',
          },
        }),
      ],
      ofCluster,
    );
    const schedules = await panel('Schedules');
    expect(schedules.getByText(/velero.io is not served/)).toBeInTheDocument();
    const backups = await panel('Backups');
    expect(backups.getByText(/may not list backups/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the template' }),
    ).toHaveAttribute(
      'href',
      `/create/templates/default/equip-a-spoke?formData=${encodeURIComponent(
        JSON.stringify({
          hub: 'prod-hub',
          cluster: 'prod-eu-1',
          environment: 'prod',
          region: 'eu-west-1',
          parts: ['velero'],
        }),
      )}`,
    );
  });

  it('keeps what was read before, and says when', async () => {
    show(
      [
        buildRecovery('prod-eu-1', {
          backups: {
            status: 'stale',
            value: [],
            observedAt: secondsBefore(720),
            reason: 'i/o timeout',
          },
        }),
      ],
      ofCluster,
    );
    const backups = await panel('Backups');
    expect(
      backups.getByText(words('last known, 12 min ago')),
    ).toBeInTheDocument();
  });

  describe('where nothing was restored', () => {
    const reason = 'i/o timeout on port 6443';
    const summary = async (
      restores: ClusterRecoveryDetail['recovery']['restores'],
    ) => {
      show([buildRecovery('prod-eu-1', { restores })], ofCluster);
      return (await panel('State')).getByText('Last restore').parentElement;
    };

    it('does not claim it of a cluster that was not read', async () => {
      const facts = await summary({ status: 'failed', reason });
      expect(facts).toHaveTextContent('Last restoreNot known');
      expect(facts).not.toHaveTextContent('None was tried');
    });

    it('dates it where the cluster fell silent', async () => {
      const observedAt = secondsBefore(720);
      const facts = await summary({
        status: 'stale',
        value: [],
        observedAt,
        reason,
      });
      expect(facts).toHaveTextContent(
        'None was tried (last known, 12 min ago)',
      );
    });

    it('says so where it was read', async () => {
      const facts = await summary({
        status: 'ok',
        value: [],
        observedAt: BUILT_AT,
      });
      expect(facts).toHaveTextContent('Last restoreNone was tried RTO');
    });

    it('leaves it out of the table of clusters that are silent', async () => {
      show([buildRecovery('prod-eu-1', { stale: reason })]);
      const row = await screen.findByRole('row', { name: /prod-eu-1/ });
      expect(row).not.toHaveTextContent('None was tried');
    });
  });

  it('does not tell a cluster that is not there from one that may not be seen', async () => {
    show([], '/fleet/recovery/clusters/prod-hub/nowhere');
    expect(
      await screen.findByText('You may not see this, or it does not exist.'),
    ).toBeInTheDocument();
  });
});
