import { ago, buildApplication, NOW } from '../__testUtils__';
import type { ModelApplication } from '../model/FleetModel';
import { DeliveryContext, newsOf } from './deliveryWatch';

const OLD = 'a'.repeat(40);
const NEW = 'b'.repeat(40);
const context: DeliveryContext = {
  service: 'shop',
  environment: 'prod',
  version: '1.1.0',
  heard: true,
  now: NOW,
};
const app = (overrides: Partial<ModelApplication> = {}) =>
  buildApplication('shop', 'prod-eu-1', {
    uid: 'u1',
    healthSince: ago(600),
    reconciledAt: ago(5),
    history: [{ id: 1, revisions: [OLD], deployedAt: ago(900) }],
    ...overrides,
  });
const kinds = (news: ReturnType<typeof newsOf>) =>
  news.events.map(({ kind }) => kind);
const deployedNew = (seconds: number) => [
  { id: 2, revisions: [NEW], deployedAt: ago(seconds) },
  { id: 1, revisions: [OLD], deployedAt: ago(900) },
];

describe('newsOf', () => {
  it('tells all that an Application remembers, once', () => {
    const first = newsOf(app(), context);
    expect(kinds(first)).toEqual(['deployed', 'healthChanged', 'healthy']);
    expect(first.events[2]).toMatchObject({
      at: Date.parse(ago(600)),
      version: '1.1.0',
      environment: 'prod',
      cluster: 'prod-eu-1',
      historyId: 1,
    });
    expect(first.unsettled).toBe(false);
    const again = newsOf(app(), context, first.mark);
    expect(again.events).toEqual([]);
    expect(again.mark).toEqual(first.mark);
  });

  it('tells each step of a rollout', () => {
    let { mark } = newsOf(app(), context);
    const steps = [
      app({ sync: 'OutOfSync', comparedRevisions: [NEW] }),
      app({ history: deployedNew(100) }),
      app({
        history: deployedNew(100),
        health: 'Progressing',
        healthSince: ago(99),
      }),
      app({ history: deployedNew(100), healthSince: ago(80) }),
    ].map(now => {
      const news = newsOf(now, context, mark);
      mark = news.mark;
      return kinds(news);
    });
    expect(steps).toEqual([
      ['generated'],
      // Its word of ten minutes ago is no word on the new revision, but the
      // hub has looked since.
      ['deployed', 'healthy'],
      ['healthChanged'],
      ['healthChanged'],
    ]);
  });

  it('does not take the old Healthy for a word on the new revision', () => {
    const { mark } = newsOf(app(), context);
    const justDeployed = app({
      history: deployedNew(6),
      reconciledAt: ago(5),
    });
    const news = newsOf(justDeployed, context, mark);
    expect(kinds(news)).toEqual(['deployed']);
    expect(news.unsettled).toBe(true);
    // By the hub's clock, however wrong ours is.
    const later = { ...context, now: NOW + 86_400_000 };
    expect(kinds(newsOf(justDeployed, later, news.mark))).toEqual([]);
    const lookedAgain = { ...justDeployed, reconciledAt: ago(-20) };
    expect(kinds(newsOf(lookedAgain, context, news.mark))).toEqual(['healthy']);
  });

  it('does not believe a Healthy of a spoke that is not heard', () => {
    const news = newsOf(app(), { ...context, heard: false });
    expect(kinds(news)).not.toContain('healthy');
    expect(news.unsettled).toBe(true);
    expect(kinds(newsOf(app(), context, news.mark))).toEqual(['healthy']);
  });

  it('waits with the version while pods of two releases are there', () => {
    const images = ['r.example.com/shop:1.0.0', 'r.example.com/shop:1.1.0'];
    const mixed = app({
      images,
      history: deployedNew(60),
      healthSince: ago(5),
    });
    const news = newsOf(mixed, context);
    expect(kinds(news)).not.toContain('healthy');
    expect(news.unsettled).toBe(true);
    const stays = { ...mixed, reconciledAt: ago(-300) };
    const [healthy] = newsOf(stays, context, news.mark).events;
    expect(healthy).toMatchObject({ kind: 'healthy', version: undefined });
  });

  it('is not fooled by drift in a shared repository', () => {
    const first = newsOf(app(), context);
    // Drift: compared with what it runs.
    const drift = app({ sync: 'OutOfSync', comparedRevisions: [OLD] });
    expect(newsOf(drift, context, first.mark).events).toEqual([]);
    // One that waits already is compared with each further commit.
    const waits = app({ sync: 'OutOfSync', comparedRevisions: [NEW] });
    const waiting = newsOf(waits, context, first.mark);
    const other = { ...waits, comparedRevisions: ['c'.repeat(40)] };
    expect(kinds(waiting)).toEqual(['generated']);
    expect(newsOf(other, context, waiting.mark).events).toEqual([]);
    // What it did before we looked is not known.
    expect(kinds(newsOf(waits, context))).not.toContain('generated');
  });

  it('tells when a new Application was generated', () => {
    const created = app({
      sync: 'OutOfSync',
      health: 'Missing',
      comparedRevisions: [NEW],
      history: [],
      createdAt: ago(40),
    });
    const [generated] = newsOf(created, context).events;
    expect(generated).toMatchObject({
      kind: 'generated',
      at: Date.parse(ago(40)),
      revisions: [NEW],
    });
  });

  it('tells a failed sync once its retries are used up', () => {
    const operation = {
      phase: 'Running' as const,
      message: 'one or more objects failed to apply',
      retryCount: 3,
      startedAt: ago(100),
    };
    const first = newsOf(app({ operation }), context);
    expect(kinds(first)).not.toContain('syncFailed');
    const failed = app({
      operation: { ...operation, phase: 'Failed', finishedAt: ago(10) },
    });
    const [event] = newsOf(failed, context, first.mark).events;
    expect(event).toMatchObject({
      kind: 'syncFailed',
      at: Date.parse(ago(10)),
      message: 'one or more objects failed to apply',
    });
  });

  it.each(['Running', 'Terminating', 'Failed', 'Error', 'Succeeded'] as const)(
    'takes a dry run that is %s for no sync, whose failure counts for nothing',
    phase => {
      const operation = {
        phase,
        dryRun: true,
        message: 'Operation terminated',
        startedAt: ago(20),
        finishedAt: ago(10),
      };
      const quiet = newsOf(app(), context);
      const news = newsOf(app({ operation }), context);
      expect(kinds(news)).toEqual(kinds(quiet));
      expect(news.mark).toEqual(quiet.mark);
      expect(news.unsettled).toBe(false);
    },
  );

  it('begins anew with another Application of the same name', () => {
    const { mark } = newsOf(app(), context);
    const other = newsOf(app({ uid: 'u2' }), context, mark);
    expect(kinds(other)).toEqual(['deployed', 'healthChanged', 'healthy']);
  });

  it('gives the same event whenever and by whomever it is seen', () => {
    const one = newsOf(app({ history: deployedNew(100) }), context);
    const two = newsOf(
      app({ history: deployedNew(100), cluster: null }),
      { ...context, now: NOW + 1e9, service: 'other', version: 'x' },
      newsOf(app(), context).mark,
    );
    const keys = new Set(one.events.map(({ key }) => key));
    for (const { key } of two.events) expect(keys).toContain(key);
  });

  it('leaves out what has no time', () => {
    const news = newsOf(
      app({
        healthSince: undefined,
        history: [{ id: 1, revisions: [OLD], deployedAt: 'yesterday' }],
      }),
      context,
    );
    expect(news.events).toEqual([]);
  });
});
