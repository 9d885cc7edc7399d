import { Deployment } from '@fleet-portal/backstage-plugin-fleet-common';
import { secondsBefore } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { openPromotions } from './promotion';

const environment = (
  name: string,
  version: string,
  rest: Partial<Parameters<typeof openPromotions>[0]['environments'][0]> = {},
) => ({
  name,
  version,
  states: { healthy: 2 },
  applications: 2,
  behind: 0,
  releasesToPromote: 0,
  ...rest,
});

const deployed = (
  where: string,
  version: string,
  hoursAgo: number,
  cluster = 'one',
): Deployment => ({
  id: 1,
  revisions: ['8c1f02e'],
  version,
  deployedAt: secondsBefore(hoursAgo * 3_600),
  application: `api-${cluster}`,
  hub: 'hub',
  cluster,
  environment: where,
});

describe('openPromotions', () => {
  it('names every step that is open, the last environment first', () => {
    const found = openPromotions({
      environments: [
        environment('dev', '3.0.0'),
        environment('staging', '2.0.0', { releasesToPromote: 1 }),
        environment('prod', '1.0.0', { releasesToPromote: 1 }),
      ],
      history: [],
    });
    expect(
      found.map(one => `${one.from} to ${one.to}: ${one.version}`),
    ).toEqual(['staging to prod: 2.0.0', 'dev to staging: 3.0.0']);
  });

  it('lists what waits, each with its first arrival', () => {
    const [{ waiting }] = openPromotions({
      environments: [
        environment('staging', '1.2.0'),
        environment('prod', '1.0.0', { releasesToPromote: 2 }),
      ],
      history: [
        // 1.3.0 was taken back from staging: it does not wait there.
        deployed('staging', '1.3.0', 1),
        deployed('staging', '1.2.0', 2, 'two'),
        deployed('staging', '1.2.0', 3),
        deployed('staging', '1.1.0', 4),
        deployed('staging', '1.0.0', 5),
        deployed('prod', '1.0.0', 5),
      ],
    });
    expect(waiting).toEqual([
      { version: '1.2.0', deployedAt: secondsBefore(3 * 3_600) },
      { version: '1.1.0', deployedAt: secondsBefore(4 * 3_600) },
    ]);
  });

  it('says what could come back only where something is wrong', () => {
    const history = [
      deployed('prod', '1.0.0', 1),
      deployed('prod', '0.9.0', 2),
      deployed('prod', '0.8.0', 3),
    ];
    const at = (states: object) =>
      openPromotions({
        environments: [
          environment('staging', '1.1.0'),
          environment('prod', '1.0.0', { releasesToPromote: 1, ...states }),
        ],
        history,
      })[0];
    expect(at({})).toMatchObject({
      rollBackTo: undefined,
      blockedBy: undefined,
    });
    expect(at({ states: { degraded: 1, healthy: 1 } })).toMatchObject({
      rollBackTo: '0.9.0',
      blockedBy: {
        environment: 'prod',
        troubles: [{ state: 'degraded', count: 1 }],
      },
    });
  });
});
