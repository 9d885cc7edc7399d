import {
  buildApplication,
  buildCluster,
  buildHub,
  FakeFleetModel,
  NOW,
} from '../__testUtils__';
import { PublishedHubs } from './PublishedHubs';

const pending = {
  state: 'pending' as const,
  since: NOW - 1_000,
  quarantined: [],
};

describe('PublishedHubs', () => {
  it('hears a hub from the version on that brings its Applications', () => {
    const empty = buildHub('prod-hub', {}, { voice: pending });
    const full = buildHub('prod-hub', {
      clusters: [buildCluster('prod-a-1')],
      applications: [buildApplication('pay', 'prod-a-1')],
    });
    const model = new FakeFleetModel([empty]);
    const hubs = new PublishedHubs(model);
    const stop = hubs.start();
    // Heard, and the batch with its Applications is still to come.
    model.change([{ ...empty, voice: full.voice }], {}, { silently: true });
    expect(hubs.now()[0].voice.state).toBe('pending');
    model.change([full]);
    expect(hubs.now()[0]).toBe(full);
    stop();
  });

  it('tells without a version when a hub was last heard', () => {
    const hub = buildHub('prod-hub');
    const model = new FakeFleetModel([hub]);
    const hubs = new PublishedHubs(model);
    hubs.start();
    const voice = { ...hub.voice, heardAt: NOW };
    model.change([{ ...hub, voice }], {}, { silently: true });
    expect(hubs.now()[0].voice.heardAt).toBe(NOW);
  });
});
