import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { tellStop, TellStopOptions } from './tellStop';

const burnt = ['prod-eu-2', 'prod-eu-2', 'prod-us-1'].map(name => ({
  cluster: { hub: 'prod-hub', name },
  reading: {
    figure: 'latency' as const,
    outcome: 'burning' as const,
    objective: 1,
  },
}));
const config: TellStopOptions['config'] = {
  enabled: true,
  topics: ['fleet:upgrade-stopped'],
  quietPeriodMs: 1,
  platformOwner: 'group:default/platform',
};

async function tell(
  change: Partial<TellStopOptions['config']>,
  send?: () => Promise<void>,
) {
  const sent: NotificationSendOptions[] = [];
  const logger = mockServices.logger.mock();
  await tellStop(
    { version: 'v1.36.1', burnt },
    {
      config: { ...config, ...change },
      links: {
        clusterEntity: ({ name }) => ({
          entityRef: `resource:default/${name}`,
          owners: name === 'prod-eu-2' ? ['group:default/europe'] : [],
        }),
      },
      notifications: {
        send: async options => {
          sent.push(options);
          await send?.();
        },
      },
      logger,
    },
  );
  return { sent, warnings: logger.warn.mock.calls.flat() };
}

it('tells owners of the clusters and of the platform, once', async () => {
  const { sent } = await tell({});
  expect(sent).toEqual([
    {
      recipients: {
        type: 'entity',
        entityRef: ['group:default/europe', 'group:default/platform'],
      },
      payload: expect.objectContaining({
        title: 'The upgrade to v1.36.1 was stopped',
        description: expect.stringContaining('prod-eu-2, prod-us-1'),
        link: '/fleet/upgrades',
        topic: 'fleet:upgrade-stopped',
      }),
    },
  ]);
});

it('tells nobody where that is off, and only warns where it cannot', async () => {
  expect((await tell({ enabled: false })).sent).toEqual([]);
  expect((await tell({ topics: ['fleet:deployed'] })).sent).toEqual([]);
  const { warnings } = await tell({}, async () => {
    throw new Error('no notifications backend');
  });
  expect(warnings).toEqual([expect.stringContaining('no notifications')]);
});
