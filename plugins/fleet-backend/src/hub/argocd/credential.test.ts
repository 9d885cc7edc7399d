import { createCredential } from './credential';

const sessionWith = (login: () => Promise<string>) =>
  createCredential({
    setting: 'fleet.hubs[prod-hub]',
    config: { kind: 'session', username: 'portal', password: 'pw' },
    login,
  });

describe('a session of a user and password', () => {
  it('is renewed once for all requests that were refused at the same moment', async () => {
    let sessions = 0;
    const credential = sessionWith(async () => {
      sessions += 1;
      return `session-${sessions}`;
    });
    const refused = await credential.token();
    const renewed = await Promise.all(
      [1, 2, 3].map(() => credential.renew(refused)),
    );
    expect(renewed).toEqual([true, true, true]);
    expect(await credential.token()).toBe('session-2');
    // Another request was refused before the renewal, and heard of it after.
    await credential.renew(refused);
    expect(sessions).toBe(2);
  });

  it('is asked for again after the hub gave none', async () => {
    let down = true;
    const credential = sessionWith(async () => {
      if (down) throw new Error('down');
      return 'up';
    });
    await expect(credential.token()).rejects.toThrow('down');
    down = false;
    expect(await credential.token()).toBe('up');
  });
});

it('a token of the configuration is tried instead of the one before it', async () => {
  const credential = createCredential({
    setting: 'fleet.hubs[prod-hub]',
    config: { kind: 'token', token: 'renewed' },
    login: async () => 'not asked for',
  });
  expect(await credential.renew('renewed')).toBe(false);
  // A request was under way while the configuration changed.
  expect(await credential.renew('the one before')).toBe(true);
  expect(await credential.token()).toBe('renewed');
});
