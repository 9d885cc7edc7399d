import { folds, manifestLines, matching, unfolded } from './manifestLines';

const yaml = `kind: Deployment
metadata:
  name: shop
  labels:
    team: checkout
spec:
  template:
    containers:
      - name: api
        command: |
          first

          second
        image: shop:1
  replicas: 2
`;
const lines = manifestLines(yaml);
const textOf = (shown: { text: string }[]) => shown.map(({ text }) => text);

describe('the lines of a manifest', () => {
  it('know what is beneath them, over empty lines too', () => {
    const ends = Object.fromEntries(
      lines.map(({ number, end }) => [number, end]),
    );
    expect(lines).toHaveLength(15);
    expect([ends[1], ends[2], ends[4], ends[6], ends[10]]).toEqual([
      1, 5, 5, 15, 13,
    ]);
  });

  it('fold at the top and a step below', () => {
    expect(textOf(lines.filter(folds))).toEqual([
      'metadata:',
      '  labels:',
      'spec:',
      '  template:',
    ]);
    expect(textOf(unfolded(lines, new Set([2, 7])))).toEqual([
      'kind: Deployment',
      'metadata:',
      'spec:',
      '  template:',
      '  replicas: 2',
    ]);
  });

  it('are found with what they stand in and what is beneath them', () => {
    const image = matching(lines, 'IMAGE');
    expect(image.hits).toBe(1);
    expect(textOf(image.lines)).toEqual([
      'spec:',
      '  template:',
      '    containers:',
      '      - name: api',
      '        image: shop:1',
    ]);
    expect(textOf(matching(lines, 'labels').lines)).toEqual([
      'metadata:',
      '  labels:',
      '    team: checkout',
    ]);
    expect(matching(lines, 'nowhere')).toEqual({ lines: [], hits: 0 });
  });

  it('are one when there is nothing', () => {
    expect(manifestLines('')).toEqual([{ number: 1, text: '', end: 1 }]);
  });
});
