import { screen, within } from '@testing-library/react';
import {
  BUILT_AT,
  buildRecovery,
  FakeFleet,
  secondsBefore,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { ClusterRecoveryDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { Route, Routes } from 'react-router-dom';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { RecoveryPages } from './RecoveryPages';

function show(
  clusters: ClusterRecoveryDetail['recovery'][],
  at = '/fleet/recovery',
) {
  const fleet = new FakeFleet(storyWorld());
  fleet.recovery.clusters = clusters;
  return renderFleet(
    <Routes>
      <Route path="/fleet/recovery/*" element={<RecoveryPages />} />
    </Routes>,
    { fleet, at },
  );
}
const ofCluster = '/fleet/recovery/clusters/prod-hub/prod-eu-1';
const region = async (name: string) =>
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
    const restores = await region('Restores and drills');
    const drill = restores.getByRole('row', { name: /november-drill/ });
    expect(drill).toHaveTextContent('Drill');
    expect(drill).toHaveTextContent('10 minwithin the RTO');
    expect(drill).toHaveTextContent('gone from the cluster');
    const namespaces = await region('What brings it back');
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
            words: 'Let an ApplicationSet bring Velero to this cluster.',
            template: 'put-a-service-on-the-fleet',
          },
        }),
      ],
      ofCluster,
    );
    const schedules = await region('Schedules');
    expect(schedules.getByText(/velero.io is not served/)).toBeInTheDocument();
    const backups = await region('Backups');
    expect(backups.getByText(/may not list backups/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the template' }),
    ).toHaveAttribute(
      'href',
      '/create/templates/default/put-a-service-on-the-fleet',
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
    const backups = await region('Backups');
    expect(backups.getByText('last known, 12 min ago')).toBeInTheDocument();
  });

  it('does not tell a cluster that is not there from one that may not be seen', async () => {
    show([], '/fleet/recovery/clusters/prod-hub/nowhere');
    expect(
      await screen.findByText('You may not see this, or it does not exist.'),
    ).toBeInTheDocument();
  });
});
