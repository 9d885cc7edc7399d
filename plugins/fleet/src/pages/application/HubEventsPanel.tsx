import { ApplicationRef } from '@fleet-portal/backstage-plugin-fleet-common';
import { EventList } from '../../components/application';
import { Panel } from '../../components/layout';
import { useApplicationEvents } from '../../hooks';
import { useFleetText } from '../../translation';
import { HubAnswer } from './HubAnswer';

/** What the hub told about the Application in the last hour. */
export const HubEventsPanel = ({
  application,
}: {
  application: ApplicationRef;
}) => {
  const t = useFleetText();
  const query = useApplicationEvents(application);
  const events = query.data?.events;
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
      <HubAnswer query={query} answer={events} rows={3}>
        {value => (
          <EventList
            events={value}
            label={t('hubEvents.title')}
            empty={t('hubEvents.none')}
          />
        )}
      </HubAnswer>
    </Panel>
  );
};
