import { MatcherFunction } from '@testing-library/react';

/** For `getByText`: the smallest element with these words, also where an age stands among them. */
export function words(wanted: string | RegExp): MatcherFunction {
  const says = (element: Element | null) => {
    const text = (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    return typeof wanted === 'string' ? text === wanted : wanted.test(text);
  };
  return (_text, element) =>
    says(element) && !Array.from(element?.children ?? []).some(says);
}
