import { arrivingRelease, deployedRelease, releaseHistory } from './release';

const sha = '8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912';
const git = { repoURL: 'https://git.example.com/x.git', revision: sha };
const chart = {
  repoURL: 'https://charts.example.com',
  chart: 'pay',
  targetRevision: '1.*',
  revision: '1.4.2',
};

describe('deployedRelease', () => {
  it.each([
    ['the tag of its own image', ['r.example.com/pay:2.0.1'], [git], '2.0.1'],
    [
      'its own image among side-cars',
      ['envoy:1.30', 'r.example.com:5000/team/pay:2.0.1'],
      [git],
      '2.0.1',
    ],
    ['the chart before foreign images', ['envoy:1.30'], [chart], '1.4.2'],
    ['the only tag there is', ['r.example.com/other:7.1'], [git], '7.1'],
    ['no tag of many', ['a:1', 'b:2'], [git], '8c1f02e'],
    ['no tag that moves', ['r.example.com/pay:latest'], [git], '8c1f02e'],
    ['no digest', [`r.example.com/pay@sha256:${sha}`], [git], '8c1f02e'],
    ['a port is no tag', ['r.example.com:5000/pay'], [git], '8c1f02e'],
    ['the chart of a multi-source one', [], [git, chart], '1.4.2'],
    ['nothing yet', [], [{ repoURL: git.repoURL }], undefined],
  ])('is %s', (_, images, sources, expected) => {
    expect(deployedRelease({ name: 'pay', images, sources }, 'pay')).toBe(
      expected,
    );
  });
});

describe('arrivingRelease', () => {
  const both = ['r.example.com/pay:2.0.0', 'r.example.com/pay:2.0.1'];

  it.each([
    ['the tag that is not the one before', both, '2.0.0', '2.0.1'],
    ['the only tag, when the old pods are gone', [both[1]], '2.0.0', '2.0.1'],
    [
      'nothing while only the old pods are there',
      [both[0]],
      '2.0.0',
      undefined,
    ],
    ['nothing where the one before is not known', both, undefined, undefined],
    ['nothing of three', [...both, 'x/pay:3'], '2.0.0', undefined],
  ])('is %s', (_, images, before, expected) => {
    expect(arrivingRelease({ name: 'pay', images }, 'pay', before)).toBe(
      expected,
    );
  });
});

describe('releaseHistory', () => {
  const history = [
    { id: 3, revisions: [sha], deployedAt: '2026-11-20T14:00:00Z' },
    {
      id: 2,
      revisions: ['f'.repeat(40)],
      deployedAt: '2026-11-20T13:00:00Z',
    },
  ];

  it('names the newest as it runs now and older ones by their revision', () => {
    const found = releaseHistory({ history, sources: [git] }, '2.0.1');
    expect(found.map(entry => entry.version)).toEqual(['2.0.1', 'fffffff']);
  });

  it('reads the version of a chart from its own revision', () => {
    const charts = [
      { ...history[0], revisions: [sha, '1.4.2'] },
      { ...history[1], revisions: [sha, '1.4.1'] },
    ];
    const found = releaseHistory(
      { history: charts, sources: [git, chart] },
      '1.4.2',
    );
    expect(found.map(entry => entry.version)).toEqual(['1.4.2', '1.4.1']);
  });

  it('has the names that the portal remembers of what ran before', () => {
    const nameOf = ({ id }: { id: number }) => `remembered ${id}`;
    const versions = (current: string | undefined) =>
      releaseHistory({ history, sources: [git] }, current, nameOf).map(
        entry => entry.version,
      );
    expect(versions('2.0.1')).toEqual(['2.0.1', 'remembered 2']);
    expect(versions(undefined)).toEqual(['remembered 3', 'remembered 2']);
  });
});
