import {
  Phrase,
  phrase,
  phraseText,
  quoted,
  Reason,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** `1 cluster`, `3 clusters`. */
export function count(number: number, singular: string): string {
  return `${number} ${singular}${number === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and 3 more`. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : [...shown];
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}

/** A sentence ends with one full stop, whatever the source wrote. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** The same of a phrase. */
export function sentencePhrase(words: Phrase): Phrase {
  const text = phraseText(words).trim();
  return text === sentence(text)
    ? words
    : phrase('sentence', { words: [words] });
}

/** Why something is as it is, as sentences; none where nobody says why. */
export function reasonSentences({
  reason,
  phrases,
}: Partial<Reason>): Phrase[] {
  return (reasonPhrases({ reason, phrases }) ?? []).map(sentencePhrase);
}

/** What a reason was made of; undefined where there is none. */
export function reasonPhrases({
  reason = '',
  phrases,
}: Partial<Reason>): Phrase[] | undefined {
  if (reason.trim() === '') return undefined;
  return phrases?.reason ?? [quoted(reason)];
}

/** What a hub or a cluster said, as a sentence of its own. */
export function quotedSentence(text: string | undefined): Phrase | undefined {
  return text === undefined || text.trim() === ''
    ? undefined
    : quoted(sentence(text));
}

/** Sentences as one value of another phrase. */
export function inARow([first, ...rest]: readonly Phrase[]): Phrase {
  return rest.length === 0
    ? first
    : phrase('list.sentences', { first: [first], rest: [inARow(rest)] });
}

/** Those that have something to say; undefined when none has. */
export function inOrder(
  ...parts: (Phrase | undefined)[]
): Phrase[] | undefined {
  const said = parts.flatMap(part => part ?? []);
  return said.length === 0 ? undefined : said;
}
