import { FakeHubClient } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import type { HubVoice } from './FleetModel';
import { onlyWhileHeard } from './onlyWhileHeard';

describe('onlyWhileHeard', () => {
  it('answers at once for a hub that is known not to, and leaves it in peace', async () => {
    const client = new FakeHubClient('prod-hub');
    let voice: HubVoice = { state: 'ok', since: 0, quarantined: [] };
    const guarded = onlyWhileHeard(client, () => voice);
    const ref = { hub: 'prod-hub', namespace: 'argocd', name: 'shop' };
    const { signal } = new AbortController();

    await guarded.getResourceTree(ref, { signal });
    voice = { ...voice, state: 'unreachable', reason: 'It is gone.' };
    await expect(guarded.getDiff(ref, { signal })).rejects.toMatchObject({
      kind: 'unreachable',
      message: 'It is gone.',
    });
    await expect(
      guarded.getResourceTree(ref, { signal }),
    ).rejects.toMatchObject({ kind: 'unreachable' });
    expect(client.calls).toEqual(['getResourceTree']);

    voice = { ...voice, state: 'disabled', reason: 'Moved, by ada' };
    await expect(guarded.getDiff(ref, { signal })).rejects.toThrow(
      'Hub prod-hub is not asked',
    );

    voice = { ...voice, state: 'stale' };
    await guarded.getDiff(ref, { signal });
    expect(client.calls).toEqual(['getResourceTree', 'getDiff']);
  });

  it('has everything that the client has, also what not every hub tells', async () => {
    const redis = {
      kind: 'Deployment',
      namespace: 'argocd',
      name: 'argocd-redis',
      desired: 1,
      ready: 1,
    } as const;
    const client = Object.assign(new FakeHubClient('prod-hub'), {
      listWorkloads: async () => [redis],
    });
    let voice: HubVoice = { state: 'ok', since: 0, quarantined: [] };
    const guarded = onlyWhileHeard(client, () => voice);
    const { signal } = new AbortController();

    await expect(guarded.listWorkloads?.({ signal })).resolves.toEqual([redis]);
    expect(guarded.generate).toBeUndefined();
    voice = { ...voice, state: 'unreachable', reason: 'It is gone.' };
    await expect(guarded.listWorkloads?.({ signal })).rejects.toThrow('gone');
    // Its watcher goes on trying.
    await expect(guarded.check({ signal })).resolves.toBeDefined();
  });
});
