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
}
