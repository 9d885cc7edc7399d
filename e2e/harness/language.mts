import type { Page } from 'playwright-core';
import { eventually } from './eventually.mts';

/**
 * Changes the language of the page as it stands, as Backstage does when a
 * person chooses one in another tab.
 */
export async function speak(page: Page, language: 'en' | 'de'): Promise<void> {
  await page.evaluate(chosen => {
    localStorage.setItem('language', chosen);
    window.dispatchEvent(new StorageEvent('storage', { key: 'language' }));
  }, language);
}

/**
 * The texts that the fleet plugin shows now, and those that a screen reader
 * says of its elements, in the order of the page and of a dialog above it. On
 * the pages of others only its panels are its own.
 */
export async function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = document.querySelectorAll(
      window.location.pathname.startsWith('/fleet')
        ? '.bui-Container, section[role="dialog"]'
        : 'section[aria-labelledby]',
    );
    const texts: string[] = [];
    const keep = (text: string | null) => {
      const words = (text ?? '').replace(/\s+/g, ' ').trim();
      if (words !== '') texts.push(words);
    };
    for (const part of Array.from(parts)) {
      const walker = document.createTreeWalker(
        part,
        NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
      );
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node instanceof Element) {
          for (const name of ['aria-label', 'title', 'placeholder']) {
            keep(node.getAttribute(name));
          }
        } else {
          keep(node.textContent);
        }
      }
    }
    return texts;
  });
}

/** Some words in lower case: names of products are no sentences. */
const aSentence = /[A-Za-z]{2,} [a-z]+ [a-z]{2,}/;

/**
 * Has the page speak German, and returns the sentences that it still shows in
 * English.
 *
 * @param english - its texts before
 * @param quotes - of {@link quotesOn}
 * @param reopen - what closes when the language changes
 */
export async function leftInGerman(
  page: Page,
  english: readonly string[],
  quotes: string,
  reopen: () => Promise<unknown> = async () => {},
): Promise<string[]> {
  await speak(page, 'de');
  await reopen();
  const known = new Set(
    english.filter(text => aSentence.test(text) && !quotes.includes(text)),
  );
  const leftOf = (texts: readonly string[]) =>
    texts.filter(text => known.has(text));
  const german = await eventually(
    () => textsOf(page),
    // A part that is being drawn anew must not pass for one without English.
    texts => texts.length >= english.length * 0.9 && leftOf(texts).length === 0,
  );
  return [...new Set(leftOf(german))];
}

/** Texts that the backend makes, and that pages say in the reader's language. */
const translated = new Set([
  'words',
  'headline',
  'detail',
  'remarks',
  'reasons',
]);

/**
 * Every text that the backend quotes: names, and what hubs, clusters and
 * commits say. Such a text is the same in every language.
 */
export function quotesOn(page: Page): () => Promise<string> {
  const quotes = new Set<string>();
  const answers: Promise<void>[] = [];
  page.on('response', response => {
    const type = response.headers()['content-type'] ?? '';
    if (response.url().includes('/api/fleet/') && type.includes('json')) {
      answers.push(
        response.json().then(
          answer => quotesIn(answer).forEach(quote => quotes.add(quote)),
          // A page that is left no longer hands its answers out.
          () => undefined,
        ),
      );
    }
  });
  return async () => {
    await Promise.all(answers);
    return [...quotes].join('\n');
  };
}

function quotesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.replace(/\s+/g, ' ')];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(quotesIn);
  const { phrases = {}, ...fields } = value as { phrases?: object };
  const own = Object.entries(fields).filter(
    ([field]) => !translated.has(field) && !(field in phrases),
  );
  // What a phrase fills in is a quote too.
  return [...Object.values(phrases), ...own.map(([, one]) => one)].flatMap(
    quotesIn,
  );
}
