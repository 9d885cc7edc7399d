import { buildApplication } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { rollUpRows } from './rollUpRows';

const application = (
  service: string,
  environment: string | undefined,
  overrides: Parameters<typeof buildApplication>[0] = {},
) => buildApplication({ service, environment, ...overrides });

describe('the services of a system, a domain or a group', () => {
  it('stand most harm first, each with its newest release per environment', () => {
    const rows = rollUpRows({
      applications: [
        application('quiet', 'prod', { version: '1.0.0', state: 'healthy' }),
        application('broken', 'dev', { version: '2.1.0', state: 'healthy' }),
        application('broken', 'prod', { version: '2.0.9', state: 'degraded' }),
        application('broken', 'prod', {
          version: '2.0.10',
          state: 'healthy',
        }),
        application('broken', 'prod', {
          version: '2.0.9',
          state: 'healthy',
          behind: 1,
        }),
      ],
    });
    expect(rows.map(({ service, state }) => [service, state])).toEqual([
      ['broken', 'degraded'],
      ['quiet', 'healthy'],
    ]);
    expect(rows[0].environments.get('prod')).toEqual({
      version: '2.0.10',
      states: { degraded: 1, healthy: 2 },
      behind: 1,
    });
    expect(rows[0].environments.get('dev')?.version).toBe('2.1.0');
    expect(rows[1].environments.has('dev')).toBe(false);
  });

  it('keep an Application without an environment or a release', () => {
    const [row] = rollUpRows({
      applications: [
        application('x', undefined, { version: undefined, state: 'missing' }),
      ],
    });
    expect(row.environments.get('')).toEqual({
      version: undefined,
      states: { missing: 1 },
      behind: 0,
    });
  });
});
