import {
  explainLabelKey,
  explainLabelValue,
  isReservedLabelKey,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** One label of a cluster in the form. */
export interface LabelRow {
  /** Stays the same while key and value are typed. */
  id: number;
  key: string;
  value: string;
  /** The cluster has it now, so its key is not to be typed. */
  present: boolean;
  removed: boolean;
}

/** What is to become of the labels, as the template that changes them takes it. */
export interface LabelEdits {
  set: { key: string; value: string }[];
  remove: string[];
}

export function rowsOf(labels: Record<string, string>): LabelRow[] {
  return Object.entries(labels)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, value], id) => ({
      id,
      key,
      value,
      present: true,
      removed: false,
    }));
}

/** The rows of a cluster with changes that were made before. */
export function applyToRows(
  labels: Record<string, string>,
  { set = [], remove = [] }: Partial<LabelEdits> = {},
): LabelRow[] {
  const wanted = new Map(set.map(({ key, value }) => [key, value]));
  const rows = rowsOf(labels);
  const changed = rows.map(row => ({
    ...row,
    value: wanted.get(row.key) ?? row.value,
    removed: remove.includes(row.key),
  }));
  const added = set
    .filter(({ key }) => !(key in labels))
    .map(({ key, value }, index) => ({
      id: rows.length + index,
      key,
      value,
      present: false,
      removed: false,
    }));
  return [...changed, ...added];
}

/** Why a row cannot be asked about; the words are the page's own. */
export function problemOf(row: LabelRow): 'badKey' | 'badValue' | undefined {
  if (row.removed || (row.key === '' && row.value === '')) return undefined;
  // Argo CD's own labels on a Secret are not for anybody to change.
  const reserved = !row.present && isReservedLabelKey(row.key);
  if (reserved || explainLabelKey(row.key) !== undefined) return 'badKey';
  return explainLabelValue(row.value) === undefined ? undefined : 'badValue';
}

/** What the rows change; nothing while one of them cannot be asked about. */
export function editsOf(
  rows: readonly LabelRow[],
  labels: Record<string, string>,
): LabelEdits {
  if (rows.some(row => problemOf(row) !== undefined)) {
    return { set: [], remove: [] };
  }
  return {
    set: rows
      .filter(row => !row.removed && row.key !== '')
      .filter(({ key, value }) => labels[key] !== value)
      .map(({ key, value }) => ({ key, value })),
    remove: rows.filter(row => row.removed).map(({ key }) => key),
  };
}

/** The labels as they would be. */
export function applyEdits(
  labels: Record<string, string>,
  { set, remove }: LabelEdits,
): Record<string, string> {
  const gone = new Set(remove);
  return {
    ...Object.fromEntries(
      Object.entries(labels).filter(([key]) => !gone.has(key)),
    ),
    ...Object.fromEntries(set.map(({ key, value }) => [key, value])),
  };
}
