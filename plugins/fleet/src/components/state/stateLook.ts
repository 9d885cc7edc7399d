import { FleetState } from '@fleet-portal/backstage-plugin-fleet-common';
import theme from '../theme.module.css';

/** States of an Application, and the marks that stand beside them. */
export type ShownState =
  | FleetState
  | 'atRisk'
  | 'notPlaced'
  | 'behind'
  | 'toPromote';

export type Tone =
  | 'positive'
  | 'announcement'
  | 'warning'
  | 'negative'
  | 'neutral'
  | 'skew';

const tones: Record<ShownState, Tone> = {
  contradicted: 'negative',
  notHeard: 'neutral',
  degraded: 'negative',
  syncFailed: 'negative',
  notComparable: 'negative',
  missing: 'negative',
  drift: 'warning',
  progressing: 'announcement',
  waiting: 'neutral',
  suspended: 'neutral',
  notCompared: 'neutral',
  unverified: 'neutral',
  healthy: 'positive',
  atRisk: 'warning',
  notPlaced: 'neutral',
  behind: 'skew',
  toPromote: 'skew',
};

export function toneOf(state: ShownState): Tone {
  return tones[state];
}

/** The class that sets the tone's colours for everything inside. */
export function toneClass(tone: Tone): string {
  return theme[tone];
}

/** Values in these states are somebody's last word, and are drawn hatched. */
export function isLastWord(state: ShownState): boolean {
  return state === 'contradicted' || state === 'notHeard';
}

export const hatchClass = theme.hatch;
