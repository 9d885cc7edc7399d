import { startTransition, useEffect, useState } from 'react';

/**
 * A value as of the last drawing: for what may wait until everything else that
 * follows from the new one is on the screen.
 */
export function useLater<T>(value: T): T {
  // In objects of their own, because a function would be called.
  const [later, setLater] = useState({ value });
  useEffect(() => {
    startTransition(() =>
      setLater(last => (last.value === value ? last : { value })),
    );
  }, [value]);
  return later.value;
}
