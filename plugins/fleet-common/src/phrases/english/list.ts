/** How the parts of a sentence are put together. */
export const listPhrases = {
  /** What a hub or a cluster said, as it said it. */
  quoted: '{{text}}',
  /** Words that come without a full stop, as a sentence. */
  sentence: '{{words}}.',
  /** Sentences in a row, where one value has them all. */
  'list.sentences': '{{first}} {{rest}}',
  'list.and': '{{first}} and {{last}}',
  'list.or': '{{first}} or {{last}}',
  'list.more_one': '{{count}} more',
  'list.more_other': '{{count}} more',
} as const;
