import {
  ago,
  buildApplication,
  buildCluster,
  buildHub,
  buildView,
  FakeSpokeVoices,
  unreachable,
} from '../__testUtils__';
import { environmentStates } from './promotion';
import { releasesToPromote } from './skew';

/** One service on clusters by version: `{ 'prod-a-1': '1.0.0' }`. */
function viewOf(
  versions: Record<string, string>,
  options: Parameters<typeof buildView>[1] = {},
) {
  return buildView(
    [
      buildHub('prod-hub', {
        clusters: Object.keys(versions).map(name => buildCluster(name)),
        applications: Object.entries(versions).map(([name, version]) =>
          buildApplication('pay', name, { version }),
        ),
      }),
    ],
    options,
  );
}

function behindOf(
  versions: Record<string, string>,
  options?: Parameters<typeof buildView>[1],
) {
  const view = viewOf(versions, options);
  return Object.fromEntries(
    view.rows.map(row => [row.facts.cluster, view.behindOf(row)]),
  );
}

describe('behind its environment', () => {
  it('counts the newer releases of the same environment only', () => {
    expect(
      behindOf({
        'staging-a-1': '3.0.0',
        'prod-a-1': '2.14.3',
        'prod-a-2': '2.14.2',
        'prod-a-3': '2.9.0',
      }),
    ).toEqual({
      'staging-a-1': 0,
      'prod-a-1': 0,
      'prod-a-2': 1,
      'prod-a-3': 2,
    });
  });

  it('says nothing of words without an order', () => {
    expect(behindOf({ 'prod-a-1': 'abc1234', 'prod-a-2': '1.0.0' })).toEqual({
      'prod-a-1': 0,
      'prod-a-2': 0,
    });
  });

  it('neither judges nor believes a cluster that is not heard', () => {
    const spokes = new FakeSpokeVoices().set(
      'prod-hub',
      'prod-a-1',
      unreachable(),
    );
    const versions = { 'prod-a-1': '9.0.0', 'prod-a-2': '1.0.0' };
    expect(behindOf(versions, { spokes })).toEqual({
      'prod-a-1': 0,
      'prod-a-2': 0,
    });
    const old = { 'prod-a-1': '1.0.0', 'prod-a-2': '9.0.0' };
    expect(behindOf(old, { spokes })['prod-a-1']).toBe(0);
  });
});

describe('what waits to be promoted', () => {
  const toPromote = (
    versions: Record<string, string>,
    options?: Parameters<typeof buildView>[1],
  ) => {
    const view = viewOf(versions, options);
    return Object.fromEntries(releasesToPromote(view.rows, view.rules));
  };

  it('is what the environment before runs and this one does not', () => {
    expect(
      toPromote({
        'dev-a-1': '2.17.0',
        'staging-a-1': '2.16.0',
        'staging-b-1': '2.15.0',
        'prod-a-1': '2.14.3',
      }),
    ).toEqual({ staging: 1, prod: 2 });
  });

  it('is nothing when the later environment is as new or newer', () => {
    expect(toPromote({ 'staging-a-1': '1.0.0', 'prod-a-1': '1.0.1' })).toEqual({
      prod: 0,
    });
  });

  it('skips environments that the service is not in', () => {
    expect(toPromote({ 'dev-a-1': '2.0.0', 'prod-a-1': '1.0.0' })).toEqual({
      prod: 1,
    });
  });

  it('is not told by an environment that is not heard', () => {
    const spokes = new FakeSpokeVoices().set(
      'prod-hub',
      'staging-a-1',
      unreachable(),
    );
    const versions = { 'staging-a-1': '2.0.0', 'prod-a-1': '1.0.0' };
    expect(toPromote(versions, { spokes })).toEqual({ prod: 0 });
  });
});

describe('environments of an entity', () => {
  it('are in promotion order with their newest release and worst state', () => {
    const view = viewOf({
      'prod-a-1': '1.0.0',
      'prod-a-2': '1.1.0',
      'dev-a-1': '2.0.0',
      'qa-a-1': '2.0.0',
    });
    expect(environmentStates(view, view.rows)).toEqual([
      expect.objectContaining({ name: 'dev', version: '2.0.0' }),
      {
        name: 'prod',
        version: '1.1.0',
        state: 'healthy',
        states: { healthy: 2 },
        applications: 2,
        behind: 1,
        releasesToPromote: 1,
        deployedAt: ago(900),
      },
      // The order does not name it, so nobody said what is promoted there.
      expect.objectContaining({ name: 'qa', releasesToPromote: 0 }),
    ]);
  });

  it('tell no version for several services together', () => {
    const view = buildView([
      buildHub('prod-hub', {
        clusters: [buildCluster('prod-a-1')],
        applications: [
          buildApplication('pay', 'prod-a-1', { version: '1.0.0' }),
          buildApplication('cart', 'prod-a-1', { version: '7.0.0' }),
        ],
      }),
    ]);
    const [prod] = environmentStates(view, view.rows);
    expect(prod).toMatchObject({ applications: 2, version: undefined });
  });
});
