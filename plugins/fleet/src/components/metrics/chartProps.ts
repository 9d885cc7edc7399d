import type { MetricLine } from '@fleet-portal/backstage-plugin-fleet-common';

export interface Moments {
  /** ISO 8601, of the first value. */
  from: string;
  stepMs: number;
  moments: number;
}

export interface TimeChartProps {
  label: string;
  lines: readonly MetricLine[];
  moments: Moments;
  /** What a line is called. */
  nameOf: (line: string) => string;
  format: (value: number) => string;
  /** ISO 8601. What is told of later moments is proven by nobody, and no figure of the legend. */
  provenUntil?: string;
}
