import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { describeEachDatabase } from '../history/__testUtils__/describeEachDatabase';
import { StopBook } from './StopBook';

const version = 'v1.36.1';
const at = Date.UTC(2030, 0, 10);
const burnt = [
  {
    cluster: { hub: 'prod-hub', name: 'prod-eu-2' },
    reading: {
      figure: 'errorRate' as const,
      outcome: 'burning' as const,
      value: 0.06,
      objective: 0.01,
    },
  },
];

describeEachDatabase('the stops of a plan', open => {
  let db: Knex;
  let book: StopBook;
  const logger = mockServices.logger.mock();
  /** Another replica on the same database. */
  const replica = () =>
    new StopBook({ database: { getClient: async () => db }, logger });

  beforeEach(async () => {
    db = await open();
    book = replica();
  });

  it('are kept once, whichever replicas see it', async () => {
    const seen = await Promise.all(
      ['a', 'b', 'c'].map(id => replica().stop({ id, version, at, burnt })),
    );
    expect(seen.filter(Boolean)).toHaveLength(1);
    const stops = await book.of(version);
    expect(stops).toEqual({
      status: 'ok',
      value: [
        {
          id: expect.stringMatching(/^[abc]$/),
          at: '2030-01-10T00:00:00.000Z',
          cause: 'slo',
          burnt,
        },
      ],
    });
    expect(await book.of('v1.37.0')).toEqual({ status: 'ok', value: [] });
  });

  it('end when somebody resumes, and can come again', async () => {
    const by = 'user:default/alice';
    const stop = { version, at, burnt: [] };
    await book.stop({ ...stop, id: 'first', by, reason: 'Storm' });
    await book.resume(version, 'user:default/bob', at + 1_000);
    await book.resume(version, 'user:default/eve', at + 9_000);
    expect(await book.stop({ ...stop, id: 'second', at: at + 2_000 })).toBe(
      true,
    );
    expect(await book.of(version)).toEqual({
      status: 'ok',
      value: [
        {
          id: 'second',
          at: '2030-01-10T00:00:02.000Z',
          cause: 'slo',
          burnt: [],
        },
        {
          id: 'first',
          at: '2030-01-10T00:00:00.000Z',
          cause: 'hand',
          by,
          reason: 'Storm',
          burnt: [],
          resumedAt: '2030-01-10T00:00:01.000Z',
          resumedBy: 'user:default/bob',
        },
      ],
    });
  });

  it('keep what follows them, which one replica changes at a time', async () => {
    expect(await book.latest(version)).toBeUndefined();
    const by = 'user:default/alice';
    await book.stop({ id: 'hand', version, at, by, burnt: [] });
    expect(await book.latest(version)).toBeUndefined();
    await book.resume(version, by, at + 1_000);
    await book.stop({ id: 'slo', version, at: at + 2_000, burnt });
    const stop = await book.latest(version);
    expect(stop).toEqual({ id: 'slo', lasts: true, burnt, turn: 0 });

    const task = {
      template: 'template:default/stop-an-upgrade',
      state: 'starting' as const,
      tries: 1,
      at,
    };
    const kept = await Promise.all(
      [1, 2, 3].map(() => replica().keep(stop!, task)),
    );
    expect(kept.filter(Boolean)).toHaveLength(1);
    expect(await book.latest(version)).toEqual({ ...stop, task, turn: 1 });
    expect(await book.of(version)).toMatchObject({
      value: [
        { id: 'slo', task: { state: 'starting', tries: 1 } },
        { id: 'hand' },
      ],
    });
    await book.resume(version, by, at + 3_000);
    expect(await book.latest(version)).toMatchObject({ lasts: false });
  });
});

it('does not call a plan open while the database is away, and says so once', async () => {
  const logger = mockServices.logger.mock();
  const getClient = async () => {
    throw new Error('connection refused');
  };
  const book = new StopBook({ database: { getClient }, logger });
  expect(await book.of(version)).toMatchObject({ status: 'failed' });
  expect(await book.of(version)).toMatchObject({ status: 'failed' });
  expect(logger.warn).toHaveBeenCalledTimes(1);
  await expect(book.stop({ id: 'a', version, at, burnt: [] })).rejects.toThrow(
    'connection refused',
  );
});
