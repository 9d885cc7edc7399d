import {
  englishPhrases,
  Phrase,
  PhraseCode,
  Phrases,
  renderPhrase,
  SayPhrase,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText } from '.';
import { writtenTime } from './written';

type Voiced<TField extends string, TText> = {
  [field in TField]?: TText;
} & { phrases?: Phrases };

/**
 * The text of a field in the reader's language; as it came where the phrases
 * behind it are missing, or come from a backend that says more than we know.
 */
export function said<TField extends string>(
  object: Voiced<TField, string>,
  field: TField,
  t: FleetText,
): string {
  const phrases = object.phrases?.[field];
  const text: string | undefined = object[field];
  const words = phrases?.map(one => inWords(one, t));
  return words?.every(isText) ? words.join(' ') : text ?? '';
}

/** The same for a list of texts. */
export function saidOfEach<TField extends string>(
  object: Voiced<TField, string[]>,
  field: TField,
  t: FleetText,
): string[] {
  const phrases = object.phrases?.[field] ?? [];
  const texts: string[] = object[field] ?? [];
  return texts.map(
    (text, index) => (phrases[index] && inWords(phrases[index], t)) ?? text,
  );
}

function isText(words: string | undefined): words is string {
  return words !== undefined;
}

/** Undefined where a phrase in it is not known here. */
function inWords(one: Phrase, t: FleetText): string | undefined {
  let known = true;
  const say: SayPhrase = (code, values) => {
    if (isCode(code) && fills(code, values)) {
      return t(`said.${code}`, { ...values, ...timesIn(values, t) });
    }
    known = false;
    return '';
  };
  const words = renderPhrase(one, say);
  return known ? words : undefined;
}

/** A moment reads as it does on the page, in the reader's zone. */
function timesIn({ time }: Values, t: FleetText): { time?: string } {
  if (typeof time !== 'string' || Number.isNaN(Date.parse(time))) return {};
  return {
    time: writtenTime(time, t, { dateStyle: 'medium', timeStyle: 'short' }),
  };
}

const templates: Record<string, string> = englishPhrases;

function templatesOf(code: string): string[] {
  return [code, `${code}_one`, `${code}_other`].flatMap(
    key => (Object.hasOwn(templates, key) && templates[key]) || [],
  );
}

function isCode(code: string): code is PhraseCode {
  return templatesOf(code).length > 0;
}

type NameIn<TTemplate> =
  TTemplate extends `${string}{{${infer name}}}${infer rest}`
    ? name | NameIn<rest>
    : never;

/** What any of the templates fills in; the compiler cannot tell which. */
type AnyValues = Record<
  NameIn<(typeof englishPhrases)[keyof typeof englishPhrases]>,
  string
> & { count: number };

type Values = Parameters<SayPhrase>[1];

/** Is everything there that the template of this code fills in? */
function fills(code: PhraseCode, values: Values): values is Values & AnyValues {
  return templatesOf(code).every(template =>
    [...template.matchAll(/\{\{(\w+)\}\}/g)].every(([, name]) =>
      Object.hasOwn(values, name),
    ),
  );
}
