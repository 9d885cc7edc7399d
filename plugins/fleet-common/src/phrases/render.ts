import { englishPhrases } from './english';
import { Phrase, PhraseValue, Phrases } from './phrase';

/** Fills a template in; `count` chooses between its forms. */
export type SayPhrase = (
  code: string,
  values: Record<string, string | number>,
) => string;

/** A phrase in the language of `say`, with the phrases inside of it. */
export function renderPhrase(
  { code, params = {} }: Phrase,
  say: SayPhrase,
): string {
  const values = Object.entries(params).map(([name, value]) => [
    name,
    shown(value, say),
  ]);
  return say(code, Object.fromEntries(values));
}

function shown(value: PhraseValue, say: SayPhrase): string | number {
  if (!Array.isArray(value)) return value;
  const parts = value.map(part =>
    typeof part === 'string' ? part : renderPhrase(part, say),
  );
  if (parts.length < 2) return parts.join('');
  return say('list.and', {
    first: parts.slice(0, -1).join(', '),
    last: parts[parts.length - 1],
  });
}

const templates: Record<string, string> = englishPhrases;

const inEnglish: SayPhrase = (code, values) => {
  const form = `${code}_${values.count === 1 ? 'one' : 'other'}`;
  const template = templates[form] ?? templates[code] ?? '';
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => `${values[name]}`);
};

/** The phrase in English. */
export function phraseText(phrase: Phrase): string {
  return renderPhrase(phrase, inEnglish);
}

/** Sentences in a row, in English. */
export function phrasesText(phrases: readonly Phrase[]): string {
  return phrases.map(phraseText).join(' ');
}

type Said = Phrase | readonly Phrase[] | undefined;

type Texts<TFields extends Record<string, Said>> = {
  [field in keyof TFields]: undefined extends TFields[field]
    ? string | undefined
    : string;
};

/**
 * Texts in English with the phrases that they were made of: what an object of
 * the wire has for readers of the API and for the pages.
 */
export function told<TFields extends Record<string, Said>>(
  fields: TFields,
): Texts<TFields> & { phrases?: Phrases };
export function told(fields: Record<string, Said>): object {
  const texts: Record<string, string> = {};
  const phrases: Phrases = {};
  for (const [field, said] of Object.entries(fields)) {
    if (said === undefined) continue;
    const row = 'code' in said ? [said] : [...said];
    texts[field] = phrasesText(row);
    phrases[field] = row;
  }
  return Object.keys(phrases).length === 0 ? texts : { ...texts, phrases };
}
