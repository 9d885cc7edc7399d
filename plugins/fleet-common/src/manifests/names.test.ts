import {
  explainDnsLabel,
  explainDnsSubdomain,
  explainLabelKey,
  explainLabelValue,
  isReservedLabelKey,
  quote,
  suggestDnsLabel,
} from './names';

describe('names', () => {
  it.each<[string, RegExp]>([
    ['', /it is empty/],
    ['Loyalty Points', /not a DNS-1123 label.*'loyalty-points' would be right/],
    ['-a', /'a' would be right/],
    ['a-', /'a' would be right/],
    ['a.b', /'a-b' would be right/],
    ['é', /begin and end with a letter or digit$/],
    ['a'.repeat(64), /it has 64 characters; shorten it to at most 63/],
  ])('%p is no namespace, and why', (value, words) => {
    expect(explainDnsLabel(value)).toMatch(words);
  });

  it('takes what Kubernetes takes', () => {
    expect(explainDnsLabel('a')).toBeUndefined();
    expect(explainDnsLabel('0-9')).toBeUndefined();
    expect(explainDnsLabel('a'.repeat(63))).toBeUndefined();
    expect(explainDnsSubdomain('a.b-c.d')).toBeUndefined();
    expect(explainDnsSubdomain('a..b')).toMatch(/DNS-1123 subdomain/);
    expect(explainLabelKey('example.com/Env_1.x')).toBeUndefined();
    expect(explainLabelValue('')).toBeUndefined();
    expect(explainLabelValue('eu-west-1')).toBeUndefined();
  });

  it.each(['', 'a/b/c', '/a', 'a/', 'Example.com/a', '-a', 'a'.repeat(64)])(
    '%p is no label key',
    key => expect(explainLabelKey(key)).toEqual(expect.any(String)),
  );

  it('every suggestion is a good name', () => {
    for (const text of ['A--B', '__x__', `${'a'.repeat(62)}--b`, 'É_é_z']) {
      const suggestion = suggestDnsLabel(text) ?? '';
      expect(explainDnsLabel(suggestion)).toBeUndefined();
    }
    expect(suggestDnsLabel('---')).toBeUndefined();
  });

  it('knows the keys that belong to others', () => {
    expect(isReservedLabelKey('argocd.argoproj.io/secret-type')).toBe(true);
    expect(isReservedLabelKey('topology.kubernetes.io/zone')).toBe(true);
    expect(isReservedLabelKey('notkubernetes.io/zone')).toBe(false);
    expect(isReservedLabelKey('env')).toBe(false);
  });

  it('quotes in one line', () => {
    expect(quote('a\nb\u2028c')).toBe("'a b c'");
    expect(quote('x'.repeat(200))).toHaveLength(82);
  });
});
