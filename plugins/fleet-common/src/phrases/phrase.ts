import type { englishPhrases } from './english';

/**
 * What a sentence says, apart from the language that it says it in: the code of
 * a template and the values that it fills in.
 */
export interface Phrase {
  code: string;
  params?: Record<string, PhraseValue>;
}

/** A list is shown as `a, b and c`; of phrases, each in the reader's language. */
export type PhraseValue = string | number | (string | Phrase)[];

/**
 * The phrases behind the texts of an object, by the name of the field. Of a
 * text they are its sentences in their order; of a list of texts there is one
 * phrase for each entry.
 */
export type Phrases = Record<string, Phrase[]>;

type Templates = typeof englishPhrases;

/** `a.b`, also where the template has a form for one and one for more. */
export type PhraseCode = {
  [key in keyof Templates]: key extends
    | `${infer code}_one`
    | `${infer code}_other`
    ? code
    : key;
}[keyof Templates];

type NamesIn<TTemplate> =
  TTemplate extends `${string}{{${infer name}}}${infer rest}`
    ? name | NamesIn<rest>
    : never;

type FormsOf<TCode extends PhraseCode> = {
  [key in keyof Templates]: key extends
    | TCode
    | `${TCode}_one`
    | `${TCode}_other`
    ? key
    : never;
}[keyof Templates];

type IsPlural<TCode extends PhraseCode> =
  `${TCode}_other` extends keyof Templates ? 'count' : never;

type ValueNames<TCode extends PhraseCode> =
  | NamesIn<Templates[FormsOf<TCode>]>
  | IsPlural<TCode>;

type ValuesOf<TCode extends PhraseCode> = {
  [name in ValueNames<TCode>]: name extends 'count' ? number : PhraseValue;
};

/** A phrase with every value that its template fills in. */
export function phrase<TCode extends PhraseCode>(
  code: TCode,
  ...[params]: [ValueNames<TCode>] extends [never]
    ? []
    : [params: ValuesOf<TCode>]
): Phrase {
  return params === undefined ? { code } : { code, params };
}

/** What somebody else said, in his own words. */
export function quoted(text: string): Phrase {
  return phrase('quoted', { text });
}

/** `a`, `a and b`, `a, b and 3 more`: the list for a value, cut to `most`. */
export function listOf(
  names: readonly (string | Phrase)[],
  most = 3,
): (string | Phrase)[] {
  if (names.length <= most) return [...names];
  const shown = names.slice(0, most - 1);
  return [
    ...shown,
    phrase('list.more', { count: names.length - shown.length }),
  ];
}

/** `a`, `a or b`, `a, b or c`, as one value. */
export function eitherOf(names: readonly string[]): (string | Phrase)[] {
  if (names.length < 2) return [...names];
  return [
    phrase('list.or', {
      // Kept in one text: it must not be joined by "and".
      first: names.slice(0, -1).join(', '),
      last: names[names.length - 1],
    }),
  ];
}
