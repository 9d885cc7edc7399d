import { describeEachDatabase } from './__testUtils__/describeEachDatabase';
import { EventCursors } from './EventCursors';

describeEachDatabase('the words for places in the events', open => {
  const place = { at: 1_795_300_000_123, id: 42 };

  it('lead to their place in every replica and after a restart', async () => {
    const db = await open();
    const replicas = Array.from({ length: 5 }, () => new EventCursors(db));
    const words = await Promise.all(replicas.map(one => one.seal(place)));
    for (const cursors of [...replicas, new EventCursors(db)]) {
      for (const word of words) expect(await cursors.open(word)).toEqual(place);
    }
    const [row, ...others] = await db('fleet_cursor_keys').select('name');
    expect([row, others]).toEqual([{ name: 'events' }, []]);
  });

  it('look the same whatever the place is, and never alike', async () => {
    const cursors = new EventCursors(await open());
    const places = [place, place, { at: 0, id: 1 }, { at: 1, id: 2 ** 52 }];
    const words = await Promise.all(places.map(one => cursors.seal(one)));
    expect(new Set(words).size).toBe(places.length);
    expect(new Set(words.map(({ length }) => length))).toEqual(new Set([59]));
  });

  it('are refused with a sentence where they are not ours', async () => {
    const cursors = new EventCursors(await open());
    const word = await cursors.seal(place);
    const ofAnother = await new EventCursors(await open()).seal(place);
    const turned = `${word[0] === 'A' ? 'B' : 'A'}${word.slice(1)}`;
    for (const foreign of [turned, ofAnother, '', '1795300000123_42']) {
      await expect(cursors.open(foreign)).rejects.toThrow(
        "The query parameter 'before' is not the 'next' of an answer of this portal, or its database was replaced since; ask without it, from the newest event on.",
      );
    }
  });
});
