import { memo, ReactNode, useMemo } from 'react';
import { Link } from 'react-router-dom';
import { VisuallyHidden } from '@backstage/ui';
import { VirtualItem } from '@tanstack/react-virtual';
import { useFleetText } from '../../translation';
import { StateIcon } from '../state';
import { ageInSeconds, ageWords, useNow } from '../time';
import { ClusterVoices, voiceNames } from './ClusterVoices';
import { GridCursor } from './useGridCursor';
import { ruleOf } from './MatrixCell';
import { ColumnGroup, groupColumns } from './columnGroups';
import { GridColumn, isSilent, SizedColumn } from './matrixModel';
import styles from './Matrix.module.css';

export interface MatrixHeaderProps {
  columns: readonly SizedColumn[];
  visible: readonly VirtualItem[];
  serviceWidth: number;
  cursor: GridCursor;
  corner: ReactNode;
  clusterHref: (column: SizedColumn) => string;
}

/** A row of headings for each level of the grouping, and one of clusters. */
export const MatrixHeader = (props: MatrixHeaderProps) => {
  const { columns, visible, serviceWidth, cursor, corner, clusterHref } = props;
  const levels = useMemo(
    () => headingRows(columns).map(level => groupColumns(columns, level)),
    [columns],
  );
  // Headings off screen are not mounted either.
  const from = (visible[0]?.start ?? 0) - serviceWidth;
  const until = (visible[visible.length - 1]?.end ?? 0) - serviceWidth;
  const current = cursor.row === undefined ? cursor.column : undefined;

  return (
    <div
      role="rowgroup"
      className={styles.head}
      style={{ height: headHeight(columns) }}
    >
      {levels.map((groups, level) => (
        <div
          key={level}
          role="row"
          aria-rowindex={level + 1}
          className={level === 0 ? styles.groupRow : styles.withinRow}
        >
          <div className={styles.cornerFill} style={{ width: serviceWidth }} />
          <GroupHeadings
            level={level}
            groups={groups}
            from={from}
            until={until}
            serviceWidth={serviceWidth}
          />
        </div>
      ))}
      <div
        role="row"
        aria-rowindex={levels.length + 1}
        className={styles.clusterRow}
      >
        <div
          role="columnheader"
          aria-colindex={1}
          className={styles.corner}
          style={{ width: serviceWidth }}
        >
          {corner}
        </div>
        <ClusterHeadings
          columns={columns}
          visible={visible}
          current={current}
          clusterHref={clusterHref}
        />
      </div>
    </div>
  );
};

/** Pixels of a row of groups, of each row within them, and of the clusters. */
const rowHeights = { group: 30, within: 16, cluster: 57, rule: 1 };

function headingRows(columns: readonly GridColumn[]): number[] {
  return [...(columns[0]?.headings.keys() ?? [])];
}

/** How many rows of headings stand over the cells. */
export function headRows(columns: readonly GridColumn[]): number {
  return headingRows(columns).length + 1;
}

/** How high they are together, in pixels. */
export function headHeight(columns: readonly GridColumn[]): number {
  const { group, within, cluster, rule } = rowHeights;
  return group + (headRows(columns) - 2) * within + cluster + rule;
}

const GroupHeadings = memo(
  (props: {
    /** Of the row, from the top. */
    level: number;
    groups: readonly ColumnGroup[];
    /** Pixels from the first column: what is on the screen. */
    from: number;
    until: number;
    serviceWidth: number;
  }) => {
    const { level, groups, from, until, serviceWidth } = props;
    const shown = groups.filter(
      ({ start, width }) => start < until && start + width > from,
    );
    return (
      <>
        {shown.map(group => (
          <div
            key={group.key}
            role="columnheader"
            aria-colindex={group.index + 2}
            aria-colspan={group.columns.length}
            className={level === 0 ? styles.group : styles.within}
            title={group.label}
            style={{ left: serviceWidth + group.start, width: group.width }}
            data-rule={ruleOf(group.columns[0])}
          >
            <span className={styles.groupWords}>
              {level === 0 ? <GroupWords group={group} /> : group.label}
            </span>
          </div>
        ))}
      </>
    );
  },
);

const ClusterHeadings = memo(
  (props: {
    columns: readonly SizedColumn[];
    visible: readonly VirtualItem[];
    /** The column whose heading is the tab stop. */
    current: string | undefined;
    clusterHref: (column: SizedColumn) => string;
  }) => {
    const { columns, visible, current, clusterHref } = props;
    const t = useFleetText();
    return (
      <>
        {visible.map(item => {
          const column = columns[item.index];
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={item.index + 2}
              aria-label={voiceNames(column.cluster, t)}
              className={styles.cluster}
              style={{ left: item.start, width: column.width }}
              tabIndex={current === column.key ? 0 : -1}
              data-column={column.key}
              data-rule={ruleOf(column)}
              data-silent={isSilent(column.source) ? '' : undefined}
              data-contradicted={column.cluster.contradicted ? '' : undefined}
            >
              <Link to={clusterHref(column)} tabIndex={-1}>
                {column.cluster.ref.name}
              </Link>
              <ClusterVoices cluster={column.cluster} source={column.source} />
            </div>
          );
        })}
      </>
    );
  },
);

const GroupWords = ({ group }: { group: ColumnGroup }) => {
  const t = useFleetText();
  const now = useNow();
  const sources = [
    ...new Map(
      group.columns.flatMap(({ source }) =>
        source ? [[source.hub, source] as const] : [],
      ),
    ).values(),
  ];
  const silent = sources.find(isSilent);
  const shown = silent ?? sources[0];
  const age = shown?.observedAt
    ? ageWords(ageInSeconds(shown.observedAt, now), t)
    : t('age.never');
  // The name of the hub needs about three columns, its age about two. Over the
  // clusters of a hub its name stands already.
  const named = group.width > 190 && shown?.hub !== group.label;
  const words = () => {
    if (silent) {
      return sources.length > 1
        ? t('matrix.hubNotHeardFor', { hub: silent.hub, age })
        : t('matrix.notHeardFor', { age });
    }
    if (sources.length > 1) {
      return t('matrix.hubsLive', { count: sources.length });
    }
    return named && shown
      ? t('matrix.hubLive', { hub: shown.hub, age })
      : t('matrix.live', { age });
  };
  const roomy = group.width > 135;
  return (
    <>
      <strong>{group.label}</strong>{' '}
      <span className={styles.count}>{group.columns.length}</span>{' '}
      {shown && (
        <span
          className={styles.hub}
          data-silent={silent ? '' : undefined}
          title={words()}
        >
          <StateIcon state={silent ? 'notHeard' : 'healthy'} size={12} />
          {roomy ? words() : <VisuallyHidden>{words()}</VisuallyHidden>}
        </span>
      )}
    </>
  );
};
