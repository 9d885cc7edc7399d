import {
  ApiHolder,
  createTranslationRef,
  translationApiRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import type { FleetText } from './FleetText';
import { messages } from './messages';

export type { FleetText } from './FleetText';
export { said, saidOfEach } from './said';
export { writtenNumber, writtenTime } from './written';

/**
 * English, and German where the app offers `de`. Override single messages, or
 * add a language, with a TranslationBlueprint.
 */
export const fleetTranslationRef = createTranslationRef({
  id: 'fleet',
  messages,
  translations: { de: () => import('./de') },
});

const titledPages = [
  'overview',
  'clusters',
  'applicationSets',
  'rollouts',
  'readiness',
  'provisioning',
  'upgrades',
  'recovery',
  'networking',
  'hubs',
] as const;

/** The title of a tab; one that the app's configuration changed stays as it is. */
export function pageTitle(title: string, t: FleetText): string {
  const page = titledPages.find(name => messages.page[name] === title);
  return page ? t(`page.${page}`) : title;
}

/** The words of the fleet pages in the reader's language. */
export function useFleetText(): FleetText {
  return useTranslationRef(fleetTranslationRef).t as FleetText;
}

/**
 * The same outside of a component, as in the validation of a form field; waits
 * until the language is loaded.
 */
export async function fleetTextOf(apis: ApiHolder): Promise<FleetText> {
  const api = apis.get(translationApiRef);
  if (!api) throw new Error('The app has no translation API.');
  const now = api.getTranslation(fleetTranslationRef);
  if (now.ready) return now.t as FleetText;
  return new Promise(resolve => {
    const waiting = api
      .translation$(fleetTranslationRef)
      .subscribe(snapshot => {
        if (!snapshot.ready) return;
        resolve(snapshot.t as FleetText);
        waiting.unsubscribe();
      });
  });
}
