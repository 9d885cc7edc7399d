import { mockCredentials } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import type {
  ClusterUpgrade,
  SloReading,
  UpgradeStop,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildClusterUpgrade,
  buildUpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { buildView } from '../../__testUtils__/buildView';
import { fleetWorld } from '../../__testUtils__/fleetWorld';
import type { FleetScope } from '../../domain/scope';
import { AuthorizedUpgradesService } from './AuthorizedUpgradesService';
import { DefaultUpgradesService } from './DefaultUpgradesService';
import type { KeptStops } from './KeptStops';
import type { WholePlan } from './PlanReader';

const credentials = mockCredentials.user('user:default/alice');
const reading = (outcome: SloReading['outcome']): SloReading => ({
  figure: 'errorRate',
  outcome,
  value: 0.06,
  objective: 0.01,
});
const upgraded = (name: string, outcome: SloReading['outcome']) =>
  buildClusterUpgrade(name, { state: 'upgraded', slo: [reading(outcome)] });

/** The stops of one plan, without a database. */
class MemoryStops implements KeptStops {
  stops: UpgradeStop[] = [];

  async of() {
    return { status: 'ok' as const, value: this.stops };
  }

  async stop({ id, at, by, reason, burnt }: Parameters<KeptStops['stop']>[0]) {
    if (this.stops.some(one => one.resumedAt === undefined)) return false;
    const cause = by ? ('hand' as const) : ('slo' as const);
    const time = new Date(at).toISOString();
    this.stops = [{ id, at: time, cause, by, reason, burnt }, ...this.stops];
    return true;
  }

  async resume(_version: string, resumedBy: string, at: number) {
    const resumedAt = new Date(at).toISOString();
    this.stops = this.stops.map(one => ({ ...one, resumedAt, resumedBy }));
  }
}

function serviceOver(clusters?: ClusterUpgrade[]) {
  const kept = new MemoryStops();
  const views = (scope?: FleetScope) => {
    const whole = buildView(fleetWorld());
    return { view: scope ? whole.within(scope) : whole, version: 1 };
  };
  const plan = async (): Promise<WholePlan | undefined> =>
    clusters && {
      version: 'v1.36.1',
      waves: [
        buildUpgradeWave('production', clusters, {
          state: 'closed',
          blocks: [
            {
              block: 'burning',
              wave: 'production',
              clusters: clusters.map(({ ref }) => ref),
            },
          ],
        }),
      ],
      unplanned: [],
      stops: await kept.of(),
    };
  const service = new DefaultUpgradesService({
    views: {
      view: views,
      envelope: () => ({ version: 1, epoch: 'e', sources: [] }),
    },
    plans: { read: plan },
    stops: kept,
    watched: ['errorRate'],
    nameOf: () => 'user:default/alice',
    newId: () => 'one',
    now: () => Date.UTC(2030, 0, 10),
  });
  return { kept, service };
}

it('stops with a reason and a name, and keeps what burnt then', async () => {
  const { service } = serviceOver([upgraded('prod-eu-1', 'burning')]);
  const { plan } = await service.stopUpgrade(
    { reason: 'Storm' },
    { credentials },
  );
  expect(plan?.stops).toMatchObject({
    value: [
      {
        cause: 'hand',
        by: 'user:default/alice',
        reason: 'Storm',
        burnt: [{ cluster: { name: 'prod-eu-1' }, reading: { value: 0.06 } }],
      },
    ],
  });
});

it('resumes when every figure is within its objective again, and not before', async () => {
  const burning = serviceOver([
    upgraded('prod-eu-1', 'burning'),
    upgraded('prod-us-1', 'unknown'),
  ]);
  await expect(burning.service.resumeUpgrade({ credentials })).rejects.toThrow(
    /^1 cluster is still beyond an objective/,
  );
  const { kept, service } = serviceOver([upgraded('prod-eu-1', 'met')]);
  await service.stopUpgrade({ reason: 'Storm' }, { credentials });
  await service.resumeUpgrade({ credentials });
  expect(kept.stops).toMatchObject([{ resumedBy: 'user:default/alice' }]);
});

it('names no cluster to who may not see it, and stays closed all the same', async () => {
  const { service } = serviceOver([
    upgraded('prod-eu-1', 'burning'),
    upgraded('prod-us-1', 'burning'),
  ]);
  await service.stopUpgrade({ reason: 'Storm' }, { credentials });
  const scope: FleetScope = {
    key: 'eu',
    application: () => false,
    cluster: ({ name }) => name === 'prod-eu-1',
  };
  const answer = await service.getUpgrades({ credentials, scope });
  expect(JSON.stringify(answer)).not.toContain('prod-us-1');
  expect(answer.plan?.waves[0]).toMatchObject({
    state: 'closed',
    blocks: [{ block: 'burning', clusters: [{ name: 'prod-eu-1' }] }],
  });
});

it('has nothing to stop without a plan', async () => {
  const { service } = serviceOver();
  expect(await service.getUpgrades({ credentials })).not.toHaveProperty('plan');
  await expect(
    service.stopUpgrade({ reason: 'x' }, { credentials }),
  ).rejects.toThrow(/fleet\.upgrades/);
});

it('asks for a permission before it stops or resumes', async () => {
  const { kept, service } = serviceOver([]);
  const asked: string[][] = [];
  const authorized = new AuthorizedUpgradesService({
    inner: service,
    caller: {
      require: async (permissions: { name: string }[]) => {
        asked.push(permissions.map(({ name }) => name));
        throw new NotAllowedError('No');
      },
    } as never,
  });
  const context = { credentials };
  await expect(
    authorized.stopUpgrade({ reason: 'x' }, context),
  ).rejects.toThrow(NotAllowedError);
  await expect(authorized.resumeUpgrade(context)).rejects.toThrow(
    NotAllowedError,
  );
  expect(asked).toEqual(Array(2).fill(['fleet.read', 'fleet.upgrade.stop']));
  expect(kept.stops).toEqual([]);
});
