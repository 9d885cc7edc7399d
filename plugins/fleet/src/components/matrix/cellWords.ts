import { FleetText } from '../../translation';
import { GridCell, GridColumn, GridRow } from './matrixModel';

/** The name of a cell: `checkout-api on prod-us-2: Degraded, 2.14.3, 2 s ago`. */
export function cellName(options: {
  row: GridRow;
  column: GridColumn;
  cell: GridCell | undefined;
  age: string | undefined;
  t: FleetText;
}): string {
  const { row, column, cell, age, t } = options;
  const gap = row.gaps.get(column.key);
  let words: string[];
  if (cell) {
    words = [
      t(`state.${cell.state}`),
      cell.version ?? t('matrix.noVersion'),
      ...(cell.behind > 0 ? [t('matrix.behind', { count: cell.behind })] : []),
      ...(cell.applications > 1
        ? [t('matrix.applications', { count: cell.applications })]
        : []),
      ...(age ? [t('age.ago', { age })] : []),
    ];
  } else if (gap !== undefined) {
    words = [t('state.notPlaced'), gap];
  } else {
    words = [t('matrix.notHere')];
  }
  return t('matrix.cell', {
    service: row.service,
    cluster: column.cluster.ref.name,
    words: words.join(', '),
  });
}
