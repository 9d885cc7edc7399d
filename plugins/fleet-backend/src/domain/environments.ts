/** How environments and regions are told from the labels of clusters. */

const collator = new Intl.Collator('en', { numeric: true });

export interface EnvironmentRules {
  readonly label: string;
  readonly regionLabel: string;
  /** In promotion order. */
  readonly order: readonly string[];
  /** Those in which a removal must be confirmed. */
  readonly production: readonly string[];
}

export const defaultEnvironmentRules: EnvironmentRules = {
  label: 'env',
  regionLabel: 'region',
  order: ['dev', 'test', 'staging', 'prod'],
  production: ['prod', 'production'],
};

/**
 * Promotion order; environments that the order does not name come after it by
 * name, and a cluster without an environment comes last.
 */
export function compareEnvironments(
  rules: EnvironmentRules,
  a: string | undefined,
  b: string | undefined,
): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  const left = rules.order.indexOf(a);
  const right = rules.order.indexOf(b);
  if (left >= 0 && right >= 0) return left - right;
  if (left >= 0) return -1;
  if (right >= 0) return 1;
  return compareText(a, b);
}

export function isProduction(
  rules: EnvironmentRules,
  environment: string | undefined,
): boolean {
  return environment !== undefined && rules.production.includes(environment);
}

/** The environments that occur, each once, in promotion order. */
export function environmentsInOrder(
  rules: EnvironmentRules,
  found: Iterable<string | undefined>,
): string[] {
  const names = new Set<string>();
  for (const name of found) if (name !== undefined) names.add(name);
  return [...names].sort((a, b) => compareEnvironments(rules, a, b));
}

/** Names with numbers in the order that people expect: `prod-2` before `prod-10`. */
export function compareText(a: string, b: string): number {
  return collator.compare(a, b);
}
