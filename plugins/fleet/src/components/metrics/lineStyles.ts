export interface LineStyle {
  /** A CSS variable. */
  colour: string;
  /** Lines differ in more than their colour. */
  dash?: string;
}

const styles: Readonly<Record<string, LineStyle>> = {
  used: { colour: '--fleet-link' },
  allocatable: { colour: '--fleet-rule', dash: '6 4' },
  ready: { colour: '--fleet-positive-fg' },
  notReady: { colour: '--fleet-negative-fg', dash: '2 3' },
  Healthy: { colour: '--fleet-positive-fg' },
  Progressing: { colour: '--fleet-announcement-fg', dash: '8 3' },
  Degraded: { colour: '--fleet-negative-fg', dash: '2 3' },
  Missing: { colour: '--fleet-warning-fg', dash: '6 2 2 2' },
  Suspended: { colour: '--fleet-skew-fg', dash: '10 4' },
};
const other: LineStyle = { colour: '--fleet-neutral-fg', dash: '1 3' };

export function lineStyle(line: string): LineStyle {
  return styles[line] ?? other;
}
