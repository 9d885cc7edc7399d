import {
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import {
  FleetState,
  fleetStates,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  ColumnGrouping,
  isColumnGrouping,
  usualGrouping,
} from './columnGrouping';
import { useQueryString } from './useQueryString';

/** What a count filters by: a state, or being behind, which adds to a state. */
export type StateFilter = FleetState | 'behind';

export interface FleetFilters {
  /** Part of a service, version, owner or cluster. */
  q: string;
  environments: string[];
  regions: string[];
  owners: string[];
  states: StateFilter[];
  sort: 'harm' | 'name';
  /** What the columns of the matrix stand under. */
  group: ColumnGrouping;
  density: 'compact' | 'comfortable';
}

const listKeys = {
  environments: 'env',
  regions: 'region',
  owners: 'owner',
  states: 'state',
} as const;

const filterStates: ReadonlySet<string> = new Set<string>([
  ...fleetStates,
  'behind',
]);
const isStateFilter = (text: string): text is StateFilter =>
  filterStates.has(text);

/** Milliseconds after the last keystroke. */
const restingTime = 300;
/** The filters live in the URL, so that a view can be sent to somebody. */
export function useFleetFilters() {
  const [params, edit] = useQueryString();
  const [typed, setTyped] = useState<string>();
  const q = typed ?? params.get('q') ?? '';

  // A keystroke filters at once; the address follows when the hand rests. The
  // whole portal looks at the address, so the next keystroke may interrupt it.
  useEffect(() => {
    if (typed === undefined) return undefined;
    const timer = setTimeout(
      () =>
        startTransition(() => {
          edit(address => writeFilters(address, { q: typed }));
          setTyped(undefined);
        }),
      restingTime,
    );
    return () => clearTimeout(timer);
  }, [typed, edit]);

  // The lists stay the same while somebody types, and when the address follows.
  const besideSearch = withoutSearch(params);
  const chosen = useMemo(
    () => readFilters(new URLSearchParams(besideSearch)),
    [besideSearch],
  );
  const filters = useMemo<FleetFilters>(() => ({ ...chosen, q }), [chosen, q]);

  const change = useCallback(
    ({ q: words, ...rest }: Partial<FleetFilters>) => {
      if (words !== undefined) setTyped(words);
      if (Object.keys(rest).length === 0) return;
      edit(address => writeFilters(address, rest));
    },
    [edit],
  );

  const clear = useCallback(
    () =>
      change({ q: '', environments: [], regions: [], owners: [], states: [] }),
    [change],
  );

  return { filters, change, clear, filtered: isFiltered(filters) };
}

export function isFiltered(filters: FleetFilters): boolean {
  const { q, environments, regions, owners, states } = filters;
  const lists = [environments, regions, owners, states];
  return q !== '' || lists.some(list => list.length > 0);
}

function withoutSearch(params: URLSearchParams): string {
  const others = new URLSearchParams(params);
  others.delete('q');
  return others.toString();
}

function readFilters(params: URLSearchParams): Omit<FleetFilters, 'q'> {
  const group = params.get('group') ?? usualGrouping;
  return {
    environments: params.getAll(listKeys.environments),
    regions: params.getAll(listKeys.regions),
    owners: params.getAll(listKeys.owners),
    states: params.getAll(listKeys.states).filter(isStateFilter),
    sort: params.get('sort') === 'name' ? 'name' : 'harm',
    group: isColumnGrouping(group) ? group : usualGrouping,
    density:
      params.get('density') === 'comfortable' ? 'comfortable' : 'compact',
  };
}

function writeFilters(params: URLSearchParams, edit: Partial<FleetFilters>) {
  const writeList = (key: string, values: readonly string[] | undefined) => {
    if (values === undefined) return;
    params.delete(key);
    for (const value of values) params.append(key, value);
  };
  const writeWord = (key: string, value: string | undefined, usual: string) => {
    if (value === undefined) return;
    if (value === usual) params.delete(key);
    else params.set(key, value);
  };
  writeList(listKeys.environments, edit.environments);
  writeList(listKeys.regions, edit.regions);
  writeList(listKeys.owners, edit.owners);
  writeList(listKeys.states, edit.states);
  writeWord('q', edit.q, '');
  writeWord('sort', edit.sort, 'harm');
  writeWord('group', edit.group, usualGrouping);
  writeWord('density', edit.density, 'compact');
}
