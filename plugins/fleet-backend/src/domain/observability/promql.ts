import type { LabelMatcher } from '@fleet-portal/backstage-plugin-fleet-node';

/** A value as a PromQL string, whatever is in it. */
export function quoted(value: string): string {
  const escaped = value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
  return `"${escaped}"`;
}

/**
 * The series of a metric.
 *
 * @param metric - a name, which is not quoted
 * @param fixed - matchers of the query itself, in PromQL
 */
export function series(
  metric: string,
  where: readonly LabelMatcher[],
  ...fixed: readonly string[]
): string {
  const matchers = [
    ...fixed,
    ...where.map(({ label, value }) => `${label}=${quoted(value)}`),
  ];
  return matchers.length === 0 ? metric : `${metric}{${matchers.join(',')}}`;
}

/** A duration as PromQL writes it, in whole seconds. */
export function span(ms: number): string {
  return `${Math.max(1, Math.round(ms / 1000))}s`;
}
