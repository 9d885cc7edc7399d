import {
  ApplicationEvent,
  ApplicationRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel, PanelSkeleton, useMoreRows } from '../../components/layout';
import { StateIcon } from '../../components/state';
import { Age } from '../../components/time';
import { useApplicationEvents } from '../../hooks';
import { said, useFleetText } from '../../translation';
import { LoadFailure } from '../LoadFailure';
import styles from './HubEventsPanel.module.css';

const atFirst = 6;

/** What the hub told about the Application in the last hour. */
export const HubEventsPanel = ({
  application,
}: {
  application: ApplicationRef;
}) => {
  const t = useFleetText();
  const { data, error, isPending, refetch } = useApplicationEvents(application);
  const events = data?.events;
  return (
    <Panel
      title={t('hubEvents.title')}
      note={
        events?.status === 'ok' &&
        events.value.length > 0 &&
        events.value.length
      }
      flush
    >
      {isPending && <PanelSkeleton rows={3} />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {events?.status === 'failed' && (
        <p className={styles.note}>
          {t('application.notRead', { reason: said(events, 'reason', t) })}
        </p>
      )}
      {events?.status === 'ok' && <EventList events={events.value} />}
    </Panel>
  );
};

const EventList = ({ events }: { events: readonly ApplicationEvent[] }) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(events, atFirst);
  if (events.length === 0) {
    return <p className={styles.note}>{t('hubEvents.none')}</p>;
  }
  return (
    <>
      <ul className={styles.events} aria-label={t('hubEvents.title')}>
        {rows.map(event => (
          <li key={[event.lastAt, event.reason, event.message].join('/')}>
            <StateIcon
              state={event.type === 'Warning' ? 'atRisk' : 'healthy'}
              size={14}
            />
            <div className={styles.words}>
              <strong>{event.reason}</strong>
              <div>{event.message}</div>
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
