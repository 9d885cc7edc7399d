import { useEffect } from 'react';
import { AttentionItem } from '@fleet-portal/backstage-plugin-fleet-common';
import { GridRow } from '../../components/matrix';
import { FleetText, said } from '../../translation';

const ofRows = new WeakMap<GridRow, string>();
const ofItems = new WeakMap<FleetText, WeakMap<AttentionItem, string>>();

/** All that the search looks through in a row, worked out once. */
export function wordsOfRow(row: GridRow): string {
  const known = ofRows.get(row);
  if (known !== undefined) return known;
  const versions = new Set<string>();
  for (const { version } of row.cells.values()) {
    if (version !== undefined) versions.add(version);
  }
  const words = inOne([row.service, row.owner ?? '', ...versions]);
  ofRows.set(row, words);
  return words;
}

/** The same of what needs attention, in the reader's language. */
export function wordsOfItem(item: AttentionItem, t: FleetText): string {
  const inLanguage = ofItems.get(t) ?? new WeakMap<AttentionItem, string>();
  ofItems.set(t, inLanguage);
  const known = inLanguage.get(item);
  if (known !== undefined) return known;
  const words = inOne([
    said(item, 'subject', t),
    said(item, 'headline', t),
    said(item, 'detail', t),
    item.owner ?? '',
  ]);
  inLanguage.set(item, words);
  return words;
}

const inOne = (words: readonly string[]) =>
  words.join('\n').toLocaleLowerCase('en-US');

/**
 * Works the words out while the browser has nothing to do, so that the first
 * keystroke is no slower than the next. A browser that cannot tell when it is
 * idle works them out at the first keystroke.
 */
export function usePreparedSearch(
  rows: readonly GridRow[],
  items: readonly AttentionItem[],
  t: FleetText,
): void {
  useEffect(() => {
    if (typeof requestIdleCallback === 'undefined') return undefined;
    let next = 0;
    let handle = 0;
    const prepare = (idle: IdleDeadline) => {
      for (; idle.timeRemaining() > 1; next++) {
        const item = items[next];
        const row = rows[next - items.length];
        if (item) wordsOfItem(item, t);
        else if (row) wordsOfRow(row);
        else return;
      }
      handle = requestIdleCallback(prepare);
    };
    handle = requestIdleCallback(prepare);
    return () => cancelIdleCallback(handle);
  }, [rows, items, t]);
}
