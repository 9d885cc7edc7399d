/** @throws Error for no values */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('There is nothing to sum up');
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.ceil(share * sorted.length) - 1;
  return sorted[Math.max(0, at)];
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
