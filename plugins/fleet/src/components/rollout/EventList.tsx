import {
  FleetEventKind,
  FleetEventView,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, useFleetText } from '../../translation';
import { shortRevision } from '../application';
import { EventLine, EventLines } from '../layout';
import { ShownState } from '../state';
import { Age } from '../time';

/** What happened, newest first, in a sentence each. */
export const EventList = ({
  events,
}: {
  events: readonly FleetEventView[];
}) => {
  const t = useFleetText();
  return (
    <EventLines label={t('rollout.timeline')}>
      {events.map(event => (
        <EventLine
          key={event.id}
          icon={iconOf(event)}
          when={<Age at={event.at} />}
          message={event.message}
        >
          {eventWords(event, t)}
        </EventLine>
      ))}
    </EventLines>
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
  if (kind === 'healthChanged' && event.from === undefined) {
    return t('rolloutEvent.healthNow', { where, to: event.to ?? '-' });
  }
  return t(`rolloutEvent.${kind}`, {
    where,
    version,
    from: event.from ?? '-',
    to: event.to ?? '-',
  });
}
