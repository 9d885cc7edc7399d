import { mockServices } from '@backstage/backend-test-utils';
import type {
  PlatformReading,
  RestoreFacts,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { Knex } from 'knex';
import { FakeFleetModel } from '../__testUtils__/FakeFleetModel';
import { FakeSpokeVoices } from '../__testUtils__/FakeSpokeVoices';
import { fleetWorld } from '../__testUtils__/fleetWorld';
import { describeEachDatabase } from '../history/__testUtils__/describeEachDatabase';
import { keepRestores } from './keepRestores';
import { RestoreBook } from './RestoreBook';

const drill = (overrides: Partial<RestoreFacts> = {}): RestoreFacts => ({
  namespace: 'velero',
  name: 'drill',
  phase: 'Completed',
  startedAt: '2026-11-01T03:00:00Z',
  finishedAt: '2026-11-01T03:08:00Z',
  errors: 0,
  warnings: 0,
  namespaces: ['shop'],
  namespaceMapping: { shop: 'shop-drill' },
  ...overrides,
});
const ref = { hub: 'prod-hub', name: 'prod-eu-1' };

describeEachDatabase('the restores that are kept', open => {
  let db: Knex;
  let book: RestoreBook;
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    db = await open();
    book = new RestoreBook({ database: { getClient: async () => db }, logger });
  });

  it('are those that are over, each once, by cluster', async () => {
    const running = drill({ name: 'now', phase: 'InProgress' });
    await book.keep(ref, [drill(), running]);
    await book.keep(ref, [drill(), drill({ name: 'second' })]);
    const kept = await book.all();
    expect([...kept.keys()]).toEqual(['prod-hub/prod-eu-1']);
    expect(kept.get('prod-hub/prod-eu-1')).toEqual(
      expect.arrayContaining([drill(), drill({ name: 'second' })]),
    );
    expect(kept.get('prod-hub/prod-eu-1')).toHaveLength(2);
  });

  it('are read from every spoke that answers, and forgotten after two years', async () => {
    const spokes = new FakeSpokeVoices();
    const block = { status: 'absent', reason: 'not there' } as const;
    const reading = (restores: RestoreFacts[]): PlatformReading => ({
      nodes: block,
      addOns: block,
      platform: {
        restores: { status: 'ok', value: restores, observedAt: '' },
      },
    });
    const old = drill({ name: 'old', startedAt: '2024-11-01T03:00:00Z' });
    spokes.platforms.set('prod-hub/prod-eu-1', reading([drill(), old]));
    spokes.platforms.set('lab-hub/dev-eu-1', reading([drill()]));
    await keepRestores({
      model: new FakeFleetModel(fleetWorld()),
      spokes,
      book,
      clock: { now: () => Date.UTC(2026, 10, 20) },
      logger,
    });
    const kept = await book.all();
    expect(Object.fromEntries(kept)).toEqual({
      'prod-hub/prod-eu-1': [drill()],
      'lab-hub/dev-eu-1': [drill()],
    });
  });
});

it('is empty while the database is away, and says so once', async () => {
  const logger = mockServices.logger.mock();
  const getClient = async () => {
    throw new Error('connection refused');
  };
  const book = new RestoreBook({ database: { getClient }, logger });
  expect((await book.all()).size).toBe(0);
  expect((await book.all()).size).toBe(0);
  expect(logger.warn).toHaveBeenCalledTimes(1);
  expect(logger.warn).toHaveBeenCalledWith(
    expect.stringContaining('connection refused'),
  );
});
