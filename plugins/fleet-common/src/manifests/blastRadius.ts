import { PreviewChange, PreviewResponse, Source } from '../wire';

/** What one hub's answer says about one Application. */
export interface PlacedChange extends PreviewChange {
  hub: string;
}

/**
 * Changes of all hubs, those that harm most first: removals, changes, additions
 * and what stays; the environments of each in promotion order.
 */
export function placedChanges(preview: PreviewResponse): PlacedChange[] {
  const order = ['removed', 'changed', 'added', 'unchanged'];
  return preview.hubs
    .flatMap(({ hub, changes }) => changes.map(one => ({ ...one, hub })))
    .sort(
      (a, b) =>
        order.indexOf(a.change) - order.indexOf(b.change) ||
        comparePromotion(preview, a.environment, b.environment) ||
        a.application.localeCompare(b.application) ||
        a.hub.localeCompare(b.hub),
    );
}

/**
 * Promotion order, as far as the preview says it; an environment that it does
 * not name comes after those, and none at all comes last.
 */
export function comparePromotion(
  { environments = [] }: Pick<PreviewResponse, 'environments'>,
  a: string | undefined,
  b: string | undefined,
): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  const rank = (name: string) => {
    const index = environments.indexOf(name);
    return index < 0 ? environments.length : index;
  };
  return rank(a) - rank(b) || a.localeCompare(b);
}

/**
 * The heading of a review: `This pull request will add 6 Applications on 6
 * clusters, change 1, remove 0`.
 */
export function blastRadiusSentence(preview: PreviewResponse): string {
  const { added, changed, removed, removedInProduction } = preview.summary;
  const inProduction =
    removedInProduction > 0 ? ` (${removedInProduction} in production)` : '';
  return (
    `This pull request will add ${count(added, 'Application')} on ` +
    `${count(
      clustersWithNew(preview),
      'cluster',
    )}, change ${changed}, remove ${removed}${inProduction}`
  );
}

/** How many clusters get a new Application, those that the reader may not see included. */
export function clustersWithNew(preview: PreviewResponse): number {
  const seen = placedChanges(preview).filter(one => one.change === 'added');
  const hidden = (preview.hidden ?? []).reduce(
    (sum, one) => sum + one.newOn,
    0,
  );
  return (
    new Set(seen.map(one => JSON.stringify([one.hub, one.cluster]))).size +
    hidden
  );
}

/** `7 clusters matched of 14`. */
export function matchSentence({ summary }: PreviewResponse): string {
  const { clustersMatched, clusters } = summary;
  return `${count(clustersMatched, 'cluster')} matched of ${clusters}`;
}

/** Hubs whose answer is old or missing, so that the preview may be wrong about them. */
export function unheardHubs(preview: PreviewResponse): Source[] {
  return preview.sources.filter(
    source => source.kind === 'hub' && source.state !== 'ok',
  );
}

/** Applications that would go from production. */
export function removedFromProduction(
  preview: PreviewResponse,
): PlacedChange[] {
  return placedChanges(preview).filter(
    one => one.change === 'removed' && one.production,
  );
}

/** Their names, as `hub/application`. */
export function removalsInProduction(preview: PreviewResponse): string[] {
  return removedFromProduction(preview).map(
    one => `${one.hub}/${one.application}`,
  );
}

/** Applications that are on a cluster now, whatever becomes of them once it is gone. */
export function leftBehind(preview: PreviewResponse): PlacedChange[] {
  return placedChanges(preview).filter(({ change }) => change !== 'added');
}

/** How many Applications production would lose that the reader cannot name, since they may not see them. */
export function hiddenRemovalsInProduction({
  hidden = [],
}: Pick<PreviewResponse, 'hidden'>): number {
  return hidden
    .filter(one => one.production)
    .reduce((sum, one) => sum + one.removed, 0);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
