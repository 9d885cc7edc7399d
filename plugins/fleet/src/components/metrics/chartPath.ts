/**
 * The path of a line as SVG draws it, from left to right. Where there is no
 * value there is a gap; a value between two gaps is a short stroke.
 */
export function pathOf(
  values: readonly (number | null)[],
  { width, height, top }: { width: number; height: number; top: number },
): string {
  const step = width / Math.max(1, values.length - 1);
  const parts: string[] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    const x = round(index * step);
    const y = round(height - (value / top) * height);
    const begins = index === 0 || values[index - 1] === null;
    const ends = index === values.length - 1 || values[index + 1] === null;
    parts.push(`${begins ? 'M' : 'L'}${x} ${y}`);
    // To the left at the very end, where there is no room to the right.
    const side = index === values.length - 1 ? -1 : 1;
    if (begins && ends) parts.push(`h${round((side * step) / 2)}`);
  });
  return parts.join('');
}

/**
 * What a line comes to: the newest value that it tells, with its index, and how
 * far it went.
 *
 * @param until - the index after which no value is taken for the newest
 */
export function summaryOf(
  values: readonly (number | null)[],
  until = values.length - 1,
): {
  last?: { value: number; index: number };
  least?: number;
  greatest?: number;
} {
  const told = values.flatMap(value => value ?? []);
  if (told.length === 0) return {};
  const [last] = values
    .flatMap((value, index) =>
      value === null || index > until ? [] : [{ value, index }],
    )
    .slice(-1);
  return {
    last,
    least: Math.min(...told),
    greatest: Math.max(...told),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
