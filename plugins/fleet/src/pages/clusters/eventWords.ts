import {
  FleetEventKind,
  FleetEventView,
  HealthStatusCode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState } from '../../components/state';
import { FleetText } from '../../translation';

/** What happened, and who had it done; the service stands beside it. */
export function eventWords(event: FleetEventView, t: FleetText): string {
  const { kind, from, to, initiatedBy, automated } = event;
  if (kind === 'healthChanged') {
    const turned = { to: to ?? 'Unknown' };
    // What it was before the portal looked, nobody told.
    return from === undefined
      ? t('clusterEvent.healthNow', turned)
      : t('clusterEvent.healthChanged', { ...turned, from });
  }
  if (kind !== 'deployed') return t(`clusterEvent.${kind}`);
  const who = automated
    ? t('clusterEvent.automated')
    : initiatedBy && t('clusterEvent.by', { who: initiatedBy });
  return [t('clusterEvent.deployed'), who].filter(Boolean).join(' ');
}

const icons: Record<Exclude<FleetEventKind, 'healthChanged'>, ShownState> = {
  generated: 'waiting',
  deployed: 'progressing',
  healthy: 'healthy',
  syncFailed: 'syncFailed',
  spokeLost: 'contradicted',
  spokeFound: 'healthy',
  hubLost: 'notHeard',
  hubFound: 'healthy',
};

const healthIcons: Record<HealthStatusCode, ShownState> = {
  Healthy: 'healthy',
  Progressing: 'progressing',
  Degraded: 'degraded',
  Missing: 'missing',
  Suspended: 'suspended',
  Unknown: 'notHeard',
};

export function eventIcon({ kind, to }: FleetEventView): ShownState {
  return kind === 'healthChanged' ? healthIcons[to ?? 'Unknown'] : icons[kind];
}
