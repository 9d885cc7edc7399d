import {
  ClusterRef,
  FleetEventView,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel, PanelSkeleton, useMoreRows } from '../../components/layout';
import { PageLink } from '../../components/links';
import { StateIcon, toneOf } from '../../components/state';
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
            <p className={styles.note}>
              {t('cluster.eventsNotRead', {
                reason: said(data.history, 'reason', t),
              })}
            </p>
          )}
          {data.items.length === 0 ? (
            <p className={styles.note}>{t('cluster.eventsNone')}</p>
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
      <ul className={styles.events} aria-label={t('cluster.events')}>
        {rows.map(event => (
          <EventLine key={event.id} event={event} />
        ))}
      </ul>
      {more}
    </>
  );
};

const EventLine = ({ event }: { event: FleetEventView }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const icon = eventIcon(event);
  const { hub, namespace, application, service, version, message } = event;
  const to =
    application !== undefined && namespace !== undefined
      ? links.application({ hub, namespace, name: application })
      : undefined;
  return (
    <li>
      <StateIcon state={icon} size={14} />
      <span className={styles.age}>
        <Age at={event.at} ago={false} />
      </span>
      <span className={styles.words}>
        <span data-harm={toneOf(icon) === 'negative' ? '' : undefined}>
          {eventWords(event, t)}
        </span>{' '}
        {(service ?? application) && (
          <PageLink to={to}>{service ?? application}</PageLink>
        )}{' '}
        {version}
        {message && <span className={styles.message}>{message}</span>}
      </span>
    </li>
  );
};
