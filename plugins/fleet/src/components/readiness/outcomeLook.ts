import { ReadinessOutcome } from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState } from '../state';

/** The shape and colour of an outcome, those of the states it is like. */
export const outcomeLook: Record<ReadinessOutcome, ShownState> = {
  notReady: 'degraded',
  unknown: 'notHeard',
  notInstalled: 'missing',
  attention: 'atRisk',
  ready: 'healthy',
};
