import german from './de';
import { messages } from './messages';

type Nested = { [key: string]: string | Nested };

/** `{ a: { b: 'x' } }` as `{ 'a.b': 'x' }`, the way an app takes translations. */
function flat(nested: Nested, path = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(nested).map(([key, value]) =>
      typeof value === 'string'
        ? { [`${path}${key}`]: value }
        : flat(value, `${path}${key}.`),
    ),
  );
}

/** `{{n, number}}` and the like: what is filled in, and in which format. */
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map(([, one]) => one).sort();

const english = flat(messages);
const texts: Record<string, string> = german;

describe('the German texts', () => {
  it('are there for every key, and for no other', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.keys(english))('%s fills in the same values', key => {
    expect(placeholders(texts[key])).toEqual(placeholders(english[key]));
  });

  it('say something wherever English does', () => {
    const silent = Object.keys(english).filter(
      key => (texts[key].trim() === '') !== (english[key].trim() === ''),
    );
    expect(silent).toEqual([]);
  });

  it('are German: sentences are not left as they are', () => {
    // A sentence has several words; a term such as "Argo CD" may be the same.
    const sentences = Object.keys(english).filter(
      key => english[key].split(/\s/).length > 3,
    );
    expect(sentences.length).toBeGreaterThan(100);
    expect(
      sentences.filter(
        key =>
          texts[key] === english[key] &&
          /[a-z]/i.test(english[key].replace(/\{\{[^}]*\}\}/g, '')),
      ),
    ).toEqual([]);
  });
});
