import { useStored } from './useStored';

/** Filters and order of a list, under a name that the reader gave them. */
export type SavedView = {
  name: string;
  /** The search part of the address, without the question mark. */
  search: string;
};

/** @param list - which list the views belong to, for example `clusters` */
export function useSavedViews(list: string) {
  const [views, store] = useStored(`views/${list}`, decodeViews);
  return {
    views,
    /** A view of the same name is replaced. */
    save: (view: SavedView) =>
      store(
        [...views.filter(({ name }) => name !== view.name), view].sort((a, b) =>
          a.name.localeCompare(b.name),
        ),
      ),
    remove: (name: string) => store(views.filter(view => view.name !== name)),
  };
}

function decodeViews(stored: unknown): SavedView[] {
  return Array.isArray(stored) ? stored.filter(isView) : [];
}

function isView(value: unknown): value is SavedView {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'search' in value &&
    typeof value.search === 'string'
  );
}

/** The same filters, whatever order they were chosen in. */
export function sameSearch(a: string, b: string): boolean {
  const sorted = (search: string) => {
    const params = new URLSearchParams(search);
    params.sort();
    return params.toString();
  };
  return sorted(a) === sorted(b);
}
