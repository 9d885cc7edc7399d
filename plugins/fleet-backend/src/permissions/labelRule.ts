/** Has the label, with one of the values where some are asked for. */
export function hasLabel(
  labels: Readonly<Record<string, string>>,
  label: string,
  values: readonly string[] | undefined,
): boolean {
  if (!Object.hasOwn(labels, label)) return false;
  return values === undefined || values.includes(labels[label]);
}
