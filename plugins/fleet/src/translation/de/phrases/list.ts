export const listTexts = {
  'said.quoted': '{{text}}',
  'said.sentence': '{{words}}.',
  'said.list.sentences': '{{first}} {{rest}}',
  'said.list.and': '{{first}} und {{last}}',
  'said.list.or': '{{first}} oder {{last}}',
  'said.list.more_one': '{{count}} weiterer',
  'said.list.more_other': '{{count}} weitere',
} as const;
