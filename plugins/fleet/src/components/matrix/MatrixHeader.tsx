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
    }),
    [columns, t],
  );
  // Headings off screen are not mounted either.
  const from = (visible[0]?.start ?? 0) - serviceWidth;
  const until = (visible[visible.length - 1]?.end ?? 0) - serviceWidth;
  const current = cursor.row === undefined ? cursor.column : undefined;

  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.environmentRow}>
        <div className={styles.cornerFill} style={{ width: serviceWidth }} />
        <GroupHeadings
          of="environment"
          groups={groups.environment}
          from={from}
          until={until}
          serviceWidth={serviceWidth}
        />
      </div>
      <div role="row" aria-rowindex={2} className={styles.regionRow}>
        <div className={styles.cornerFill} style={{ width: serviceWidth }} />
        <GroupHeadings
          of="region"
          groups={groups.region}
          from={from}
          until={until}
          serviceWidth={serviceWidth}
        />
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

const GroupHeadings = memo(
  (props: {
    of: 'environment' | 'region';
    groups: readonly ColumnGroup[];
    /** Pixels from the first column: what is on the screen. */
    from: number;
    until: number;
    serviceWidth: number;
  }) => {
    const { of, groups, from, until, serviceWidth } = props;
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
            className={styles[of]}
            style={{ left: serviceWidth + group.start, width: group.width }}
            data-rule={ruleOf(group.columns[0])}
          >
            <span className={styles.groupWords}>
              {of === 'environment' ? (
                <EnvironmentWords group={group} />
              ) : (
                group.label
              )}
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
