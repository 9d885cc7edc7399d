import { attentionPhrases } from './attention';
import { doctorPhrases } from './doctor';
import { generatorPhrases } from './generator';
import { listPhrases } from './list';
import { networkingPhrases } from './networking';
import { operationPhrases } from './operation';
import { placementPhrases } from './placement';
import { readinessPhrases } from './readiness';
import { recoveryPhrases } from './recovery';
import { rolloutPhrases } from './rollout';
import { troublePhrases } from './trouble';
import { upgradePhrases } from './upgrade';

/**
 * Every sentence that the backend makes, in English. `{{name}}` is filled in;
 * keys that end in `_one` and `_other` are the two forms of one sentence.
 */
export const englishPhrases = {
  ...listPhrases,
  ...attentionPhrases,
  ...doctorPhrases,
  ...generatorPhrases,
  ...networkingPhrases,
  ...operationPhrases,
  ...placementPhrases,
  ...readinessPhrases,
  ...recoveryPhrases,
  ...rolloutPhrases,
  ...troublePhrases,
  ...upgradePhrases,
} as const;
