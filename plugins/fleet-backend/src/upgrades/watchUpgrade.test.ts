import { mockServices } from '@backstage/backend-test-utils';
import type { SloReading } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  buildClusterUpgrade,
  buildUpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import type { NewStop } from '../service/upgrades/KeptStops';
import { watchUpgrade } from './watchUpgrade';

const reading = (outcome: SloReading['outcome']): SloReading => ({
  figure: 'latency',
  outcome,
  value: 2,
  objective: 1,
});

async function look(outcome: SloReading['outcome'], isNew = true) {
  const logger = mockServices.logger.mock();
  const stops: NewStop[] = [];
  const told: string[] = [];
  const followed: string[] = [];
  const cluster = buildClusterUpgrade('prod-eu-2', {
    state: 'upgraded',
    slo: [reading('met'), reading(outcome)],
  });
  await watchUpgrade({
    plans: {
      read: async () => ({
        version: 'v1.36.1',
        waves: [buildUpgradeWave('canary', [cluster])],
        unplanned: [],
        stops: { status: 'ok', value: [] },
      }),
    },
    stops: {
      stop: async stop => {
        stops.push(stop);
        return isNew;
      },
    },
    logger,
    newId: () => 'one',
    now: () => 5,
    tell: async ({ id }) => {
      told.push(id);
    },
    follow: async version => {
      followed.push(version);
    },
  });
  return { stops, told, followed, warnings: logger.warn.mock.calls.flat() };
}

it('stops the plan when a figure burns, and says which cluster', async () => {
  const { stops, told, followed, warnings } = await look('burning');
  expect(stops).toEqual([
    {
      id: 'one',
      version: 'v1.36.1',
      at: 5,
      burnt: [
        {
          cluster: { hub: 'prod-hub', name: 'prod-eu-2' },
          reading: reading('burning'),
        },
      ],
    },
  ]);
  expect([told, followed]).toEqual([['one'], ['v1.36.1']]);
  expect(warnings).toEqual([
    expect.stringMatching(/^The upgrade to v1\.36\.1 was stopped: prod-eu-2 /),
  ]);
});

it('says nothing twice, and stops nothing for what is not known', async () => {
  const again = await look('burning', false);
  expect([again.warnings, again.told]).toEqual([[], []]);
  expect(again.followed).toEqual(['v1.36.1']);
  expect((await look('unknown')).stops).toEqual([]);
  expect((await look('met')).stops).toEqual([]);
});
