import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readFleetConfig } from '../config';

function read(notifications: JsonObject) {
  const { notifications: value, problems } = readFleetConfig(
    new ConfigReader({ fleet: { notifications } }),
  );
  return { value, problems };
}

describe('fleet.notifications', () => {
  it('is off, with every topic and five minutes', () => {
    expect(read({})).toEqual({
      value: {
        enabled: false,
        topics: [
          'fleet:deployed',
          'fleet:degraded',
          'fleet:sync-failed',
          'fleet:spoke-lost',
          'fleet:hub-lost',
          'fleet:upgrade-stopped',
        ],
        quietPeriodMs: 300_000,
        platformOwner: undefined,
      },
      problems: [],
    });
  });

  it('names what it does not understand, and leaves that out', () => {
    const { value, problems } = read({
      enabled: true,
      topics: ['fleet:degraded', 'fleet:weather'],
      platformOwner: 'platform',
    });
    expect(value).toMatchObject({
      enabled: true,
      topics: ['fleet:degraded'],
      platformOwner: undefined,
    });
    expect(problems).toEqual([
      expect.stringMatching(
        /^fleet\.notifications\.topics has fleet:weather; there are fleet:deployed,/,
      ),
      'fleet.notifications.platformOwner must be an entity reference, for example group:default/platform.',
    ]);
  });
});
