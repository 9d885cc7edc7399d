import type { Knex } from 'knex';
import { mockServices } from '@backstage/backend-test-utils';
import { describeEachDatabase } from '../history/__testUtils__/describeEachDatabase';
import { SteppedClock } from '../spoke/__testUtils__/SteppedClock';
import { Lease } from './Lease';
import { Outbox } from './Outbox';

describeEachDatabase('a lease', open => {
  let db: Knex;
  let clock: SteppedClock;
  const leaseOf = (holder: string) =>
    new Lease({
      name: 'announcements',
      holder,
      database: { getClient: async () => db },
      clock,
    });

  beforeEach(async () => {
    db = await open();
    clock = new SteppedClock(1_900_000_000_000);
  });

  it('is held by one of several that begin together', async () => {
    const words = await Promise.all(
      ['a', 'b', 'c'].map(name => leaseOf(name).look()),
    );
    expect(words.filter(({ held }) => held === 'here')).toHaveLength(1);
  });

  it('stays with the one that lives, however long', async () => {
    const [a, b] = [leaseOf('a'), leaseOf('b')];
    for (let round = 0; round < 20; round++) {
      expect((await a.look()).held).toBe('here');
      expect((await b.look()).held).toBe('elsewhere');
      await clock.advance(5_000);
    }
  });

  it('goes over when the holder is silent for 20 s, and to one only', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map(leaseOf);
    await a.look();
    await b.look();
    await c.look();
    await clock.advance(19_999);
    expect((await b.look()).held).toBe('nobody');
    await clock.advance(1);
    const words = await Promise.all([b.look(), c.look()]);
    expect(words.filter(({ held }) => held === 'here')).toHaveLength(1);
    expect((await a.look()).held).toBe('elsewhere');
  });

  it('goes over at once when the holder leaves', async () => {
    const [a, b] = [leaseOf('a'), leaseOf('b')];
    await a.look();
    await b.look();
    await a.leave();
    expect((await b.look()).held).toBe('here');
  });

  it('lets one of two replicas tell, and the other what the first could not', async () => {
    const logger = mockServices.logger.mock();
    const told: string[] = [];
    const replicaOf = (name: string) => {
      const outbox = new Outbox({ lease: leaseOf(name), clock, logger });
      const tell = (what: string) =>
        outbox.add([
          {
            name: what,
            send: async () => {
              told.push(`${name}: ${what}`);
            },
          },
        ]);
      return { outbox, tell };
    };
    const [a, b] = [replicaOf('a'), replicaOf('b')];
    a.tell('first');
    b.tell('first');
    for (let round = 0; round < 5; round++) {
      await a.outbox.work();
      await b.outbox.work();
      await clock.advance(5_000);
    }
    expect(told).toEqual(['a: first']);
    expect(b.outbox.waiting).toBe(0);

    // The first one dies before it tells the second.
    b.tell('second');
    for (let round = 0; round < 5; round++) {
      await b.outbox.work();
      await clock.advance(5_000);
    }
    expect(told).toEqual(['a: first', 'b: second']);
  });
});
