import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { AttentionItem } from '@fleet-portal/backstage-plugin-fleet-common';
import { AttentionView, attentionViews } from '../../components/overview';
import { useMutedItems, useOwnedRefs } from '../../hooks';

/**
 * Which part of the attention list is shown: all that is not muted, of this
 * only what the reader owns, or what the reader muted. It lives in the address.
 */
export function useAttention(items: readonly AttentionItem[]) {
  const [params, setParams] = useSearchParams();
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
      setParams(
        current => {
          const edited = new URLSearchParams(current);
          if (next === 'all') edited.delete('attention');
          else edited.set('attention', next);
          return edited;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  return { view, setView, parts, isMuted, setMuted };
}
