import { createContext, useContext, useSyncExternalStore } from 'react';

/** Where the pages take the time from, and when they look again. */
export interface Clock {
  /** Epoch milliseconds. */
  now: () => number;
  /** Called about once a second. */
  onTick: (listener: () => void) => () => void;
}

/** One timer for all ages on the page; none while nobody looks. */
export function createSystemClock(): Clock {
  const listeners = new Set<() => void>();
  let current = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    current = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    now: () => {
      if (timer === undefined) current = Date.now();
      return current;
    },
    onTick: listener => {
      listeners.add(listener);
      if (timer === undefined) timer = setInterval(tick, 1_000);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && timer !== undefined) {
          clearInterval(timer);
          timer = undefined;
        }
      };
    },
  };
}

export const ClockContext = createContext<Clock>(createSystemClock());

/**
 * The time in steps of so many milliseconds: what shows minutes does not have
 * to be drawn every second.
 */
export function useNow(step = 1_000): number {
  const clock = useContext(ClockContext);
  return useSyncExternalStore(
    clock.onTick,
    () => Math.floor(clock.now() / step) * step,
  );
}
