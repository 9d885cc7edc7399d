import { englishPhrases } from '@fleet-portal/backstage-plugin-fleet-common';
import { TextOf } from '../../TextOf';
import { attentionTexts } from './attention';
import { doctorTexts } from './doctor';
import { generatorTexts } from './generator';
import { listTexts } from './list';
import { networkingTexts } from './networking';
import { operationTexts } from './operation';
import { placementTexts } from './placement';
import { readinessTexts } from './readiness';
import { recoveryTexts } from './recovery';
import { rolloutTexts } from './rollout';
import { troubleTexts } from './trouble';
import { upgradeTexts } from './upgrade';

/** What the backend says, in German. */
export const phraseTexts: TextOf<{ said: typeof englishPhrases }> = {
  ...listTexts,
  ...attentionTexts,
  ...doctorTexts,
  ...generatorTexts,
  ...networkingTexts,
  ...operationTexts,
  ...placementTexts,
  ...readinessTexts,
  ...recoveryTexts,
  ...rolloutTexts,
  ...troubleTexts,
  ...upgradeTexts,
};
