import { startTransition, useEffect, useState } from 'react';

/**
 * A value as of the last frame: for what may wait until everything else that
 * follows from the new one is on the screen.
 */
export function useLater<T>(value: T): T {
  // In objects of their own, because a function would be called.
  const [later, setLater] = useState({ value });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const follow = () =>
      startTransition(() =>
        setLater(last => (last.value === value ? last : { value })),
      );
    // The frame paints what was drawn; what follows it may take its time.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(follow);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return later.value;
}
