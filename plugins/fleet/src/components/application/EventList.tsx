import { ApplicationEvent } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { useMoreRows } from '../layout';
import { StateIcon } from '../state';
import { Age } from '../time';
import styles from './EventList.module.css';

/** What happened, newest first; a warning stands out. */
export const EventList = ({
  events,
  label,
  empty,
  atFirst = 6,
}: {
  events: readonly ApplicationEvent[];
  label: string;
  /** Instead of the list when nothing happened. */
  empty: string;
  atFirst?: number;
}) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(events, atFirst);
  if (events.length === 0) return <p className={styles.note}>{empty}</p>;
  return (
    <>
      <ul className={styles.events} aria-label={label}>
        {rows.map(event => (
          <li
            key={[event.lastAt, event.reason, event.message].join('/')}
            data-warning={event.type === 'Warning' ? '' : undefined}
          >
            <StateIcon
              state={event.type === 'Warning' ? 'atRisk' : 'healthy'}
              size={14}
              label={t(`hubEvents.${event.type}`)}
            />
            <div className={styles.words}>
              <strong>{event.reason}</strong>
              <div>{event.message}</div>
              {event.source && (
                <div className={styles.source}>{event.source}</div>
              )}
            </div>
            <div className={styles.when}>
              {event.lastAt && <Age at={event.lastAt} />}
              {event.count > 1 && (
                <div>{t('hubEvents.times', { n: event.count })}</div>
              )}
            </div>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
};
