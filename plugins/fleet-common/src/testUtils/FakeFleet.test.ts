import { openOffers } from './fakeOperations';
import { FakeFleet } from './FakeFleet';
import { emptyWorld } from './fakeWorld';
import { storyWorld } from './storyWorld';

const story = storyWorld();
const { ref } = story.applications[0];

describe('the operations of FakeFleet', () => {
  it('refuses what is not offered, in the words of the offer', async () => {
    const fleet = new FakeFleet(story);
    await expect(fleet.syncApplication(ref)).rejects.toThrow(
      /switched off: set fleet\.operations\.sync/,
    );
    expect(fleet.operations).toEqual([]);
  });

  it('begins what is offered, and lets it be followed', async () => {
    const fleet = new FakeFleet({ ...story, offers: openOffers });
    const { version } = fleet;
    const receipt = await fleet.syncApplication(ref, { prune: true });
    expect(receipt).toMatchObject({
      operation: 'sync',
      requestedAt: story.now,
    });
    expect(fleet.operations).toEqual([
      { operation: 'sync', ref, request: { prune: true } },
    ]);
    const { application } = await fleet.getApplication(ref);
    expect(application.operation).toMatchObject({
      phase: 'Running',
      startedAt: story.now,
      initiatedBy: receipt.requestedBy,
    });
    expect(fleet.version).toBeGreaterThan(version);
  });

  it('changes no Application by a refresh', async () => {
    const fleet = new FakeFleet({ ...story, offers: openOffers });
    const { version } = fleet;
    await fleet.refreshApplication(ref, { type: 'hard' });
    expect(fleet.version).toBe(version);
  });

  it('knows no Application that the world does not have', async () => {
    const fleet = new FakeFleet(emptyWorld({ offers: openOffers }));
    await expect(fleet.refreshApplication(ref)).rejects.toThrow(/not exist/);
    await expect(fleet.getApplicationEvents(ref)).rejects.toThrow(/not exist/);
  });

  it('tells what the hubs said of those that are not well', async () => {
    const fleet = new FakeFleet(story);
    const unwell = story.applications.find(({ state }) => state === 'degraded');
    const { events } = await fleet.getApplicationEvents(unwell?.ref ?? ref);
    expect(events).toMatchObject({
      status: 'ok',
      value: [{ type: 'Warning' }, { type: 'Normal' }],
    });
  });
});
