import {
  CheckOutcome,
  Verdict,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState } from '../state';

/** The shape and colour of a verdict, those of the states it is like; worst first. */
export const verdictLook: Record<Verdict, ShownState> = {
  broken: 'degraded',
  attention: 'atRisk',
  notConfigured: 'unverified',
  muted: 'suspended',
  ok: 'healthy',
};

/** The same of a check; worst first. */
export const checkLook: Record<CheckOutcome, ShownState> = {
  failed: 'degraded',
  warning: 'atRisk',
  unknown: 'notHeard',
  skipped: 'waiting',
  ok: 'healthy',
};

const verdictOrder = Object.keys(verdictLook);
const outcomeOrder = Object.keys(checkLook);

/** A copy with what is worst first, else as it was. */
export function worstVerdictFirst<T extends { verdict: Verdict }>(
  items: readonly T[],
): T[] {
  return [...items].sort(
    (a, b) => verdictOrder.indexOf(a.verdict) - verdictOrder.indexOf(b.verdict),
  );
}

/** A copy with what is worst first, else in the order in which it was asked. */
export function worstOutcomeFirst<T extends { outcome: CheckOutcome }>(
  checks: readonly T[],
): T[] {
  return [...checks].sort(
    (a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome),
  );
}

/** Something is to be done about it. */
export function isTroubled({ verdict }: { verdict: Verdict }): boolean {
  return verdict === 'broken' || verdict === 'attention';
}
