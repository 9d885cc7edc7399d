import fc from 'fast-check';
import { seed } from '../../reliability/__testUtils__/effort';
import { compileArgoCdGlob } from './argoCdGlob';

const fits = (pattern: string, text: string) =>
  compileArgoCdGlob(pattern)?.(text);

/** What gobwas/glob 0.2.3 answers, asked once and written down. */
describe('compileArgoCdGlob', () => {
  it.each<[string, string, boolean | undefined]>([
    ['cart', 'cart', true],
    ['cart', 'cart-prod', false],
    ['*', '', true],
    ['https://*', 'https://10.0.0.1:6443', true],
    ['a*c', 'a/b/c', true],
    ['**c', 'a/b/c', true],
    ['a\nb?', 'a\nbc', true],
    ['ca?t', 'cart', true],
    ['ca?t', 'cat', false],
    ['{prod,staging}-*', 'staging-eu-1', true],
    ['{prod,staging}-*', 'lab-eu-1', false],
    ['{,prod-}eu', 'eu', true],
    ['{*-eu-{1,2},us}', 'prod-eu-2', true],
    ['{*-eu-{1,2},us}', 'prod-eu-3', false],
    ['{}', '', true],
    ['{prod,staging', 'staging', true],
    ['prod}', 'prod}', true],
    ['a,b', 'a,b', true],
    ['[abc]x', 'bx', true],
    ['[!abc]x', 'bx', false],
    ['[a-c]', 'b', true],
    ['[!a-c]', 'd', true],
    ['[^a]', '^', true],
    ['[^a]', 'b', false],
    ['[-a]', '-', true],
    ['[abc-e]', 'd', false],
    ['[abc-e]', '-', true],
    ['[a\\-c]', 'b', false],
    ['[\\]]', ']', true],
    ['[\\-a]', '_', true],
    ['[*?{,]', ',', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['\\{a,b\\}', '{a,b}', true],
    ['{a\\,b,c}', 'a,b', true],
    ['a.c', 'abc', false],
    ['(a|b)+$', 'a', false],
    ['a\\', 'a', true],
    // Malformed.
    ['[abc', 'a', undefined],
    ['[]', '', undefined],
    ['[!]', '!', undefined],
    ['[a-]', '-', undefined],
    ['[c-a]', 'b', undefined],
    ['[a-cx]', 'b', undefined],
  ])('%j on %j: %j', (pattern, text, expected) => {
    expect(fits(pattern, text)).toBe(expected);
  });

  const character = fc.constantFrom(...'ab*?{},[]!-\\/^.');
  const word = fc.string({ unit: character, maxLength: 12 });

  it('takes any text that is written plainly, and nothing else', () => {
    fc.assert(
      fc.property(word, word, (text, other) => {
        const quoted = text.replaceAll(/[*?{}[\]\\,!-]/g, '\\$&');
        expect(fits(quoted, text)).toBe(true);
        expect(fits(quoted, other)).toBe(text === other);
        expect(fits(`{${quoted},x*}`, text)).toBe(true);
        expect(fits(`*${quoted}*`, `${other}${text}${other}`)).toBe(true);
      }),
      { seed },
    );
  });

  it('is never thrown off by a pattern', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), word, (pattern, text) => {
        expect([true, false, undefined]).toContain(fits(pattern, text));
      }),
      { seed },
    );
  });

  it('takes the time of a line, not of a tree, for stars within braces', () => {
    const pattern = `${'{*a,*b}'.repeat(60)}c`;
    expect(fits(pattern, 'ab'.repeat(100))).toBe(false);
    expect(() => fits('{'.repeat(50_000), '')).not.toThrow();
  });
});
