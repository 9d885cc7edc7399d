import { clusterEntityName, toEntityName } from './entityName';

describe('toEntityName', () => {
  it('keeps what the catalog takes as it is', () => {
    expect(toEntityName('prod-eu_1.a')).toBe('prod-eu_1.a');
  });

  it.each([
    'prod eu 1',
    'https://10.0.0.1:6443',
    '-',
    'ü',
    'x'.repeat(200),
    '../../etc',
  ])('makes %j a name that the catalog takes', text => {
    const name = toEntityName(text);
    expect(name).toMatch(/^[a-zA-Z0-9]([a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?$/);
  });

  it('never gives two clusters one name', () => {
    const names = ['a b', 'a-b', 'a/b', 'a  b'].map(toEntityName);
    expect(new Set(names).size).toBe(4);
    expect(clusterEntityName('prod', 'in-cluster')).not.toBe(
      clusterEntityName('nonprod', 'in-cluster'),
    );
  });
});
