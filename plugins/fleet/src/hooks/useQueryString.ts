import { useCallback, useLayoutEffect, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';

export type EditQueryString = (
  change: (params: URLSearchParams) => void,
) => void;

/** A filter is not a page to go back to. */
const inPlace = { replace: true, preventScrollReset: true };

/**
 * What stands behind the `?` of the address, and a way to change it.
 *
 * The router's own setter is another function after each change of the
 * address; this one stays, so that what is handed it is not drawn again.
 */
export function useQueryString(): [URLSearchParams, EditQueryString] {
  const [params, setParams] = useSearchParams();
  const latest = useRef(setParams);
  useLayoutEffect(() => {
    latest.current = setParams;
  }, [setParams]);
  const edit = useCallback<EditQueryString>(change => {
    latest.current(current => {
      const edited = new URLSearchParams(current);
      change(edited);
      return edited;
    }, inPlace);
  }, []);
  return [params, edit];
}
