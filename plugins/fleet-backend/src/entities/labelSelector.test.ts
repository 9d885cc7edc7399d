import { parseLabelSelector, requireLabelSelector } from './labelSelector';

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
    ['! nothere , env = prod', true],
    ['tier in (core),env=prod,tier notin ( edge , batch )', true],
    ['constructor', false],
  ])('%s is %s', (text, expected) => {
    expect(parseLabelSelector(text)?.matches(labels)).toBe(expected);
  });

  it.each([
    ...['', ' , ', 'env=prod,', 'env=prod,((', 'a b c', '=x', '!a=b'],
    ...['env=prod staging', 'env=a,b)', 'tier in core', 'tier in (a),b)'],
    ...['env=prod\n', '(tier)', 'env>1'],
  ])('refuses %j', text => {
    expect(parseLabelSelector(text)).toBeUndefined();
    expect(() => requireLabelSelector(text)).toThrow(/cannot be read/);
  });

  it('is through with hostile text at once', () => {
    const hostile = `${'a= ,a in ( , ) ,'.repeat(6_000)}(`;
    expect(parseLabelSelector(hostile)).toBeUndefined();
  });

  it('names a label that every match has', () => {
    expect(parseLabelSelector('tier in (a),env=prod')?.required).toEqual({
      key: 'env',
      value: 'prod',
    });
    expect(parseLabelSelector('tier in (a)')?.required).toBeUndefined();
  });
});
