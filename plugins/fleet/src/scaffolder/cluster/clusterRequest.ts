import {
  ClusterSummary,
  leftBehind,
  PlacedChange,
  PreviewRequest,
  PreviewResponse,
  removedFromProduction,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { applyEdits } from '../../components/whatif';
import { isRecord } from '../formContext';
import { chosenCluster } from './chosenCluster';

/** What the form does to its cluster. */
export type ClusterChangeKind = 'labels' | 'retirement';

const editsSchema = z.object({
  set: z
    .array(z.object({ key: z.string(), value: z.string().default('') }))
    .default([]),
  remove: z.array(z.string()).default([]),
});

/**
 * What to ask the fleet about the cluster of a form; undefined while it has
 * none, or one whose labels are not known.
 */
export function clusterRequest(
  form: unknown,
  kind: ClusterChangeKind,
  clusters: readonly ClusterSummary[],
): PreviewRequest | undefined {
  const ref = chosenCluster(form);
  if (!ref) return undefined;
  if (kind === 'retirement') return { cluster: { ...ref, labels: null } };
  const known = clusters.find(
    one => one.ref.hub === ref.hub && one.ref.name === ref.name,
  );
  const edits = editsSchema.safeParse(isRecord(form) ? form.labels : undefined);
  if (!known || !edits.success) return undefined;
  return {
    cluster: { ...ref, labels: applyEdits(known.labels, edits.data) },
  };
}

/** Applications that have to be ticked before the form goes on. */
export function toBeTicked(
  preview: PreviewResponse,
  kind: ClusterChangeKind,
): PlacedChange[] {
  return kind === 'labels'
    ? removedFromProduction(preview)
    : leftBehind(preview);
}
