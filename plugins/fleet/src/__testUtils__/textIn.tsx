import { waitFor } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { FleetText, useFleetText } from '../translation';

/** The words of the pages in an app that speaks this language. */
export async function textIn(language: 'en' | 'de'): Promise<FleetText> {
  // An app remembers what was spoken last.
  window.localStorage.removeItem('language');
  const found: FleetText[] = [];
  const Listener = () => {
    found.push(useFleetText());
    return null;
  };
  renderInTestApp(<Listener />, {
    config: {
      app: {
        extensions: [
          {
            'api:app/app-language': {
              config: {
                availableLanguages: ['en', 'de'],
                defaultLanguage: language,
              },
            },
          },
        ],
      },
    },
  });
  await waitFor(() => expect(found).not.toHaveLength(0));
  return found[found.length - 1];
}
