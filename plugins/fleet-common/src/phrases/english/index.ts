import { attentionPhrases } from './attention';
import { doctorPhrases } from './doctor';
import { generatorPhrases } from './generator';
import { listPhrases } from './list';
import { operationPhrases } from './operation';
import { placementPhrases } from './placement';
import { readinessPhrases } from './readiness';
import { recoveryPhrases } from './recovery';
import { rolloutPhrases } from './rollout';
import { troublePhrases } from './trouble';

/**
 * Every sentence that the backend makes, in English. `{{name}}` is filled in;
 * keys that end in `_one` and `_other` are the two forms of one sentence.
 */
export const englishPhrases = {
  ...listPhrases,
  ...attentionPhrases,
  ...doctorPhrases,
  ...generatorPhrases,
  ...operationPhrases,
  ...placementPhrases,
  ...readinessPhrases,
  ...recoveryPhrases,
  ...rolloutPhrases,
  ...troublePhrases,
} as const;
