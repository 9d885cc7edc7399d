/** The weight of one record of External DNS, as `fleet:recovery:failover` takes it. */
export interface DnsWeight {
  /** Path of the manifest in the fleet repository. */
  file?: string;
  setIdentifier?: string;
  weight?: number;
}

/** Route 53 takes no more, and External DNS writes what it is given. */
export const mostWeight = 255;

/** There is always a row to write into. */
export function rowsOf(weights: readonly DnsWeight[] = []): DnsWeight[] {
  return weights.length > 0 ? [...weights] : [{}];
}

/** A row that is half filled in is refused later, not forgotten. */
export function weightsOf(rows: readonly DnsWeight[]): DnsWeight[] {
  return rows.flatMap(({ file, setIdentifier, weight }) =>
    file || setIdentifier || weight !== undefined
      ? [
          {
            ...(file && { file }),
            ...(setIdentifier && { setIdentifier }),
            ...(weight !== undefined && { weight }),
          },
        ]
      : [],
  );
}

export function sumOf(weights: readonly DnsWeight[]): number {
  return weights.reduce((sum, { weight = 0 }) => sum + weight, 0);
}

/**
 * Of 100 answers, how many are this record, when these are all records of the
 * name; undefined where nothing can be said yet.
 */
export function shareOf(
  { weight }: DnsWeight,
  weights: readonly DnsWeight[],
): number | undefined {
  const sum = sumOf(weights);
  return weight === undefined || sum === 0
    ? undefined
    : Math.round((100 * weight) / sum);
}

/** Why the action would refuse them. */
export function problemOf(
  weights: readonly DnsWeight[],
):
  | { problem: 'incomplete' | 'allZero' }
  | { problem: 'twice'; file: string; setIdentifier: string }
  | undefined {
  const seen = new Set<string>();
  for (const { file, setIdentifier, weight } of weights) {
    if (!file || !setIdentifier || !isWeight(weight)) {
      return { problem: 'incomplete' };
    }
    const key = `${file} ${setIdentifier}`;
    if (seen.has(key)) return { problem: 'twice', file, setIdentifier };
    seen.add(key);
  }
  return weights.length > 1 && sumOf(weights) === 0
    ? { problem: 'allZero' }
    : undefined;
}

function isWeight(weight: number | undefined): boolean {
  return (
    weight !== undefined &&
    Number.isInteger(weight) &&
    weight >= 0 &&
    weight <= mostWeight
  );
}
