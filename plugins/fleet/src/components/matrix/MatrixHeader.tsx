import { ReactNode, useMemo } from 'react';
import { Link } from 'react-router-dom';
import { VisuallyHidden } from '@backstage/ui';
import { VirtualItem } from '@tanstack/react-virtual';
import { useFleetText } from '../../translation';
import { StateIcon } from '../state';
import { ageInSeconds, ageWords, useNow } from '../time';
import { ClusterVoices, voiceNames } from './ClusterVoices';
import { GridCursor } from './useGridCursor';
import { ruleOf } from './MatrixCell';
import {
  ColumnGroup,
  groupColumns,
  isSilent,
  SizedColumn,
} from './matrixModel';
import styles from './Matrix.module.css';

export interface MatrixHeaderProps {
  columns: readonly SizedColumn[];
  visible: readonly VirtualItem[];
  serviceWidth: number;
  cursor: GridCursor;
  corner: ReactNode;
  clusterHref: (column: SizedColumn) => string;
}

/** Three rows of headings: environment, region, cluster. */
export const MatrixHeader = (props: MatrixHeaderProps) => {
  const { columns, visible, serviceWidth, cursor, corner, clusterHref } = props;
  const t = useFleetText();
  const groups = useMemo(
    () => ({
      environment: groupColumns(
        columns,
        column => column.startsEnvironment,
        column => column.environment || t('matrix.otherEnvironment'),
      ),
      region: groupColumns(
        columns,
        column => column.startsRegion,
        column => column.region || t('matrix.otherRegion'),
      ),
      indexOf: new Map(columns.map((c, index) => [c.key, index + 2])),
    }),
    [columns, t],
  );
  const { indexOf } = groups;
  // Headings off screen are not mounted either.
  const from = (visible[0]?.start ?? 0) - serviceWidth;
  const until = (visible[visible.length - 1]?.end ?? 0) - serviceWidth;
  const onScreen = (item: ColumnGroup) =>
    item.start < until && item.start + item.width > from;

  const group = (row: 'environment' | 'region') => (item: ColumnGroup) =>
    (
      <div
        key={item.key}
        role="columnheader"
        aria-colindex={indexOf.get(item.key)}
        aria-colspan={item.columns.length}
        className={styles[row]}
        style={{ left: serviceWidth + item.start, width: item.width }}
        data-rule={ruleOf(item.columns[0])}
      >
        <span className={styles.groupWords}>
          {row === 'environment' ? (
            <EnvironmentWords group={item} />
          ) : (
            item.label
          )}
        </span>
      </div>
    );

  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.environmentRow}>
        <div className={styles.cornerFill} style={{ width: serviceWidth }} />
        {groups.environment.filter(onScreen).map(group('environment'))}
      </div>
      <div role="row" aria-rowindex={2} className={styles.regionRow}>
        <div className={styles.cornerFill} style={{ width: serviceWidth }} />
        {groups.region.filter(onScreen).map(group('region'))}
      </div>
      <div role="row" aria-rowindex={3} className={styles.clusterRow}>
        <div
          role="columnheader"
          aria-colindex={1}
          className={styles.corner}
          style={{ width: serviceWidth }}
        >
          {corner}
        </div>
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
              tabIndex={
                cursor.row === undefined && cursor.column === column.key
                  ? 0
                  : -1
              }
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
      </div>
    </div>
  );
};

const EnvironmentWords = ({ group }: { group: ColumnGroup }) => {
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
  // The name of the hub needs about three columns, its age about two.
  const hubWords = shown && group.width > 190;
  const liveWords = hubWords
    ? t('matrix.hubLive', { hub: shown.hub, age })
    : t('matrix.live', { age });
  const words = silent ? t('matrix.notHeardFor', { age }) : liveWords;
  const roomy = group.width > 135;
  return (
    <>
      <strong>{group.label}</strong>
      <span className={styles.count}>{group.columns.length}</span>
      {shown && (
        <span
          className={styles.hub}
          data-silent={silent ? '' : undefined}
          title={words}
        >
          <StateIcon state={silent ? 'notHeard' : 'healthy'} size={12} />
          {roomy ? words : <VisuallyHidden>{words}</VisuallyHidden>}
        </span>
      )}
    </>
  );
};
