import { Delivery } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { toneClass } from '../state';
import { deliveryChange, DeliveryRow, deliveryRows } from './deliveryRows';
import styles from './DeliveryTable.module.css';

/** The four delivery figures, each beside what it was in the period before. */
export const DeliveryTable = ({ delivery }: { delivery: Delivery }) => {
  const t = useFleetText();
  return (
    <table className={styles.table}>
      <tbody>
        {deliveryRows(delivery, t).map(row => (
          <Figure key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
};

const Figure = ({ row }: { row: DeliveryRow }) => {
  const t = useFleetText();
  const { title, why, now, before, words } = row;
  const change = deliveryChange(row, t);
  const most = Math.max(now ?? 0, before ?? 0);
  return (
    <tr>
      <th scope="row">
        {title}
        <div className={styles.why}>{why}</div>
      </th>
      <td className={styles.bars} aria-hidden>
        {most > 0 && (
          <>
            <Measure value={now} most={most} />
            <Measure value={before} most={most} old />
          </>
        )}
      </td>
      <td className={styles.value}>
        {now === undefined ? (
          <span className={styles.why}>{t('rollout.unknown')}</span>
        ) : (
          words(now)
        )}
      </td>
      <td
        className={`${styles.change} ${toneClass(change?.tone ?? 'neutral')}`}
        title={
          before === undefined
            ? undefined
            : t('rollout.wasBefore', { value: words(before) })
        }
      >
        {change?.words}
      </td>
    </tr>
  );
};

const Measure = ({
  value,
  most,
  old,
}: {
  value: number | undefined;
  most: number;
  /** Of the period before. */
  old?: boolean;
}) => (
  <div
    className={styles.measure}
    data-old={old ? '' : undefined}
    style={{ width: `${((value ?? 0) / most) * 100}%` }}
  />
);

/** Which bar is which. */
export const DeliveryLegend = () => {
  const t = useFleetText();
  return (
    <div className={styles.legend} aria-hidden>
      <span>
        <i className={styles.swatch} />
        {t('rollout.thisPeriod')}
      </span>
      <span>
        <i className={styles.swatch} data-old="" />
        {t('rollout.periodBefore')}
      </span>
    </div>
  );
};
