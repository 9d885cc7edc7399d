import { ApplicationEvent } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { EventLine, EventLines, NoEvents, useMoreRows } from '../layout';
import { Age } from '../time';

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
  if (events.length === 0) return <NoEvents>{empty}</NoEvents>;
  return (
    <>
      <EventLines label={label}>
        {rows.map(event => (
          <EventLine
            key={[event.lastAt, event.reason, event.message].join('/')}
            // An event is no state: what turned Degraded is told as Normal, too.
            icon={event.type === 'Warning' ? 'atRisk' : 'notPlaced'}
            label={t(`hubEvents.${event.type}`)}
            warning={event.type === 'Warning'}
            when={
              <>
                {event.lastAt && <Age at={event.lastAt} />}
                {event.count > 1 && (
                  <div>{t('hubEvents.times', { n: event.count })}</div>
                )}
              </>
            }
            message={event.source}
          >
            <strong>{event.reason}</strong>
            <div>{event.message}</div>
          </EventLine>
        ))}
      </EventLines>
      {more}
    </>
  );
};
