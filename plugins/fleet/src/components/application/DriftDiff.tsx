import { useMemo } from 'react';
import { ResourceDiff } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { DiffRow, diffRows, DiffSide, nearChanges } from './diffRows';
import styles from './DriftDiff.module.css';

/** What Git asks for on the left, what runs on the right. */
export const DriftDiff = ({
  diff,
  cluster,
}: {
  diff: ResourceDiff;
  cluster: string;
}) => {
  const t = useFleetText();
  const rows = useMemo(
    () => diffRows(diff.desired, diff.live),
    [diff.desired, diff.live],
  );
  const changed = rows.filter(row => row.changed).length;
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
                {t('application.git')}
                {diff.desired === '' && `: ${t('application.onlyLive')}`}
              </th>
              <th scope="col" colSpan={2}>
                {t('application.liveSide', { cluster })}
                {diff.live === '' && `: ${t('application.onlyGit')}`}
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
      </div>
    </figure>
  );
};

const Line = ({ row }: { row: DiffRow | 'gap' }) => {
  if (row === 'gap') {
    return (
      <tr className={styles.gap}>
        <td colSpan={4} aria-label="…">
          ⋯
        </td>
      </tr>
    );
  }
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
