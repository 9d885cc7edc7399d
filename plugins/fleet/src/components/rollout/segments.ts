import { RolloutCluster } from '@fleet-portal/backstage-plugin-fleet-common';
import { TimeScale } from './timeScale';

export const segmentKinds = [
  'waiting',
  'generated',
  'syncing',
  'progressing',
  'healthy',
  'noWord',
] as const;
export type SegmentKind = (typeof segmentKinds)[number];

/** A stretch of a bar; epoch milliseconds. */
export interface Segment {
  kind: SegmentKind;
  from: number;
  to: number;
}

/**
 * The way of one Application as stretches that follow each other. A stage
 * lasts until the next one that is known; stages that nobody saw are left out.
 */
export function segmentsOf(bar: RolloutCluster, scale: TimeScale): Segment[] {
  const marks: [SegmentKind, string | undefined][] = [
    ['waiting', new Date(scale.from).toISOString()],
    ['generated', bar.generatedAt],
    ['syncing', bar.syncStartedAt],
    ['progressing', bar.syncedAt],
    ['healthy', bar.healthyAt],
    ['noWord', bar.noWordSince],
  ];
  const replacedAt = bar.replacedAt ? Date.parse(bar.replacedAt) : Infinity;
  let next = Math.min(scale.end, replacedAt);
  const segments: Segment[] = [];
  // From the last stage back: clocks differ, and a later stage wins.
  for (const [kind, at] of marks.reverse()) {
    if (at === undefined) continue;
    const from = Math.max(scale.from, Math.min(Date.parse(at), next));
    if (from < next) segments.unshift({ kind, from, to: next });
    next = from;
  }
  return segments;
}
