import { useCallback } from 'react';
import { AttentionItem } from '@fleet-portal/backstage-plugin-fleet-common';
import { useStored } from './useStored';

/** Enough for what a person mutes; the oldest are forgotten first. */
const mostKept = 200;

/**
 * Attention items that this reader muted. A mark is about what was there when
 * it was muted: when it gets worse, or comes back later, it is heard again.
 */
export function useMutedItems() {
  const [muted, store] = useStored('muted', decodeMarks);
  const isMuted = useCallback(
    (item: AttentionItem) => muted.includes(markOf(item)),
    [muted],
  );
  const setMuted = useCallback(
    (item: AttentionItem, mute: boolean) => {
      const others = muted.filter(mark => mark !== markOf(item));
      store(mute ? [...others, markOf(item)].slice(-mostKept) : others);
    },
    [muted, store],
  );
  return { isMuted, setMuted };
}

function markOf({ id, state, since }: AttentionItem): string {
  return [id, state, since ?? ''].join(' ');
}

function decodeMarks(stored: unknown): string[] {
  return Array.isArray(stored)
    ? stored.filter(mark => typeof mark === 'string')
    : [];
}
