import {
  ClusterRef,
  FleetEventView,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  EventLine,
  EventLines,
  NoEvents,
  Panel,
  PanelSkeleton,
  useMoreRows,
} from '../../components/layout';
import { PageLink } from '../../components/links';
import { toneOf } from '../../components/state';
import { Age } from '../../components/time';
import { useClusterEvents, useFleetLinks } from '../../hooks';
import { said, useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { eventIcon, eventWords } from './eventWords';
import styles from './EventsPanel.module.css';

const atFirst = 8;

/** What the history keeps of the cluster: deployments, health, lost connections. */
export const EventsPanel = ({ cluster }: { cluster: ClusterRef }) => {
  const t = useFleetText();
  const { data, error, isPending, refetch } = useClusterEvents(cluster);
  return (
    <Panel title={t('cluster.events')} flush>
      {isPending && <PanelSkeleton rows={5} />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          {data.history.status === 'failed' && (
            <NoEvents>
              {t('cluster.eventsNotRead', {
                reason: said(data.history, 'reason', t),
              })}
            </NoEvents>
          )}
          {data.items.length === 0 ? (
            <NoEvents>{t('cluster.eventsNone')}</NoEvents>
          ) : (
            <Events events={data.items} />
          )}
        </>
      )}
    </Panel>
  );
};

const Events = ({ events }: { events: readonly FleetEventView[] }) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(events, atFirst);
  return (
    <>
      <EventLines label={t('cluster.events')}>
        {rows.map(event => (
          <OneEvent key={event.id} event={event} />
        ))}
      </EventLines>
      {more}
    </>
  );
};

const OneEvent = ({ event }: { event: FleetEventView }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const icon = eventIcon(event);
  const { hub, namespace, application, service, version, message } = event;
  const to =
    application !== undefined && namespace !== undefined
      ? links.application({ hub, namespace, name: application })
      : undefined;
  return (
    <EventLine
      icon={icon}
      when={<Age at={event.at} ago={false} />}
      message={message}
    >
      <strong className={toneOf(icon) === 'negative' ? styles.harm : undefined}>
        {eventWords(event, t)}
      </strong>{' '}
      {(service ?? application) && (
        <PageLink to={to}>{service ?? application}</PageLink>
      )}{' '}
      {version}
    </EventLine>
  );
};
