export { englishPhrases } from './english';
export { eitherOf, listOf, phrase, quoted } from './phrase';
export type { Phrase, PhraseCode, Phrases, PhraseValue } from './phrase';
export { phrasesText, phraseText, renderPhrase, told } from './render';
export type { SayPhrase } from './render';
