import {
  ClusterUpgrade,
  UpgradeStop,
  UpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildClusterUpgrade,
  buildUpgradePlan,
  buildUpgradeWave,
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { Entity } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderFleet } from '../../__testUtils__/renderFleet';
import { UpgradesPage } from './UpgradesPage';

type StopTask = NonNullable<UpgradeStop['task']>;

const wave = (
  name: string,
  clusters: ClusterUpgrade[],
  overrides: Partial<UpgradeWave> = {},
) => buildUpgradeWave(name, clusters, { soakSeconds: 432_000, ...overrides });

function show(waves?: UpgradeWave[], entities: Entity[] = []) {
  const fleet = new FakeFleet(storyWorld());
  if (waves) {
    fleet.upgrades.plan = buildUpgradePlan({
      waves,
      unplanned: [{ hub: 'nonprod-hub', name: 'dev-eu-1' }],
    });
  }
  renderFleet(<UpgradesPage />, { fleet, entities, at: '/fleet/upgrades' });
  return fleet;
}
const region = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('the page of upgrades', () => {
  it('says how to make a plan where there is none', async () => {
    show();
    expect(await screen.findByText(/fleet\.upgrades/)).toBeInTheDocument();
  });

  it('goes wave by wave, and says what each waits for and how far it is', async () => {
    show([
      wave('staging', [
        buildClusterUpgrade('stg-eu-1', {
          state: 'upgrading',
          machines: { upToDate: 1, all: 3 },
        }),
      ]),
      wave('prod', [buildClusterUpgrade('prod-eu-1')], {
        atOnce: 2,
        state: 'closed',
        blocks: [{ block: 'before', wave: 'staging', clusters: [] }],
      }),
    ]);
    const staging = await region('staging');
    expect(staging.getByText('1 of 3')).toBeInTheDocument();
    expect(staging.getByText('Being upgraded')).toBeInTheDocument();
    const prod = await region('prod');
    expect(
      prod.getByText('Waits until staging is upgraded'),
    ).toBeInTheDocument();
    expect(
      prod.getByText(
        'Labels env=prod · 2 at once · watched for 5 d · 0 of 1 upgraded',
      ),
    ).toBeInTheDocument();
    expect(prod.getByText('Nothing speaks against it')).toBeInTheDocument();
    const unplanned = await region('In no wave');
    expect(unplanned.getByText('dev-eu-1 / nonprod-hub')).toBeInTheDocument();
  });

  it('names what the pre-flight refuses, and what to use instead', async () => {
    show([
      wave('prod', [
        buildClusterUpgrade('prod-eu-2', {
          state: 'refused',
          preflight: {
            controlPlane: { outcome: 'failed', from: 'v1.34.8' },
            kubelets: { outcome: 'unknown', reason: 'i/o timeout' },
            removedApis: {
              outcome: 'failed',
              uses: [
                {
                  api: 'batch/v1beta1 cronjobs',
                  removedIn: '1.25',
                  replacement: 'batch/v1',
                },
              ],
            },
            manifests: {
              outcome: 'failed',
              uses: [
                {
                  api: 'policy/v1beta1 poddisruptionbudgets',
                  removedIn: '1.25',
                  file: 'apps/shop/budget.yaml',
                  object: 'PodDisruptionBudget shop',
                },
              ],
              unread: [],
            },
            liveObjects: {
              outcome: 'failed',
              uses: [
                {
                  api: 'batch/v1beta1 cronjobs',
                  removedIn: '1.25',
                  object: 'CronJob edge/nightly',
                  application: 'edge-prod-eu-2',
                },
              ],
            },
            helmReleases: {
              outcome: 'failed',
              uses: [
                {
                  api: 'batch/v1beta1 cronjobs',
                  removedIn: '1.25',
                  replacement: 'batch/v1',
                  object: 'CronJob backup',
                  release: 'tools/backup',
                },
              ],
              unread: ['tools/half'],
              searched: 3,
            },
          },
        }),
      ]),
    ]);
    const prod = await region('prod');
    const lines = prod.getAllByRole('listitem').map(one => one.textContent);
    expect(lines).toEqual([
      'No single step from v1.34.8: Kubernetes goes up one minor version at a time, and never back',
      'The kubelets could not be read: i/o timeout',
      'batch/v1beta1 cronjobs goes with 1.25: use batch/v1',
      'PodDisruptionBudget shop in apps/shop/budget.yaml is policy/v1beta1 poddisruptionbudgets, which goes with 1.25',
      'CronJob edge/nightly, which Application edge-prod-eu-2 keeps on it, is batch/v1beta1 cronjobs, which goes with 1.25',
      'CronJob backup of the Helm release tools/backup is batch/v1beta1 cronjobs, which goes with 1.25: use batch/v1',
      'Helm releases that cannot be understood: tools/half',
    ]);
    expect(screen.queryByText(/spoke-helm-reader/)).not.toBeInTheDocument();
  });

  const unsearched = { uses: [], unread: [], searched: 0 };

  it('gives one reason once for all that could not be read', async () => {
    const reason = 'no access';
    show([
      wave('prod', [
        buildClusterUpgrade('prod-us-3', {
          state: 'refused',
          preflight: {
            controlPlane: { outcome: 'passed' },
            kubelets: { outcome: 'unknown', reason },
            removedApis: { outcome: 'unknown', uses: [], reason },
            manifests: { outcome: 'passed', uses: [], unread: [] },
            liveObjects: { outcome: 'unknown', uses: [], reason: 'no hub' },
            helmReleases: { ...unsearched, outcome: 'unknown', reason },
          },
        }),
      ]),
    ]);
    const lines = (await region('prod')).getAllByRole('listitem');
    expect(lines.map(one => one.textContent)).toEqual([
      'Kubelets, deprecated APIs and Helm releases could not be read: no access',
      'What its Applications keep on it is not known: no hub',
    ]);
  });

  it('says where Helm releases may not be searched, and once how to grant it', async () => {
    const { preflight } = buildClusterUpgrade('any');
    const helmReleases = { ...unsearched, outcome: 'notGranted' as const };
    show([
      wave(
        'prod',
        ['prod-eu-1', 'prod-us-1'].map(name =>
          buildClusterUpgrade(name, {
            preflight: preflight && { ...preflight, helmReleases },
          }),
        ),
      ),
    ]);
    const lines = (await region('prod')).getAllByRole('listitem');
    expect(lines.map(one => one.textContent)).toEqual(
      Array(2)
        .fill(['Nothing speaks against it', 'Helm releases: not granted'])
        .flat(),
    );
    expect(screen.getByText(/spoke-helm-reader\.yaml/)).toBeInTheDocument();
  });

  const template = (name: string): Entity => ({
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name, namespace: 'default' },
  });

  it('leads from an open wave to its pull request, with the form filled in', async () => {
    show(
      [
        wave('staging', [buildClusterUpgrade('stg-eu-1')]),
        wave('prod', [buildClusterUpgrade('prod-eu-1')], { state: 'closed' }),
      ],
      [template('upgrade-a-wave')],
    );
    const staging = await region('staging');
    const link = await staging.findByRole('link', { name: 'Upgrade' });
    expect(decodeURIComponent(link.getAttribute('href') ?? '')).toBe(
      '/create/templates/default/upgrade-a-wave?formData={"wave":"staging"}',
    );
    const prod = await region('prod');
    expect(
      prod.queryByRole('link', { name: 'Upgrade' }),
    ).not.toBeInTheDocument();
    const steps = within(
      screen.getByRole('list', { name: 'Waves in their order' }),
    ).getAllByRole('listitem');
    expect(steps.map(step => step.textContent)).toEqual([
      'stagingOpen0 of 1 upgraded',
      'prodClosed0 of 1 upgraded',
    ]);
    expect(steps[0]).toHaveAttribute('aria-current', 'step');
  });

  it('shows each machine of a cluster on its way, and the figures of one that is there', async () => {
    const machine = { version: 'v1.36.1', isUpToDate: true };
    show([
      wave('staging', [
        buildClusterUpgrade('stg-eu-1', {
          state: 'upgrading',
          machines: {
            upToDate: 1,
            all: 1,
            each: [
              {
                ...machine,
                name: 'stg-eu-1-control-plane-x7k2p',
                role: 'controlPlane',
                phase: 'Provisioning',
              },
            ],
          },
        }),
        buildClusterUpgrade('stg-us-1', {
          state: 'upgraded',
          preflight: undefined,
          slo: [
            {
              figure: 'errorRate',
              outcome: 'burning',
              value: 0.0612,
              objective: 0.01,
            },
            {
              figure: 'apiServer',
              outcome: 'met',
              value: 0.9998,
              objective: 0.999,
            },
            {
              figure: 'latency',
              outcome: 'unknown',
              objective: 1,
              reason: 'No answer',
            },
          ],
        }),
      ]),
    ]);
    const staging = await region('staging');
    expect(
      staging.getByRole('heading', { name: 'Machines of stg-eu-1' }),
    ).toBeInTheDocument();
    expect(
      staging.getByText('Control plane · v1.36.1 · Provisioning'),
    ).toBeInTheDocument();
    for (const words of [
      'Error rate 6.12 %, at most 1 %',
      'API server 99.98 %, at least 99.9 %',
      'Latency not known: No answer',
    ]) {
      expect(staging.getByText(words)).toBeInTheDocument();
    }
  });

  it('is stopped with a reason, says so, and is resumed', async () => {
    const fleet = show(
      [wave('staging', [buildClusterUpgrade('stg-eu-1')])],
      [template('stop-an-upgrade')],
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Stop the upgrade' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole('button', { name: 'Stop the upgrade' });
    expect(confirm).toBeDisabled();
    await userEvent.type(dialog.getByRole('textbox'), 'Errors in the shop');
    await userEvent.click(confirm);
    expect(
      await screen.findByText('Stopped by user:default/alice'),
    ).toBeInTheDocument();
    expect(screen.getByText('Errors in the shop')).toBeInTheDocument();
    expect(
      decodeURIComponent(
        (
          await screen.findByRole('link', { name: 'Close and take back' })
        ).getAttribute('href') ?? '',
      ),
    ).toContain('{"reason":"Errors in the shop"}');
    await userEvent.click(screen.getByRole('button', { name: 'Resume' }));
    expect(
      await screen.findByRole('button', { name: 'Stop the upgrade' }),
    ).toBeInTheDocument();
    expect(fleet.upgrades.plan?.stops).toEqual({ status: 'ok', value: [] });
  });

  it.each<[Partial<StopTask>, RegExp]>([
    [{ state: 'starting', id: undefined }, /^The portal is about to close/],
    [{ state: 'running' }, /^The portal closes the open .* The task$/],
    [{ state: 'done' }, /^The portal closed .* stay as they are\. The task$/],
    [
      {
        state: 'waiting',
        nextTryAt: '2126-01-01T00:00:00.000Z',
        reason: 'the scaffolder does not answer',
      },
      /not .* yet: the scaffolder does not answer\. Tries again in .* The task$/,
    ],
    [
      { state: 'failed', reason: 'somebody cancelled the task' },
      /so somebody has to: somebody cancelled the task The task$/,
    ],
  ])(
    'says what the portal does of itself after a stop: %o',
    async (task, words) => {
      const fleet = new FakeFleet(storyWorld());
      fleet.upgrades.plan = buildUpgradePlan({
        stops: {
          status: 'ok',
          value: [
            {
              id: 'by-itself',
              at: '2026-01-01T00:00:00.000Z',
              cause: 'slo',
              burnt: [],
              task: {
                template: 'template:default/stop-an-upgrade',
                state: 'running',
                id: 'task-7',
                tries: 1,
                ...task,
              },
            },
          ],
        },
      });
      renderFleet(<UpgradesPage />, { fleet, at: '/fleet/upgrades' });
      const said = await screen.findByText(
        /^The portal (is about|close|could)/,
      );
      expect(said.textContent).toMatch(words);
      expect(screen.queryByText(/^Close the open/)).not.toBeInTheDocument();
    },
  );

  it('says that no wave may begin while nobody knows whether it is stopped', async () => {
    const fleet = new FakeFleet(storyWorld());
    const reason = 'The database of the portal cannot be read.';
    fleet.upgrades.plan = buildUpgradePlan({
      stops: { status: 'failed', reason },
    });
    renderFleet(<UpgradesPage />, { fleet, at: '/fleet/upgrades' });
    expect(await screen.findByText(reason)).toBeInTheDocument();
  });
});
