import { englishPhrases } from '@fleet-portal/backstage-plugin-fleet-common';
import { TextOf } from '../../TextOf';
import { attentionTexts } from './attention';
import { listTexts } from './list';
import { operationTexts } from './operation';
import { placementTexts } from './placement';
import { readinessTexts } from './readiness';
import { rolloutTexts } from './rollout';

/** What the backend says, in German. */
export const phraseTexts: TextOf<{ said: typeof englishPhrases }> = {
  ...listTexts,
  ...attentionTexts,
  ...operationTexts,
  ...placementTexts,
  ...readinessTexts,
  ...rolloutTexts,
};
