import { FleetText } from '../../translation';
import { ageWords, shortAge } from '../time';
import { GridCell, GridColumn, GridRow } from './matrixModel';

/** The name of a cell: `checkout-api on prod-us-2: Degraded, 2.14.3, 2 s ago`. */
export function cellName(options: {
  row: GridRow;
  column: GridColumn;
  cell: GridCell | undefined;
  /** Of the last word on it, in seconds. */
  age: number | undefined;
  t: FleetText;
}): string {
  const { row, column, cell, age, t } = options;
  const say = sayingIn(t);
  const gap = row.gaps.get(column.key);
  let words: string[];
  if (cell) {
    words = [
      say.state(cell.state),
      cell.version ?? say.noVersion,
      ...(cell.behind > 0 ? [say.behind(cell.behind)] : []),
      ...(cell.applications > 1 ? [say.applications(cell.applications)] : []),
      ...(age === undefined ? [] : [say.ago(age)]),
    ];
  } else if (gap !== undefined) {
    words = [say.state('notPlaced'), gap];
  } else {
    words = [say.notHere];
  }
  return say.cell(row.service, column.cluster.ref.name, words.join(', '));
}

/** Stand where the words of one cell will be, in any language. */
const slots = { service: '\uE000', cluster: '\uE001', words: '\uE002' };
const anySlot = /[\uE000-\uE002]/g;

/**
 * What many cells say alike, put into words once per language: hundreds of
 * cells are on the screen, and each keystroke brings others.
 */
function wordsOfCells(t: FleetText) {
  const cell = t('matrix.cell', slots);
  const agesSaid = new Map<string, string>();
  return {
    cell: (service: string, cluster: string, words: string) =>
      cell.replace(anySlot, slot => {
        if (slot === slots.service) return service;
        return slot === slots.cluster ? cluster : words;
      }),
    noVersion: t('matrix.noVersion'),
    notHere: t('matrix.notHere'),
    state: once((state: GridCell['state'] | 'notPlaced') =>
      t(`state.${state}`),
    ),
    behind: once((count: number) => t('matrix.behind', { count })),
    applications: once((count: number) => t('matrix.applications', { count })),
    ago: (seconds: number) => {
      // There are as many of these as of the words.
      const key = shortAge(seconds);
      const said =
        agesSaid.get(key) ?? t('age.ago', { age: ageWords(seconds, t) });
      agesSaid.set(key, said);
      return said;
    },
  };
}

const sayings = new WeakMap<FleetText, ReturnType<typeof wordsOfCells>>();

function sayingIn(t: FleetText) {
  const known = sayings.get(t) ?? wordsOfCells(t);
  sayings.set(t, known);
  return known;
}

function once<T>(say: (value: T) => string): (value: T) => string {
  const said = new Map<T, string>();
  return value => {
    const known = said.get(value) ?? say(value);
    said.set(value, known);
    return known;
  };
}
