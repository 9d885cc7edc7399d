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
});
