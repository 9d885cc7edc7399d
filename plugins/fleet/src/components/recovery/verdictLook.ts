import {
  RebuiltBy,
  RecoveryVerdict,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState } from '../state';

/** The shape and colour of a verdict, those of the states it is like. */
export const verdictLook: Record<RecoveryVerdict, ShownState> = {
  noBackup: 'degraded',
  tooOld: 'degraded',
  failing: 'syncFailed',
  unknown: 'notHeard',
  notInstalled: 'missing',
  attention: 'atRisk',
  fine: 'healthy',
};

/** The same of what brings a namespace back. */
export const rebuiltLook: Record<RebuiltBy, ShownState> = {
  nothing: 'missing',
  gitWithoutData: 'atRisk',
  backup: 'waiting',
  gitAndBackup: 'healthy',
  git: 'healthy',
};

/** The same of a phase of Velero. */
export function phaseLook(phase: string | undefined): ShownState {
  switch (phase) {
    case 'Completed':
    case 'Available':
    case 'Enabled':
      return 'healthy';
    case 'Failed':
    case 'FailedValidation':
    case 'Unavailable':
      return 'degraded';
    case 'PartiallyFailed':
      return 'syncFailed';
    case undefined:
    case 'New':
      return 'waiting';
    default:
      return 'progressing';
  }
}
