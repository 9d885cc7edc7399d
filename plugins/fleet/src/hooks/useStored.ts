import { useCallback, useEffect, useMemo, useState } from 'react';
import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { JsonValue } from '@backstage/types';

/**
 * A value that the portal keeps for the reader, on every tab and, where the
 * portal stores user settings in its database, on every machine.
 *
 * @param key - of the value in the plugin's own bucket
 * @param decode - makes sense of what is stored; it may be of an older version
 */
export function useStored<T extends JsonValue>(
  key: string,
  decode: (stored: unknown) => T,
): [T, (next: T) => void] {
  const api = useApi(storageApiRef);
  const bucket = useMemo(() => api.forBucket('fleet'), [api]);
  const [value, setValue] = useState(() => decode(bucket.snapshot(key).value));

  useEffect(() => {
    const subscription = bucket.observe$(key).subscribe(snapshot => {
      if (snapshot.presence !== 'unknown') setValue(decode(snapshot.value));
    });
    return () => subscription.unsubscribe();
  }, [bucket, key, decode]);

  const store = useCallback(
    (next: T) => {
      setValue(next);
      // What could not be kept still holds until the page is left.
      bucket.set(key, next).catch(() => undefined);
    },
    [bucket, key],
  );
  return [value, store];
}
