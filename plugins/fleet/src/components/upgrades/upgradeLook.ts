import {
  ClusterUpgradeState,
  UpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState } from '../state';

/** The shape and colour of a cluster on its way, those of the states it is like. */
export const clusterLook: Record<ClusterUpgradeState, ShownState> = {
  upgraded: 'healthy',
  upgrading: 'progressing',
  refused: 'degraded',
  ready: 'waiting',
};

/** The same of a wave. */
export const waveLook: Record<UpgradeWave['state'], ShownState> = {
  done: 'healthy',
  soaking: 'progressing',
  open: 'toPromote',
  closed: 'waiting',
  empty: 'notPlaced',
};
