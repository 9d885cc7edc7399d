import { PreviewChange, PreviewResponse } from '../wire';
import {
  blastRadiusSentence,
  matchSentence,
  placedChanges,
  removalsInProduction,
  unheardHubs,
} from './blastRadius';

function change(
  kind: PreviewChange['change'],
  application: string,
  cluster: string | null,
  production = false,
): PreviewChange {
  const environment = production ? 'prod' : 'staging';
  return {
    change: kind,
    application,
    cluster,
    environment,
    production,
    details: [],
  };
}

const preview: PreviewResponse = {
  version: 1,
  epoch: 'e',
  sources: [
    { kind: 'hub', hub: 'prod-hub', state: 'ok' },
    { kind: 'hub', hub: 'nonprod-hub', state: 'stale' },
    { kind: 'spoke', hub: 'prod-hub', cluster: 'a', state: 'unreachable' },
  ],
  hubs: [
    {
      hub: 'prod-hub',
      changes: [
        change('added', 'x-a', 'a', true),
        change('added', 'y-a', 'a', true),
        change('removed', 'x-b', 'b', true),
        change('unchanged', 'x-c', 'c', true),
      ],
      placement: [],
      unsupported: [],
      errors: [],
    },
    {
      hub: 'nonprod-hub',
      changes: [
        change('added', 'x-a', 'a'),
        change('removed', 'x-s', 's'),
        change('changed', 'x-t', 't'),
      ],
      placement: [],
      unsupported: [],
      errors: [],
    },
  ],
  summary: {
    added: 3,
    changed: 1,
    removed: 2,
    removedInProduction: 1,
    clustersMatched: 4,
    clusters: 14,
  },
};

describe('blast radius', () => {
  it('is one sentence, and clusters of the same name on two hubs are two', () => {
    expect(blastRadiusSentence(preview)).toBe(
      'This pull request will add 3 Applications on 2 clusters, change 1, remove 2 (1 in production)',
    );
    expect(matchSentence(preview)).toBe('4 clusters matched of 14');
  });

  it('lists what harms first', () => {
    expect(
      placedChanges(preview).map(one => `${one.change} ${one.application}`),
    ).toEqual([
      'removed x-b',
      'removed x-s',
      'changed x-t',
      'added x-a',
      'added y-a',
      'added x-a',
      'unchanged x-c',
    ]);
  });

  it('keeps the environments of one kind of change in promotion order', () => {
    const of = (environment?: string) => ({
      ...change('added', `x-${environment}`, 'a'),
      environment,
    });
    const [hub] = preview.hubs;
    const changes = ['prod', 'zone', undefined, 'dev', 'staging', 'area'];
    const ordered = placedChanges({
      ...preview,
      hubs: [{ ...hub, changes: changes.map(of) }],
      environments: ['dev', 'staging', 'prod'],
    });
    expect(ordered.map(({ environment }) => environment)).toEqual([
      'dev',
      'staging',
      'prod',
      'area',
      'zone',
      undefined,
    ]);
  });

  it('names what production would lose, with its hub', () => {
    expect(removalsInProduction(preview)).toEqual(['prod-hub/x-b']);
  });

  it('names the hubs that were not heard, and no spoke', () => {
    expect(unheardHubs(preview).map(({ hub }) => hub)).toEqual(['nonprod-hub']);
  });
});
