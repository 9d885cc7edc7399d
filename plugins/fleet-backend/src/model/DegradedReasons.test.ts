import type { TreeNode } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  HubApplication,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import {
  FakeHubClient,
  hubApplication,
} from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import { SteppedClock } from '../spoke/__testUtils__/SteppedClock';
import { DegradedReasons } from './DegradedReasons';
import { degradedWords } from './degradedWords';
import { LiveFleetModel } from './LiveFleetModel';

const node = (overrides: Partial<TreeNode>): TreeNode => ({
  uid: 'u',
  kind: 'Deployment',
  name: 'slow',
  parentUids: [],
  images: [],
  ...overrides,
});
const deadline = 'Deployment "slow" exceeded its progress deadline';

describe('DegradedReasons', () => {
  const create = () => {
    const clock = new SteppedClock(1_900_000_000_000);
    const model = new LiveFleetModel({
      clock,
      epoch: 'e1',
      staleAfterMs: 60_000,
      onListenerError: error => {
        throw error;
      },
    });
    const store = model.addHub({ name: 'prod-hub', title: 'Production' });
    const client = new FakeHubClient('prod-hub');
    client.trees.set('slow', [node({ health: 'Degraded', message: deadline })]);
    const clientFor = (hub: string) =>
      hub === 'prod-hub' ? client : undefined;
    const reasons = new DegradedReasons({ model, clientFor, clock });
    let resourceVersion = 0;
    const put = (overrides: Partial<HubApplication> & { name: string }) => {
      resourceVersion += 1;
      store.applyApplicationEvent({
        type: 'upsert',
        object: hubApplication({
          resourceVersion: `${resourceVersion}`,
          health: 'Degraded',
          ...overrides,
        }),
      });
    };
    const reasonFor = (name: string) =>
      model.reasonFor({ hub: 'prod-hub', namespace: 'argocd', name });
    return { clock, model, client, reasons, put, reasonFor };
  };

  it('reads the tree once for each time that an Application turns Degraded', async () => {
    const { clock, client, reasons, put, reasonFor } = create();
    reasons.start();
    put({ name: 'slow', healthSince: '2030-01-01T00:00:00Z' });
    put({ name: 'fine', health: 'Healthy' });
    await clock.advance(1_000);
    expect(reasonFor('slow')).toBe(deadline);
    put({
      name: 'slow',
      healthSince: '2030-01-01T00:00:00Z',
      sync: 'OutOfSync',
    });
    await clock.advance(1_000);
    expect(client.calls).toEqual(['getResourceTree']);

    put({ name: 'slow', health: 'Healthy' });
    await clock.advance(1_000);
    expect(reasonFor('slow')).toBeUndefined();
    put({ name: 'slow', healthSince: '2030-01-02T00:00:00Z' });
    await clock.advance(1_000);
    expect(reasonFor('slow')).toBe(deadline);
    expect(client.calls).toHaveLength(2);
    await reasons.stop();
  });

  it('is not a flood when a whole fleet turns Degraded', async () => {
    const { clock, client, reasons, put } = create();
    reasons.start();
    for (let i = 0; i < 500; i++) put({ name: `app-${i}` });
    await clock.advance(10_000);
    expect(client.calls.length).toBeLessThanOrEqual(42);
    expect(client.calls.length).toBeGreaterThan(30);
    await reasons.stop();
  });

  it('tries again after trouble, but not what we may not read', async () => {
    const { clock, client, reasons, put, reasonFor } = create();
    reasons.start();
    client.setTrouble(new SourceError('unreachable', 'It is gone.'));
    put({ name: 'slow' });
    await clock.advance(1_000);
    client.setTrouble(undefined);
    await clock.advance(31_000);
    expect(reasonFor('slow')).toBe(deadline);

    client.setTrouble(new SourceError('forbidden', 'You may not.'));
    put({ name: 'secret' });
    await clock.advance(120_000);
    expect(client.calls).toHaveLength(3);
    await reasons.stop();
    expect(clock.pending).toBe(0);
  });

  it('takes the words of the worst resource, workloads before what they own', () => {
    const pod = node({
      kind: 'Pod',
      name: 'slow-1',
      parentUids: ['u'],
      health: 'Degraded',
      message: 'back-off restarting failed container',
    });
    const workload = node({ health: 'Degraded', message: deadline });
    expect(degradedWords([pod, workload])).toBe(deadline);
    expect(degradedWords([pod, node({ health: 'Degraded' })])).toBe(
      'Pod slow-1: back-off restarting failed container',
    );
    expect(degradedWords([node({ health: 'Degraded' })])).toBe(
      'Deployment slow is Degraded',
    );
    expect(degradedWords([node({ health: 'Progressing' })])).toBeUndefined();
  });
});
