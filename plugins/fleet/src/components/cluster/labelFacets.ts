import { ClusterSummary } from '@fleet-portal/backstage-plugin-fleet-common';

/** One label and the values that clusters have for it. */
export interface LabelFacet {
  key: string;
  /** Sorted; {@link noLabel} last, where some cluster lacks the label. */
  values: string[];
}

/** The label is not set, or empty. */
export const noLabel = '';

const names = new Intl.Collator('en', { numeric: true });

/**
 * Every label of the clusters, those that part them best first: on most
 * clusters, with few values. A label with a value of its own on each cluster
 * parts nothing and comes last.
 *
 * @param asked - keys to values that are among the choices in any case
 */
export function labelFacets(
  clusters: readonly ClusterSummary[],
  asked: Readonly<Record<string, readonly string[]>>,
): LabelFacet[] {
  const carried = new Map<string, string[]>(
    Object.keys(asked).map(key => [key, []]),
  );
  for (const { labels } of clusters) {
    for (const [key, value] of Object.entries(labels)) {
      const values = carried.get(key) ?? [];
      values.push(value);
      carried.set(key, values);
    }
  }
  return [...carried]
    .map(([key, values]) => {
      const distinct = [...new Set([...values, ...(asked[key] ?? [])])]
        .filter(value => value !== noLabel)
        .sort(names.compare);
      const lacking =
        values.filter(value => value !== noLabel).length < clusters.length;
      return {
        key,
        values: lacking ? [...distinct, noLabel] : distinct,
        partsNothing: distinct.length > 1 && distinct.length >= values.length,
        carriers: values.length,
        distinct: distinct.length,
      };
    })
    .sort(
      (a, b) =>
        Number(a.partsNothing) - Number(b.partsNothing) ||
        b.carriers - a.carriers ||
        a.distinct - b.distinct ||
        names.compare(a.key, b.key),
    )
    .map(({ key, values }) => ({ key, values }));
}
