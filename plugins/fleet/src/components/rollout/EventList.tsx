import {
  FleetEventKind,
  FleetEventView,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, useFleetText } from '../../translation';
import { shortRevision } from '../application';
import { ShownState, StateIcon } from '../state';
import { Age } from '../time';
import styles from './EventList.module.css';

/** What happened, newest first, in a sentence each. */
export const EventList = ({
  events,
}: {
  events: readonly FleetEventView[];
}) => {
  const t = useFleetText();
  return (
    <ol className={styles.list}>
      {events.map(event => (
        <li key={event.id}>
          <StateIcon state={iconOf(event)} size={14} />
          <span className={styles.words}>
            {eventWords(event, t)}
            {event.message && (
              <span className={styles.message}>{event.message}</span>
            )}
          </span>
          <span className={styles.when}>
            <Age at={event.at} />
          </span>
        </li>
      ))}
    </ol>
  );
};

const icons: Record<FleetEventKind, ShownState> = {
  generated: 'waiting',
  deployed: 'progressing',
  healthy: 'healthy',
  healthChanged: 'notCompared',
  syncFailed: 'syncFailed',
  spokeLost: 'contradicted',
  spokeFound: 'healthy',
  hubLost: 'notHeard',
  hubFound: 'healthy',
};

function iconOf({ kind, to }: FleetEventView): ShownState {
  if (kind !== 'healthChanged') return icons[kind];
  switch (to) {
    case 'Degraded':
      return 'degraded';
    case 'Healthy':
      return 'healthy';
    case 'Missing':
      return 'missing';
    case 'Progressing':
      return 'progressing';
    case 'Suspended':
      return 'suspended';
    default:
      return icons[kind];
  }
}

function eventWords(event: FleetEventView, t: FleetText): string {
  const { kind, hub, initiatedBy } = event;
  const ofHub = kind === 'hubLost' || kind === 'hubFound';
  const where = ofHub ? hub : event.cluster ?? event.application ?? hub;
  const version = event.version ?? shortRevision(event.revisions[0]);
  if (kind === 'deployed' && initiatedBy) {
    return t('rolloutEvent.deployedBy', { where, version, who: initiatedBy });
  }
  return t(`rolloutEvent.${kind}`, {
    where,
    version,
    from: event.from ?? '-',
    to: event.to ?? '-',
  });
}
