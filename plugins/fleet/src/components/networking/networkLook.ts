import {
  LinkEndState,
  LinkState,
  NetworkVerdict,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState } from '../state';

/** The shape and colour of a verdict, those of the states it is like. */
export const networkLook: Record<NetworkVerdict, ShownState> = {
  broken: 'degraded',
  attention: 'atRisk',
  unknown: 'notHeard',
  fine: 'healthy',
  notLinked: 'suspended',
};

/** The same of a link. */
export const linkLook: Record<LinkState, ShownState> = {
  down: 'degraded',
  disputed: 'contradicted',
  half: 'atRisk',
  connecting: 'progressing',
  unknown: 'notHeard',
  up: 'healthy',
};

/** The same of what one end says of it. */
export const endLook: Record<LinkEndState, ShownState> = {
  down: 'degraded',
  missing: 'missing',
  connecting: 'progressing',
  unknown: 'notHeard',
  up: 'healthy',
};
