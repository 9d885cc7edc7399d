import {
  ClusterPlacementView,
  PreviewChange,
  PreviewResponse,
  unheardHubs,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, saidOfEach } from '../../translation';

export type RowKind = 'add' | 'change' | 'remove' | 'keep' | 'out';

/** One line of the preview: a cluster, and what happens there. */
export interface PlacementRow {
  id: string;
  kind: RowKind;
  hub: string;
  cluster: string;
  /** What the change is, or why the cluster is left out. */
  words: string;
  /** Since when the hub of the cluster is silent; undefined when it is heard. */
  unheardSince?: string | null;
}

const kinds: Record<PreviewChange['change'], RowKind> = {
  added: 'add',
  changed: 'change',
  removed: 'remove',
  unchanged: 'keep',
};

const order: RowKind[] = ['remove', 'change', 'add', 'keep', 'out'];

/** Every Application that changes and every cluster that is left out, what harms first. */
export function placementRows(
  preview: PreviewResponse,
  t: FleetText,
): PlacementRow[] {
  const silent = new Map(
    unheardHubs(preview).map(({ hub, observedAt }) => [
      hub,
      observedAt ?? null,
    ]),
  );
  const shown = shownNames(preview, t);
  const rows = preview.hubs.flatMap(({ hub, changes, placement }) => [
    ...changes.map(change => ({
      id: `${hub}/${change.cluster}/${change.application}`,
      kind: kinds[change.change],
      hub,
      cluster: change.cluster
        ? shown(hub, change.cluster)
        : t('preview.unknownCluster'),
      words: changeWords(change, t),
      unheardSince: silent.get(hub),
    })),
    ...placement
      .filter(one => !one.matched && !isRemovedFrom(one, changes))
      .map(one => ({
        id: `${hub}/${one.cluster}`,
        kind: 'out' as const,
        hub,
        cluster: shown(hub, one.cluster),
        words: saidOfEach(one, 'reasons', t).join('; '),
        unheardSince: silent.get(hub),
      })),
  ]);
  return rows.sort(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      a.hub.localeCompare(b.hub) ||
      a.cluster.localeCompare(b.cluster),
  );
}

/** A name that several hubs use (`in-cluster` is on every one) is shown with its hub. */
function shownNames(preview: PreviewResponse, t: FleetText) {
  const hubsOf = new Map<string, Set<string>>();
  for (const { hub, placement } of preview.hubs) {
    for (const { cluster } of placement) {
      hubsOf.set(cluster, (hubsOf.get(cluster) ?? new Set()).add(hub));
    }
  }
  return (hub: string, cluster: string) =>
    (hubsOf.get(cluster)?.size ?? 0) > 1
      ? t('preview.clusterOn', { cluster, hub })
      : cluster;
}

function changeWords(one: PreviewChange, t: FleetText): string {
  const { change, application } = one;
  switch (change) {
    case 'added':
      return t('preview.added', { application });
    case 'removed':
      return t('preview.removed', { application });
    case 'changed':
      return t('preview.changed', {
        application,
        details:
          saidOfEach(one, 'details', t).join('; ') || t('preview.definition'),
      });
    default:
      return t('preview.unchanged', { application });
  }
}

function isRemovedFrom(
  { cluster }: ClusterPlacementView,
  changes: readonly PreviewChange[],
): boolean {
  return changes.some(
    one => one.cluster === cluster && one.change === 'removed',
  );
}
