import type { ApplicationSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { buildApplication } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { laggingOf } from './lagging';

const on = (
  cluster: string,
  overrides: Partial<ApplicationSummary>,
): ApplicationSummary =>
  buildApplication({
    ...overrides,
    cluster,
    environment: overrides.environment ?? 'prod',
  });

describe('laggingOf', () => {
  const reasons = (...applications: ApplicationSummary[]) =>
    laggingOf(applications).lagging.map(({ application, why }) => [
      application.cluster,
      why,
    ]);

  it('tells the reasons apart', () => {
    expect(
      reasons(
        on('new', { version: '1.2.0', state: 'healthy' }),
        on('skipped', { version: '1.1.0', state: 'healthy' }),
        on('silent', {
          version: '1.1.0',
          state: 'notHeard',
          reason: 'hub is gone',
        }),
        on('waits', {
          version: '1.1.0',
          state: 'waiting',
          progressive: { status: 'Waiting', step: 2 },
        }),
        on('broken', {
          version: '1.1.0',
          state: 'syncFailed',
          reason: 'denied by a policy',
        }),
        on('empty', { version: undefined, state: 'notCompared' }),
        on('dev', { version: '1.0.0', environment: 'dev', state: 'healthy' }),
      ),
    ).toEqual([
      [
        'skipped',
        'Other clusters of prod run 1.2.0; this one was not updated.',
      ],
      ['silent', 'Nobody can say what it runs now: hub is gone.'],
      ['waits', 'It waits for its turn in the RollingSync (step 2).'],
      ['broken', 'It is syncFailed: denied by a policy'],
      ['empty', 'Nothing is deployed there yet.'],
      ['dev', 'No cluster of dev runs 1.2.0 yet: it was not promoted.'],
    ]);
  });

  it('takes the latest deployment for the newest where versions have no order', () => {
    const report = laggingOf([
      on('a', { version: '8c1f02e', deployedAt: '2026-11-20T10:00:00Z' }),
      on('b', { version: '77aa01b', deployedAt: '2026-11-20T12:00:00Z' }),
    ]);
    expect(report).toMatchObject({
      newest: '77aa01b',
      basis: 'deployment',
      upToDate: 1,
      lagging: [{ application: { cluster: 'a' }, releasesBehind: undefined }],
    });
  });

  it('says nothing of a service that is nowhere', () => {
    expect(laggingOf([])).toEqual({
      basis: 'deployment',
      lagging: [],
      upToDate: 0,
    });
  });
});
