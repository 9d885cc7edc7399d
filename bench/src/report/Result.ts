/** One line of the report. */
export interface Result {
  value: number;
  unit: string;
  /** What is promised, in words; `against` means the number beside it. */
  goal: string;
  holds: boolean;
  /** The floor (or the rival) measured in the same run. */
  against: number | null;
}

export type Results = Record<string, Result>;

/** A promise in the unit of the value. */
export function atMost(value: number, limit: number, unit: string): Result {
  return {
    value,
    unit,
    goal: `≤ ${limit} ${unit}`,
    holds: value <= limit,
    against: null,
  };
}

export function atLeast(value: number, limit: number, unit: string): Result {
  return {
    value,
    unit,
    goal: `≥ ${limit} ${unit}`,
    holds: value >= limit,
    against: null,
  };
}

/** A promise as a multiple of the floor of the same run. */
export function atMostTimes(
  value: number,
  times: number,
  against: number,
  unit: string,
): Result {
  return {
    value,
    unit,
    goal: `≤ ${times} × against`,
    holds: value <= times * against,
    against,
  };
}
