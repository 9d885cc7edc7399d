import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  RolloutState,
  rolloutStates,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** Days that the list may look back, as the route allows. */
export const listPeriods = [1, 7, 14, 30, 90] as const;
const usualPeriod = 14;

/** Milliseconds after the last keystroke. */
const restingTime = 300;

/** The filters of the list; they live in the URL. */
export function useRolloutFilters() {
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState<string>();
  const asked = params.get('q') ?? '';

  const set = useCallback(
    (key: string, values: readonly string[]) =>
      setParams(
        current => {
          const next = new URLSearchParams(current);
          next.delete(key);
          for (const value of values) next.append(key, value);
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );

  // The question is asked when the hand rests, and not at every keystroke.
  useEffect(() => {
    if (typed === undefined) return undefined;
    const timer = setTimeout(() => {
      set('q', typed === '' ? [] : [typed]);
      setTyped(undefined);
    }, restingTime);
    return () => clearTimeout(timer);
  }, [typed, set]);

  const days = Number(params.get('days'));
  return {
    /** What stands in the field. */
    q: typed ?? asked,
    query: {
      ...(asked === '' ? {} : { q: asked }),
      state: rolloutStates.filter(one => params.getAll('state').includes(one)),
      environment: params.getAll('env'),
      days: listPeriods.find(one => one === days) ?? usualPeriod,
      limit: 200,
    },
    search: setTyped,
    setStates: (states: readonly RolloutState[]) => set('state', states),
    setEnvironments: (names: readonly string[]) => set('env', names),
    setDays: (value: number) =>
      set('days', value === usualPeriod ? [] : [String(value)]),
  };
}
