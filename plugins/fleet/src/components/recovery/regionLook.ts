import {
  FailoverCheck,
  RegionVerdict,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState } from '../state';

/** The shape and colour of a region, those of the states it is like. */
export const regionLook: Record<RegionVerdict, ShownState> = {
  lost: 'contradicted',
  impaired: 'atRisk',
  unknown: 'notHeard',
  healthy: 'healthy',
};

/** The same of a check of the runbook. */
export const checkLook: Record<FailoverCheck['outcome'], ShownState> = {
  failed: 'degraded',
  unknown: 'notHeard',
  attention: 'atRisk',
  ok: 'healthy',
};
