import { applyEdits, editsOf, problemOf, rowsOf } from './labelEdits';

const labels = { env: 'prod', tier: 'core', region: 'eu-west-1' };
const rows = rowsOf(labels);
const added = (key: string, value: string) => ({
  id: 9,
  key,
  value,
  present: false,
  removed: false,
});

describe('the edits of labels', () => {
  it('hold only what differs from what the cluster has', () => {
    const edited = rows.map(row =>
      row.key === 'tier' ? { ...row, value: 'edge' } : row,
    );
    const gone = edited.map(row =>
      row.key === 'region' ? { ...row, removed: true } : row,
    );
    const edits = editsOf([...gone, added('wave', '2')], labels);
    expect(edits).toEqual({
      set: [
        { key: 'tier', value: 'edge' },
        { key: 'wave', value: '2' },
      ],
      remove: ['region'],
    });
    expect(applyEdits(labels, edits)).toEqual({
      env: 'prod',
      tier: 'edge',
      wave: '2',
    });
  });

  it('are none while nothing is changed, or a new row is still empty', () => {
    expect(editsOf([...rows, added('', '')], labels)).toEqual({
      set: [],
      remove: [],
    });
  });

  it.each([
    ['no key', '', 'x', 'badKey'],
    ['Argo CD’s own key', 'argocd.argoproj.io/secret-type', 'x', 'badKey'],
    ['a key with blanks', 'two words', 'x', 'badKey'],
    ['a value that no label may have', 'wave', '-', 'badValue'],
  ])('ask nothing about %s', (_, key, value, problem) => {
    const row = added(key, value);
    expect(problemOf(row)).toBe(problem);
    expect(editsOf([...rows, row], labels).set).toEqual([]);
  });
});
