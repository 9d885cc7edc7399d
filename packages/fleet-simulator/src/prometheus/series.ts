/** One series of the world's metrics, as a function of time. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  /**
   * @param ms - world time
   * @returns undefined at a time when nobody told the value
   */
  at(ms: number): number | undefined;
}

/** Every series that has this metric name. */
export type MetricTable = ReadonlyMap<string, readonly Series[]>;

/** When a series is told: from when, and until when if it ended. */
export interface Life {
  readonly from: number;
  readonly to?: number;
}

/** A series that is told only for so long. */
export function living(series: Series, { from, to = Infinity }: Life): Series {
  return {
    labels: series.labels,
    at: ms => (ms >= from && ms < to ? series.at(ms) : undefined),
  };
}
