import { attentionPhrases } from './attention';
import { listPhrases } from './list';
import { operationPhrases } from './operation';
import { placementPhrases } from './placement';
import { readinessPhrases } from './readiness';
import { rolloutPhrases } from './rollout';

/**
 * Every sentence that the backend makes, in English. `{{name}}` is filled in;
 * keys that end in `_one` and `_other` are the two forms of one sentence.
 */
export const englishPhrases = {
  ...listPhrases,
  ...attentionPhrases,
  ...operationPhrases,
  ...placementPhrases,
  ...readinessPhrases,
  ...rolloutPhrases,
} as const;
