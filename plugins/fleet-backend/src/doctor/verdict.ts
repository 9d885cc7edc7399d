import type {
  CheckOutcome,
  Verdict,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** The worst of the checks in one word. */
export function verdictOf(
  checks: readonly { outcome: CheckOutcome }[],
): Extract<Verdict, 'ok' | 'attention' | 'broken'> {
  const has = (outcome: CheckOutcome) =>
    checks.some(check => check.outcome === outcome);
  if (has('failed')) return 'broken';
  return has('warning') || has('unknown') ? 'attention' : 'ok';
}
