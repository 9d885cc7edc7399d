/** What the portal knows of every cluster; the usual grouping comes first. */
export const namedGroupings = [
  'environmentRegion',
  'environment',
  'region',
  'hub',
] as const;
type NamedGrouping = (typeof namedGroupings)[number];
type LabelGrouping = `label:${string}`;

/**
 * What the clusters stand under, as it is written in an address: something
 * that the portal knows of them, or the values of a label, as `label:tier`.
 */
export type ColumnGrouping = NamedGrouping | LabelGrouping;

export const [usualGrouping] = namedGroupings;

const prefix = 'label:';

export function groupingByLabel(key: string): LabelGrouping {
  return `${prefix}${key}`;
}

/** The key of the label to group by, if it is one. */
export function labelOfGrouping(grouping: string): string | undefined {
  const key = grouping.slice(prefix.length);
  return grouping.startsWith(prefix) && key !== '' ? key : undefined;
}

export function isNamedGrouping(text: string): text is NamedGrouping {
  return namedGroupings.some(name => name === text);
}

export function isColumnGrouping(text: string): text is ColumnGrouping {
  return isNamedGrouping(text) || labelOfGrouping(text) !== undefined;
}
