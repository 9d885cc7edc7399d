import { parseLabelSelector } from './labelSelector';

describe('parseLabelSelector', () => {
  const labels = { env: 'prod', tier: 'core', 'app.io/name': 'pay', empty: '' };

  it.each([
    ['env=prod', true],
    ['env==prod,tier=core', true],
    ['env=prod,tier=batch', false],
    ['env!=dev', true],
    ['env!=prod', false],
    ['nothere!=x', true],
    ['tier in (core, edge)', true],
    ['tier in (edge)', false],
    ['tier notin (edge),env=prod', true],
    ['app.io/name', true],
    ['!nothere', true],
    ['!env', false],
    ['empty=', true],
    ['app.io/name%3Dpay', true],
    ['constructor', false],
  ])('%s is %s', (text, expected) => {
    expect(parseLabelSelector(text)?.matches(labels)).toBe(expected);
  });

  it.each(['', ' , ', 'env=prod,((', 'a b c', '=x'])('refuses %j', text => {
    expect(parseLabelSelector(text)).toBeUndefined();
  });

  it('names a label that every match has', () => {
    expect(parseLabelSelector('tier in (a),env=prod')?.required).toEqual({
      key: 'env',
      value: 'prod',
    });
    expect(parseLabelSelector('tier in (a)')?.required).toBeUndefined();
  });
});
