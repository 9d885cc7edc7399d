import { diffColumn, diffRows, nearChanges } from './diffRows';

describe('diffRows', () => {
  it('puts what changed side by side with its line numbers', () => {
    const rows = diffRows(
      'a\nreplicas: 3\nb\n',
      'a\nreplicas: 5\nextra: 1\nb\n',
    );
    expect(rows).toEqual([
      {
        changed: false,
        desired: { line: 1, text: 'a' },
        live: { line: 1, text: 'a' },
      },
      {
        changed: true,
        desired: { line: 2, text: 'replicas: 3' },
        live: { line: 2, text: 'replicas: 5' },
      },
      {
        changed: true,
        desired: undefined,
        live: { line: 3, text: 'extra: 1' },
      },
      {
        changed: false,
        desired: { line: 3, text: 'b' },
        live: { line: 4, text: 'b' },
      },
    ]);
  });

  it('leaves a side empty for a resource that is only in Git or only live', () => {
    expect(diffRows('', 'kind: X\n').every(row => !row.desired)).toBe(true);
    expect(diffRows('kind: X\n', '').every(row => !row.live)).toBe(true);
  });

  it('folds what is far from a change', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `line ${i}`);
    const live = lines.map((text, i) => (i === 15 ? 'changed' : text));
    const shown = nearChanges(diffRows(lines.join('\n'), live.join('\n')));
    expect(shown[0]).toBe('gap');
    expect(shown[shown.length - 1]).toBe('gap');
    expect(shown).toHaveLength(9);
  });
});

describe('diffColumn', () => {
  it('has what runs above what Git asks for instead', () => {
    const rows = diffRows('a\nb\nc\nd\n', 'a\nx\ny\nd\n');
    expect(
      diffColumn(rows).map(line =>
        line === 'gap' ? line : `${line.mark} ${line.line} ${line.text}`,
      ),
    ).toEqual([
      'both 1 a',
      'live 2 x',
      'live 3 y',
      'desired 2 b',
      'desired 3 c',
      'both 4 d',
    ]);
  });

  it('keeps the gaps, and ends with what only Git has', () => {
    const same = 'a\nb\nc\nd\ne\nf\n';
    const lines = diffColumn(nearChanges(diffRows(`${same}z\n`, same)));
    expect(lines[0]).toBe('gap');
    expect(lines[lines.length - 1]).toEqual({
      mark: 'desired',
      line: 7,
      text: 'z',
    });
  });
});
