import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  fleetApplicationReadPermission,
  fleetClusterReadPermission,
  fleetReadPermission,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { KeptDecisions } from './KeptDecisions';

const second = 1_000;

/** A policy that remembers how often it was asked, and that can change its mind. */
function startPolicy(
  options: { keepMs?: number; expiresAt?: number; proof?: boolean } = {},
) {
  let decision: PolicyDecision = { result: AuthorizeResult.ALLOW };
  let now = 0;
  const asked: string[] = [];
  const note = (requests: { permission: { name: string } }[]) => {
    asked.push(requests.map(({ permission }) => permission.name).join(' '));
  };
  const auth = mockServices.auth.mock({
    isPrincipal: mockServices.auth().isPrincipal,
    getLimitedUserToken: async ({ principal }) => {
      if (options.proof === false) throw new Error('missing identity proof');
      return {
        token: `token of ${principal.userEntityRef}`,
        expiresAt: new Date(options.expiresAt ?? 3_600 * second),
      };
    },
  });
  const permissions = mockServices.permissions.mock({
    authorize: async requests => {
      note(requests);
      const { result } = decision;
      const denied = result !== AuthorizeResult.ALLOW;
      return requests.map(() => ({
        result: denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
      }));
    },
    authorizeConditional: async requests => {
      note(requests);
      return requests.map(() => decision);
    },
  });
  const kept = new KeptDecisions({
    permissions,
    auth,
    keepMs: options.keepMs ?? 5 * second,
    now: () => now,
  });
  const mayRead = async (
    credentials = mockCredentials.user('user:default/a'),
  ) => {
    const [one] = await kept.authorize([{ permission: fleetReadPermission }], {
      credentials,
    });
    return one.result === AuthorizeResult.ALLOW;
  };
  return {
    kept,
    permissions,
    asked,
    mayRead,
    deny: () => {
      decision = { result: AuthorizeResult.DENY };
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('KeptDecisions', () => {
  it('goes by what the policy said for so long, and not longer', async () => {
    const policy = startPolicy();

    expect(await policy.mayRead()).toBe(true);
    policy.deny();
    policy.pass(5 * second - 1);
    expect(await policy.mayRead()).toBe(true);
    policy.pass(1);
    expect(await policy.mayRead()).toBe(false);
    expect(policy.asked).toHaveLength(2);
  });

  it('never believes a token beyond its own time', async () => {
    const policy = startPolicy({ expiresAt: second });

    await policy.mayRead();
    policy.deny();
    policy.pass(second);

    expect(await policy.mayRead()).toBe(false);
  });

  it('asks for each reader, and each time of a service', async () => {
    const policy = startPolicy();
    const b = mockCredentials.user('user:default/b');

    await policy.mayRead();
    policy.deny();

    expect(await policy.mayRead(b)).toBe(false);
    expect(await policy.mayRead()).toBe(true);
    const options = { credentials: mockCredentials.service() };
    const question = { permission: fleetReadPermission };
    await policy.kept.authorize([question], options);
    await policy.kept.authorize([question], options);
    expect(policy.asked).toHaveLength(4);
  });

  it('asks every time when nothing is to be kept', async () => {
    const policy = startPolicy({ keepMs: 0 });

    await policy.mayRead();
    policy.deny();

    expect(await policy.mayRead()).toBe(false);
  });

  it('asks every time of a token that cannot be told apart', async () => {
    const policy = startPolicy({ proof: false });

    await policy.mayRead();
    policy.deny();

    expect(await policy.mayRead()).toBe(false);
  });

  it('asks about all that is not known in one go, and once for all who wait', async () => {
    const policy = startPolicy();
    const options = { credentials: mockCredentials.user() };
    const [cluster, application] = [
      { permission: fleetClusterReadPermission },
      { permission: fleetApplicationReadPermission },
    ];
    const both = [cluster, application];

    await Promise.all([
      policy.kept.authorizeConditional(both, options),
      policy.kept.authorizeConditional(both, options),
    ]);
    await policy.kept.authorizeConditional([application, cluster], options);

    expect(policy.asked).toEqual(['fleet.cluster.read fleet.application.read']);
  });

  it('keeps nothing about a single resource', async () => {
    const policy = startPolicy();
    const options = { credentials: mockCredentials.user() };
    const permission = fleetApplicationReadPermission;

    for (const resourceRef of ['one', 'two', 'one']) {
      await policy.kept.authorize([{ permission, resourceRef }], options);
    }

    expect(policy.asked).toHaveLength(3);
  });

  it('tells whoever asked what failed, and tries again', async () => {
    const policy = startPolicy();
    policy.permissions.authorize.mockRejectedValueOnce(new Error('no way'));

    await expect(policy.mayRead()).rejects.toThrow('no way');
    expect(await policy.mayRead()).toBe(true);
  });

  it('lets go of who asked least recently', async () => {
    const policy = startPolicy();
    for (let at = 0; at <= 2_000; at++) {
      await policy.mayRead(mockCredentials.user(`user:default/${at}`));
    }
    const before = policy.asked.length;

    await policy.mayRead(mockCredentials.user('user:default/2000'));
    expect(policy.asked).toHaveLength(before);
    await policy.mayRead(mockCredentials.user('user:default/0'));
    expect(policy.asked).toHaveLength(before + 1);
  });

  it('tells permissions of the same reader apart', async () => {
    const policy = startPolicy();
    const options = { credentials: mockCredentials.user() };
    const other = createPermission({ name: 'other', attributes: {} });
    await policy.kept.authorize([{ permission: other }], options);
    policy.deny();

    const decisions = await policy.kept.authorize(
      [{ permission: other }, { permission: fleetReadPermission }],
      options,
    );

    expect(decisions.map(({ result }) => result)).toEqual(['ALLOW', 'DENY']);
  });
});
