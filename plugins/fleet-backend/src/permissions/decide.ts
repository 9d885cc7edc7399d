import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';

/**
 * A decision as a predicate. Conditions are read once, not once for each of
 * 10,000 Applications.
 */
export function predicateOf<T>(
  decision: PolicyDecision,
  transform: (
    conditions: PermissionCriteria<PermissionCondition>,
  ) => PermissionCriteria<(subject: T) => boolean>,
): (subject: T) => boolean {
  if (decision.result !== AuthorizeResult.CONDITIONAL) {
    const allowed = decision.result === AuthorizeResult.ALLOW;
    return () => allowed;
  }
  const criteria = transform(decision.conditions);
  return subject => holds(criteria, subject);
}

function holds<T>(
  criteria: PermissionCriteria<(subject: T) => boolean>,
  subject: T,
): boolean {
  if (isAndCriteria(criteria)) {
    return criteria.allOf.every(one => holds(one, subject));
  }
  if (isOrCriteria(criteria)) {
    return criteria.anyOf.some(one => holds(one, subject));
  }
  return isNotCriteria(criteria)
    ? !holds(criteria.not, subject)
    : criteria(subject);
}
