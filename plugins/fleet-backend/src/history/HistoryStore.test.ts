import type { Knex } from 'knex';
import { describeEachDatabase } from './__testUtils__/describeEachDatabase';
import { buildEvent } from './__testUtils__/events';
import { HistoryStore, VoiceTurn } from './HistoryStore';

describeEachDatabase('HistoryStore', open => {
  let db: Knex;
  let store: HistoryStore;

  beforeEach(async () => {
    db = await open();
    store = new HistoryStore(db);
  });

  const all = () => store.events({ limit: 100 });

  it('keeps every part of an event', async () => {
    const event = buildEvent({
      startedAt: 900_000,
      version: '1.2.3',
      from: 'Progressing',
      to: 'Healthy',
      initiatedBy: 'ada',
      automated: false,
      message: 'a message',
      revisions: ['aaa', 'bbb'],
      at: Date.parse('2126-01-01T00:00:00Z'),
    });
    await store.insert([event]);
    expect(await all()).toEqual([{ ...event, id: 1 }]);
    const bare = buildEvent({
      kind: 'spokeLost',
      cluster: null,
      namespace: undefined,
      application: undefined,
      uid: undefined,
      project: undefined,
      service: undefined,
      environment: undefined,
      historyId: undefined,
      revisions: [],
    });
    await store.insert([bare]);
    const [, kept] = await all();
    expect(kept).toEqual({ ...bare, id: 2 });
  });

  it('keeps an event once, and says which were new', async () => {
    const [one, two, three] = [1, 2, 3].map(historyId =>
      buildEvent({ historyId }),
    );
    expect(await store.insert([one, two])).toHaveLength(2);
    expect(
      await store.insert([{ ...two, version: 'x' }, three, three]),
    ).toEqual([three.key]);
    const kept = await all();
    expect(kept).toHaveLength(3);
    expect(kept.find(({ key }) => key === two.key)?.version).toBeUndefined();
  });

  it('takes thousands at once', async () => {
    const many = Array.from({ length: 2_345 }, (_, historyId) =>
      buildEvent({ historyId, at: historyId }),
    );
    expect(await store.insert(many)).toHaveLength(2_345);
    expect(await store.insert(many)).toEqual([]);
  });

  it('takes whatever a hub can write', async () => {
    const message = `"'; drop table fleet_events; -- ${'x'.repeat(
      70_000,
    )} \u0000 \ud800 \u202e 🚀`;
    await store.insert([buildEvent({ message, cluster: `eu/1 '"` })]);
    const [kept] = await all();
    expect(kept.message).toBe(
      message.replace('\u0000', '').replace('\ud800', '\ufffd'),
    );
    expect(kept.cluster).toBe(`eu/1 '"`);
  });

  it('gives pages without a gap or a repetition, also within one moment', async () => {
    const events = Array.from({ length: 25 }, (_, historyId) =>
      buildEvent({ historyId, at: Math.floor(historyId / 4) }),
    );
    await store.insert(events);
    const seen: string[] = [];
    let before: { at: number; id: number } | undefined;
    for (;;) {
      const page = await store.events({ before, limit: 7 });
      if (page.length === 0) break;
      seen.push(...page.map(({ key }) => key));
      before = page[page.length - 1];
    }
    const inOrder = [...events].reverse();
    expect(seen).toEqual(inOrder.map(({ key }) => key));
  });

  it('knows what revisions were called, and when they were first Degraded', async () => {
    const healthy = { kind: 'healthy', version: '1.0.0' } as const;
    const bad = { kind: 'healthChanged', revisions: ['bbb'] } as const;
    await store.insert([
      buildEvent({ ...healthy, at: 5 }),
      buildEvent({ ...healthy, at: 6, uid: 'uid-2' }),
      buildEvent({ ...healthy, at: 7, environment: undefined }),
      buildEvent({ ...healthy, at: 8, service: 'cart' }),
      buildEvent({ ...healthy, at: 9, version: undefined }),
      buildEvent({ ...bad, at: 12, to: 'Degraded' }),
      buildEvent({ ...bad, at: 11, to: 'Degraded', uid: 'uid-2' }),
      buildEvent({ ...bad, at: 13, to: 'Healthy' }),
      buildEvent({ at: 14 }),
    ]);
    const found = await store.releases(['shop'], 5);
    const own = { service: 'shop', environment: 'prod' };
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        { ...own, revision: 'aaa', version: '1.0.0' },
        { service: 'shop', revision: 'aaa', version: '1.0.0' },
        { ...own, revision: 'bbb', degradedAt: 11 },
      ]),
    );
    expect(await store.releases([], 0)).toEqual([]);
    expect(await store.releases(['shop'], 12)).toEqual([
      { ...own, revision: 'bbb', degradedAt: 12 },
    ]);
  });

  it('filters', async () => {
    await store.insert([
      buildEvent({ at: 1 }),
      buildEvent({ at: 2, kind: 'healthy' }),
      buildEvent({ at: 3, service: 'cart', application: 'cart-eu-1' }),
      buildEvent({ at: 4, cluster: 'us-1', environment: 'staging' }),
      buildEvent({ at: 5, hub: 'lab-hub' }),
    ]);
    const times = async (filter: object) => {
      const events = await store.events({ limit: 100, ...filter });
      return events.map(({ at }) => at);
    };
    expect(await times({ kinds: ['healthy'] })).toEqual([2]);
    expect(await times({ services: ['cart'] })).toEqual([3]);
    expect(await times({ services: ['cart', 'shop'], from: 4 })).toEqual([
      5, 4,
    ]);
    expect(await times({ clusters: ['us-1'] })).toEqual([4]);
    expect(await times({ environments: ['staging'] })).toEqual([4]);
    expect(await times({ hubs: ['lab-hub'] })).toEqual([5]);
    expect(await times({ applications: ['cart-eu-1'] })).toEqual([3]);
    expect(await times({ services: [] })).toEqual([]);
  });

  it('finds the events of many Applications', async () => {
    await store.insert([
      buildEvent({ at: 1 }),
      buildEvent({ at: 2, application: 'cart' }),
      buildEvent({ at: 3, namespace: 'other' }),
      buildEvent({ at: 4, hub: 'lab-hub' }),
    ]);
    const names = Array.from({ length: 900 }, (_, index) => ({
      hub: 'prod-hub',
      namespace: 'argocd',
      name: index === 899 ? 'shop-eu-1' : `none-${index}`,
    }));
    const found = await store.eventsOfApplications(names, 0, 100);
    expect(found.map(({ at }) => at)).toEqual([1]);
    expect(await store.eventsOfApplications(names, 2, 100)).toEqual([]);
  });

  it('knows which version each deployment of some Applications was seen Healthy with', async () => {
    const healthy = { kind: 'healthy', version: '1.0.0' } as const;
    await store.insert([
      buildEvent({ ...healthy, at: 1, historyId: 1, version: '0.9.0' }),
      buildEvent({ ...healthy, at: 2, historyId: 2, revisions: ['a', 'b'] }),
      buildEvent({ ...healthy, at: 3, historyId: 3, version: undefined }),
      buildEvent({ ...healthy, at: 4, historyId: 4, application: 'cart' }),
      buildEvent({ at: 5, historyId: 5, version: '1.1.0' }),
    ]);
    const name = {
      hub: 'prod-hub',
      namespace: 'argocd',
      name: 'shop-eu-1',
    };
    const named = {
      ...name,
      uid: 'uid-1',
      historyId: 2,
      revision: 'a,b',
      version: '1.0.0',
    };
    expect(await store.namedDeployments([name], 2, 100)).toEqual([named]);
    expect(await store.namedDeployments([name], 0, 100)).toHaveLength(2);
    expect(await store.namedDeployments([name], 0, 1)).toEqual([named]);
    expect(await store.namedDeployments([], 0, 100)).toEqual([]);
  });

  it('forgets what is old, however much it is', async () => {
    const many = Array.from({ length: 4_500 }, (_, historyId) =>
      buildEvent({ historyId, at: historyId }),
    );
    await store.insert(many);
    const commit = { repoURL: 'https://git.example.com/a.git', revision: 'a' };
    await store.keepCommit(commit, 10);
    expect(await store.forgetBefore(4_400)).toBe(4_400);
    expect(await all()).toHaveLength(100);
    expect(await store.commits(commit.repoURL, ['a'])).toEqual([]);
    expect(await store.forgetBefore(4_400)).toBe(0);
  });

  it('keeps commits', async () => {
    const repoURL = 'https://git.example.com/a.git';
    const commit = {
      repoURL,
      revision: 'a',
      author: 'Ada',
      message: 'shop 1.1.0',
      committedAt: 1_234_567_890_123,
    };
    await store.keepCommit(commit, 1);
    await store.keepCommit({ repoURL, revision: 'b' }, 1);
    await store.keepCommit({ ...commit, author: 'Eve' }, 2);
    const found = await store.commits(repoURL, ['a', 'b', 'c']);
    expect(found).toHaveLength(2);
    expect(found).toEqual(
      expect.arrayContaining([commit, { repoURL, revision: 'b' }]),
    );
  });

  describe('turns of a voice', () => {
    const turn = (
      word: VoiceTurn['word'],
      at: number,
      more: Partial<VoiceTurn> = {},
    ): VoiceTurn => ({
      hub: 'prod-hub',
      cluster: 'eu-1',
      word,
      at,
      seenAt: at,
      ...more,
    });
    const kinds = async () =>
      (await all()).map(({ kind, at }) => `${kind} ${at}`).reverse();

    it('are told once, whoever saw them', async () => {
      expect(await store.turn(turn('found', 1))).toBe(false);
      expect(await store.turn(turn('lost', 10, { message: 'no route' }))).toBe(
        true,
      );
      expect(await store.turn(turn('lost', 12))).toBe(false);
      expect(await store.turn(turn('found', 30))).toBe(true);
      expect(await store.turn(turn('found', 33))).toBe(false);
      expect(await kinds()).toEqual(['spokeLost 10', 'spokeFound 30']);
      expect((await all())[1].message).toBe('no route');
    });

    it('are not told by one who comes too late', async () => {
      await store.turn(turn('found', 1));
      await store.turn(turn('lost', 10));
      await store.turn(turn('found', 30));
      // Its database was away while the other replica told both.
      expect(await store.turn(turn('lost', 11))).toBe(false);
      expect(await store.turn(turn('found', 29))).toBe(false);
      expect(await kinds()).toEqual(['spokeLost 10', 'spokeFound 30']);
    });

    it('are no turns when nobody knows what was before', async () => {
      expect(await store.turn(turn('lost', 10))).toBe(false);
      expect(await store.turn(turn('found', 20))).toBe(true);
      expect(await kinds()).toEqual(['spokeFound 20']);
    });

    it('of a hub and of clusters are apart', async () => {
      const ofHub = { cluster: undefined };
      await store.turn(turn('found', 1, ofHub));
      await store.turn(turn('found', 1));
      await store.turn(turn('lost', 2, ofHub));
      expect(await kinds()).toEqual(['hubLost 2']);
      expect((await all())[0].cluster).toBeNull();
    });

    it('that many tell at the same time are one', async () => {
      await store.turn(turn('found', 1));
      const turned = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          store.turn(turn('lost', 10 + index)),
        ),
      );
      expect(turned.filter(Boolean)).toHaveLength(1);
      expect(await all()).toHaveLength(1);
    });
  });

  it('can be taken back and made again', async () => {
    const directory = `${__dirname}/../../migrations`;
    await db.migrate.rollback({ directory }, true);
    expect(await db.schema.hasTable('fleet_events')).toBe(false);
    await db.migrate.latest({ directory });
    expect(await all()).toEqual([]);
  });
});
