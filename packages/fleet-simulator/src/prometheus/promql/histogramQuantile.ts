import type { Sample } from './values';

/**
 * As Prometheus does it: a line through the bucket in which the quantile lies.
 * What lies in the last one is taken for its lower bound.
 */
export function histogramQuantile(
  quantile: number,
  samples: readonly Sample[],
): Sample[] {
  const groups = new Map<
    string,
    { labels: Sample['labels']; buckets: { le: number; value: number }[] }
  >();
  for (const { labels: all, value } of samples) {
    const { le, __name__, ...labels } = all;
    if (le === undefined) continue;
    const key = JSON.stringify(Object.entries(labels).sort());
    const group = groups.get(key) ?? { labels, buckets: [] };
    groups.set(key, group);
    const bound = le === '+Inf' ? Infinity : Number(le);
    group.buckets.push({ le: bound, value });
  }
  return [...groups.values()].map(({ labels, buckets }) => ({
    labels,
    value: quantileOf(
      quantile,
      buckets.sort((a, b) => a.le - b.le),
    ),
  }));
}

function quantileOf(
  quantile: number,
  buckets: readonly { le: number; value: number }[],
): number {
  const total = buckets.at(-1)?.value ?? 0;
  if (total === 0) return NaN;
  const rank = quantile * total;
  const index = buckets.findIndex(({ value }) => value >= rank);
  const { le, value } = buckets[index];
  const below = index > 0 ? buckets[index - 1] : { le: 0, value: 0 };
  if (le === Infinity) return below.le;
  const share = (rank - below.value) / (value - below.value);
  return below.le + (le - below.le) * share;
}
