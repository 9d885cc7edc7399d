import { diffLines } from 'diff';

export interface DiffSide {
  /** From 1. */
  line: number;
  text: string;
}

/** One row of a side-by-side diff; a side without a line is empty. */
export interface DiffRow {
  changed: boolean;
  desired?: DiffSide;
  live?: DiffSide;
}

/** Lines of context around a change; what lies between is folded. */
const context = 3;

/** Aligns two texts line by line. */
export function diffRows(desired: string, live: string): DiffRow[] {
  const rows: DiffRow[] = [];
  let left = 0;
  let right = 0;
  let removed: DiffSide[] = [];
  let added: DiffSide[] = [];
  const flush = () => {
    const length = Math.max(removed.length, added.length);
    for (let i = 0; i < length; i++) {
      rows.push({ changed: true, desired: removed[i], live: added[i] });
    }
    removed = [];
    added = [];
  };
  for (const part of diffLines(desired, live)) {
    const lines = part.value.replace(/\n$/, '').split('\n');
    for (const text of lines) {
      if (part.removed) removed.push({ line: (left += 1), text });
      else if (part.added) added.push({ line: (right += 1), text });
      else {
        flush();
        left += 1;
        right += 1;
        rows.push({
          changed: false,
          desired: { line: left, text },
          live: { line: right, text },
        });
      }
    }
  }
  flush();
  return rows;
}

/** Rows near a change; `gap` marks where others were folded away. */
export function nearChanges(rows: readonly DiffRow[]): (DiffRow | 'gap')[] {
  const keep = new Set<number>();
  rows.forEach((row, index) => {
    if (!row.changed) return;
    for (let i = index - context; i <= index + context; i++) keep.add(i);
  });
  const shown: (DiffRow | 'gap')[] = [];
  rows.forEach((row, index) => {
    if (keep.has(index)) shown.push(row);
    else if (shown[shown.length - 1] !== 'gap') shown.push('gap');
  });
  return shown;
}

/** One line of a diff in one column; `both` are the same on either side. */
export interface DiffLine {
  mark: 'both' | 'desired' | 'live';
  text: string;
  /** In Git where Git has it, on the cluster otherwise. */
  line: number;
}

/** The same below each other: what runs, then what Git asks for instead. */
export function diffColumn(
  rows: readonly (DiffRow | 'gap')[],
): (DiffLine | 'gap')[] {
  const lines: (DiffLine | 'gap')[] = [];
  let asked: DiffLine[] = [];
  for (const row of rows) {
    if (row !== 'gap' && row.changed) {
      if (row.live) lines.push({ mark: 'live', ...row.live });
      if (row.desired) asked.push({ mark: 'desired', ...row.desired });
      continue;
    }
    lines.push(...asked);
    asked = [];
    if (row === 'gap') lines.push(row);
    else if (row.desired) lines.push({ mark: 'both', ...row.desired });
  }
  return [...lines, ...asked];
}
