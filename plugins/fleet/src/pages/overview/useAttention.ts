import { useCallback, useMemo } from 'react';
import { AttentionItem } from '@fleet-portal/backstage-plugin-fleet-common';
import { AttentionView, attentionViews } from '../../components/overview';
import { useMutedItems, useOwnedRefs, useQueryString } from '../../hooks';

/**
 * Which part of the attention list is shown: all that is not muted, of this
 * only what the reader owns, or what the reader muted. It lives in the address.
 */
export function useAttention(items: readonly AttentionItem[]) {
  const [params, edit] = useQueryString();
  const asked = params.get('attention');
  const view = attentionViews.find(one => one === asked) ?? 'all';
  const { isMuted, setMuted } = useMutedItems();
  const owned = useOwnedRefs();

  const parts = useMemo<Record<AttentionView, AttentionItem[]>>(() => {
    const all = items.filter(item => !isMuted(item));
    return {
      all,
      mine: all.filter(({ owner }) => owner && owned.includes(owner)),
      muted: items.filter(isMuted),
    };
  }, [items, isMuted, owned]);

  const setView = useCallback(
    (next: AttentionView) =>
      edit(address => {
        if (next === 'all') address.delete('attention');
        else address.set('attention', next);
      }),
    [edit],
  );
  return { view, setView, parts, isMuted, setMuted };
}
