import type { ClusterRecoveryDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  BUILT_AT,
  buildRecovery,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { DemoPortal } from './__testUtils__/demoPortal';

jest.setTimeout(120_000);

/** What this test reads of an object of a spoke. */
interface Played {
  metadata: { name: string };
  spec?: object;
  status?: { phase?: string };
}

let portal: DemoPortal;
let known: ClusterRecoveryDetail['recovery'][] = [];

async function onSpoke(path: string): Promise<Played[]> {
  const spoke = portal.fleet.urls.spokes.find(
    ({ cluster }) => cluster === 'prod-eu-1',
  );
  const response = await fetch(`${spoke?.url}${path}`, {
    headers: { authorization: `Bearer ${spoke?.token}` },
  });
  return (await response.json()).items;
}

beforeAll(async () => {
  portal = await DemoPortal.start(
    ['restore-a-namespace', 'fail-over-a-region'],
    { recovery: () => known },
  );
  const [newest] = (await onSpoke('/apis/velero.io/v1/backups'))
    .filter(({ status }) => status?.phase === 'Completed')
    .reverse();
  const backup = {
    namespace: 'velero',
    name: newest.metadata.name,
    phase: 'Completed',
    words: 'Completed.',
    errors: 0,
    warnings: 0,
    namespaces: [],
  };
  known = [
    buildRecovery('prod-eu-1', {
      backups: { status: 'ok', value: [backup], observedAt: BUILT_AT },
    }),
  ];
});
afterAll(() => portal?.stop());

it('restores a namespace as a drill, from the form to the end of the Restore', async () => {
  const { backups } = known[0];
  const [backup] = backups.status === 'ok' ? backups.value : [];
  const values = {
    hub: 'prod-hub',
    cluster: 'prod-eu-1',
    backup: backup.name,
    namespaces: ['payments-api'],
    drill: true,
    existingResourcePolicy: 'none',
  };
  const task = await portal.run('restore-a-namespace', values);
  expect([task.status, task.log]).toEqual([
    'completed',
    expect.stringMatching(/will prove by a drill that payments-api/),
  ]);
  const again = await portal.run('restore-a-namespace', values);
  expect(again.output.text[0].title).toBe('Proposed already');

  const { title } = await portal.merge(task);
  expect(title).toBe(`Restore payments-api on prod-eu-1 from ${backup.name}`);
  const { world } = portal.fleet;
  const application = () =>
    world.hub('prod-hub').application('prod-eu-1-restores');
  await portal.fleet.stepUntil(() => application()?.sync?.status === 'Synced');

  const name = `drill-payments-api-from-${backup.name}`;
  const restore = async () =>
    (await onSpoke('/apis/velero.io/v1/restores')).find(
      ({ metadata }) => metadata.name === name,
    );
  await world.advance(5_000);
  expect(await restore()).toMatchObject({
    spec: { namespaceMapping: { 'payments-api': 'payments-api-drill' } },
    status: { phase: 'InProgress' },
  });
  await world.advance(60_000);
  expect(await restore()).toMatchObject({
    status: { phase: 'Completed', completionTimestamp: expect.any(String) },
  });
  const namespaces = (await onSpoke('/api/v1/namespaces')).map(
    ({ metadata }) => metadata.name,
  );
  expect(namespaces).toContain('payments-api-drill');
  const third = await portal.run('restore-a-namespace', values);
  expect(third.output.text[0].title).toBe('Nothing to change');
});

it('fails over a region by labels, and back', async () => {
  const { world } = portal.fleet;
  const onRegion = () =>
    world
      .hub('prod-hub')
      .applications()
      .filter(({ name }) => name.endsWith('-prod-us-1')).length;
  const before = onRegion();
  expect(before).toBeGreaterThan(0);
  const values = {
    environment: 'prod',
    from: 'us-east-1',
    to: 'eu-west-1',
    fromLabels: [{ key: 'deploy', value: 'false' }],
    toLabels: [],
  };
  const task = await portal.run('fail-over-a-region', {
    ...values,
    allowRemovals: true,
  });
  const { title } = await portal.merge(task);
  expect(title).toMatch(/^Fail over prod from us-east-1 to eu-west-1 /);
  await portal.fleet.stepUntil(() => onRegion() === 0);

  const back = await portal.run('fail-over-a-region', {
    environment: 'prod',
    from: 'eu-west-1',
    to: 'us-east-1',
    fromLabels: [],
    toLabels: [{ key: 'deploy', value: 'true' }],
  });
  await portal.merge(back);
  await portal.fleet.stepUntil(() => onRegion() === before);
});
