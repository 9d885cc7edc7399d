export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
/** A scalar, or one sample for each series. */
export type PromValue = number | readonly Sample[];
