import { useMemo, useRef, useState } from 'react';

/**
 * Keeps the order of a live list while somebody points at it or reads it by
 * keyboard: values change in place, rows do not move away from under the hand.
 * Who asks for other rows, or another order, gets them at once.
 *
 * `pending` counts the rows that would move; `apply` takes the new order.
 *
 * @param asked - another value whenever the reader asked for something else
 */
export function useSteadyOrder<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  held: boolean,
  asked: unknown,
): { items: readonly T[]; pending: number; apply: () => void } {
  const shown = useRef<{ asked: unknown; order: string[] }>();
  const [applied, setApplied] = useState(0);

  return useMemo(() => {
    const newest = items.map(keyOf);
    const adopt = () => {
      shown.current = { asked, order: newest };
      return { items, pending: 0, apply: () => {} };
    };
    const before = shown.current;
    if (!held || !before || before.asked !== asked) return adopt();

    const byKey = new Map(items.map(item => [keyOf(item), item]));
    const known = before.order.filter(key => byKey.has(key));
    const knownSet = new Set(known);
    const kept = [...known, ...newest.filter(key => !knownSet.has(key))];
    const pending = kept.filter((key, index) => key !== newest[index]).length;
    if (pending === 0) return adopt();
    return {
      items: kept.flatMap(key => byKey.get(key) ?? []),
      pending,
      apply: () => {
        shown.current = undefined;
        setApplied(count => count + 1);
      },
    };
    // `applied` asks for a new order though nothing else changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [items, keyOf, held, asked, applied]);
}
