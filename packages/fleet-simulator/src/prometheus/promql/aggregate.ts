import type { Sample } from './values';
import { PromError } from './PromError';

const operators: Record<string, (values: readonly number[]) => number> = {
  sum: values => values.reduce((sum, value) => sum + value, 0),
  count: values => values.length,
  max: values => Math.max(...values),
  min: values => Math.min(...values),
  avg: values => values.reduce((sum, value) => sum + value, 0) / values.length,
};

/** `sum by (a, b) (…)`: one sample for each of what `by` says. */
export function aggregate(
  operator: string,
  by: readonly string[],
  samples: readonly Sample[],
): Sample[] {
  const combine = operators[operator];
  if (!combine) {
    throw new PromError(`the demo fleet cannot evaluate ${operator}`);
  }
  const groups = new Map<
    string,
    { labels: Sample['labels']; values: number[] }
  >();
  for (const { labels, value } of samples) {
    const kept = Object.fromEntries(
      by.flatMap(label => (labels[label] ? [[label, labels[label]]] : [])),
    );
    const key = JSON.stringify(kept);
    const group = groups.get(key);
    if (group) group.values.push(value);
    else groups.set(key, { labels: kept, values: [value] });
  }
  return [...groups.values()].map(({ labels, values }) => ({
    labels,
    value: combine(values),
  }));
}
