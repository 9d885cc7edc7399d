import { useMemo } from 'react';
import { ResourceDiff } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import {
  diffColumn,
  DiffLine,
  DiffRow,
  diffRows,
  DiffSide,
  nearChanges,
} from './diffRows';
import styles from './DriftDiff.module.css';

/**
 * What Git asks for on the left, what runs on the right; on a phone one below
 * the other.
 */
export const DriftDiff = ({
  diff,
  cluster,
  narrow,
}: {
  diff: ResourceDiff;
  cluster: string;
  /** There is room for one column only. */
  narrow: boolean;
}) => {
  const t = useFleetText();
  const rows = useMemo(
    () => diffRows(diff.desired, diff.live),
    [diff.desired, diff.live],
  );
  const changed = rows.filter(row => row.changed).length;
  const heads = {
    desired: [
      t('application.git'),
      diff.desired === '' && t('application.onlyLive'),
    ]
      .filter(Boolean)
      .join(': '),
    live: [
      t('application.liveSide', { cluster }),
      diff.live === '' && t('application.onlyGit'),
    ]
      .filter(Boolean)
      .join(': '),
  };
  const title = [diff.namespace, diff.name].filter(Boolean).join('/');
  return (
    <figure className={styles.diff}>
      <figcaption className={styles.caption}>
        <strong>{diff.kind}</strong> {title}
        <span className={styles.note}>
          {t('application.linesDiffer', { count: changed })}
          {diff.masked && `. ${t('application.masked')}`}
        </span>
      </figcaption>
      <div
        className={styles.scroll}
        role="group"
        aria-label={`${diff.kind} ${title}`}
        // A wide diff scrolls by itself, by keyboard as well.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {narrow ? (
          <OneColumn rows={rows} heads={heads} />
        ) : (
          <TwoColumns rows={rows} heads={heads} />
        )}
      </div>
    </figure>
  );
};

interface Columns {
  rows: readonly DiffRow[];
  /** Of the two sides. */
  heads: { desired: string; live: string };
}

const TwoColumns = ({ rows, heads }: Columns) => (
  <table className={styles.table}>
    <colgroup>
      <col className={styles.lineColumn} />
      <col />
      <col className={styles.lineColumn} />
      <col />
    </colgroup>
    <thead>
      <tr>
        <th scope="col" colSpan={2}>
          {heads.desired}
        </th>
        <th scope="col" colSpan={2}>
          {heads.live}
        </th>
      </tr>
    </thead>
    <tbody>
      {nearChanges(rows).map((row, index) => (
        // Lines have no identity but their place.
        <Line key={index} row={row} />
      ))}
    </tbody>
  </table>
);

const OneColumn = ({ rows, heads }: Columns) => (
  <table className={styles.table} data-narrow="">
    <colgroup>
      <col className={styles.lineColumn} />
      <col />
    </colgroup>
    <thead>
      <tr>
        <th scope="col" colSpan={2}>
          <div>
            {signs.desired} {heads.desired}
          </div>
          <div>
            {signs.live} {heads.live}
          </div>
        </th>
      </tr>
    </thead>
    <tbody>
      {diffColumn(nearChanges(rows)).map((line, index) =>
        line === 'gap' ? (
          <Gap key={index} columns={2} />
        ) : (
          <tr key={index}>
            <Side side={line} mark={markOf(line)} />
          </tr>
        ),
      )}
    </tbody>
  </table>
);

function markOf({ mark }: DiffLine) {
  return mark === 'both' ? undefined : mark;
}

const Gap = ({ columns }: { columns: number }) => (
  <tr className={styles.gap}>
    <td colSpan={columns} aria-label="…">
      ⋯
    </td>
  </tr>
);

const Line = ({ row }: { row: DiffRow | 'gap' }) => {
  if (row === 'gap') return <Gap columns={4} />;
  return (
    <tr>
      <Side side={row.desired} mark={row.changed ? 'desired' : undefined} />
      <Side side={row.live} mark={row.changed ? 'live' : undefined} />
    </tr>
  );
};

const Side = ({
  side,
  mark,
}: {
  side: DiffSide | undefined;
  mark: 'desired' | 'live' | undefined;
}) => (
  <>
    <td className={styles.line} data-mark={side && mark}>
      {side?.line}
    </td>
    <td className={styles.text} data-mark={side && mark}>
      {side && mark && <span className={styles.sign}>{signs[mark]}</span>}
      {side?.text}
    </td>
  </>
);

/** A sign beside the colour: + is what Git asks for, - is what it would undo. */
const signs = { desired: '+', live: '-' };
