import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { DataSort } from '../../../components/layout';
import {
  ClusterFilters,
  readClusterFilters,
  withoutClusterFilters,
  writeClusterFilters,
} from './clusterFilters';
import { ClusterSort, clusterSorts } from './clusterRows';

/** A filter is not a page to go back to. */
const inPlace = { replace: true, preventScrollReset: true };

/** Filters and order of the list of clusters; they live in the address. */
export function useClusterList() {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readClusterFilters(params), [params]);
  const sort = useMemo(() => readSort(params.get('sort')), [params]);

  const change = useCallback(
    (edit: Partial<ClusterFilters>) =>
      setParams(current => writeClusterFilters(current, edit), inPlace),
    [setParams],
  );
  const clear = useCallback(
    () => setParams(current => withoutClusterFilters(current), inPlace),
    [setParams],
  );
  const setSort = useCallback(
    ({ column, descending }: DataSort) =>
      setParams(current => {
        const next = new URLSearchParams(current);
        if (column === undefined) next.delete('sort');
        else next.set('sort', `${descending ? '-' : ''}${column}`);
        return next;
      }, inPlace),
    [setParams],
  );
  const open = useCallback(
    (search: string) => setParams(new URLSearchParams(search)),
    [setParams],
  );
  return {
    filters,
    sort,
    search: params.toString(),
    change,
    clear,
    setSort,
    open,
  };
}

interface ListSort extends DataSort {
  column: ClusterSort | undefined;
}

/** `version`, or `-version` the other way round. */
function readSort(text: string | null): ListSort {
  const name = text?.replace(/^-/, '');
  return {
    column: clusterSorts.find(sort => sort === name),
    descending: text?.startsWith('-') ?? false,
  };
}
