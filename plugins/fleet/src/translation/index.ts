import {
  createTranslationRef,
  TranslationFunction,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { messages } from './messages';

/** Override single messages, or add a language, with a TranslationBlueprint. */
export const fleetTranslationRef = createTranslationRef({
  id: 'fleet',
  messages,
});

/** Turns a key and its values into words in the reader's language. */
export interface FleetText
  extends TranslationFunction<typeof fleetTranslationRef.T> {}

/** The words of the fleet pages in the reader's language. */
export function useFleetText(): FleetText {
  return useTranslationRef(fleetTranslationRef).t;
}
