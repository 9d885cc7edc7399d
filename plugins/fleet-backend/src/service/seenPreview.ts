import {
  HiddenPlacement,
  HubPreview,
  PlacementDifference,
  PreviewChange,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { clusterKey } from '../domain/facts';
import type { FleetView } from '../domain/FleetView';

type Preview = Pick<PreviewResponse, 'hubs' | 'summary' | 'hidden'>;

/**
 * A preview of the whole fleet as somebody may read it who sees less: what they
 * may not see is counted by hub and environment and never named. The summary
 * stays, since a blast radius that leaves it out would be a lie.
 */
export function seenPreview<P extends Preview>(
  preview: P,
  whole: FleetView,
  seen: FleetView,
): P {
  if (whole === seen) return preview;
  const hidden = new HiddenCounts(whole);
  const hubs = preview.hubs.map(hub => seenHub(hub, whole, seen, hidden));
  const counts = hidden.counts();
  return { ...preview, hubs, ...(counts.length > 0 && { hidden: counts }) };
}

function seenHub(
  preview: HubPreview,
  whole: FleetView,
  seen: FleetView,
  hidden: HiddenCounts,
): HubPreview {
  const { hub } = preview;
  const names = (view: FleetView) =>
    view.rows.flatMap(({ facts }) => (facts.hub === hub ? facts.name : []));
  const seenNames = new Set(names(seen));
  const unseen = new Set(names(whole).filter(name => !seenNames.has(name)));
  const isSeen = (cluster: string | null) =>
    cluster === null || seen.place(clusterKey(hub, cluster)) !== undefined;
  const isShown = ({ application, cluster }: Placed) =>
    isSeen(cluster) && !unseen.has(application);

  const secrets = new Set<string>();
  for (const one of preview.placement) {
    if (isSeen(one.cluster)) continue;
    secrets.add(one.cluster);
    hidden.cluster(hub, one.cluster);
  }
  for (const change of preview.changes) {
    if (isShown(change)) continue;
    secrets.add(change.application);
    hidden.change(hub, change);
  }
  return {
    ...preview,
    ...(preview.hubSays && { hubSays: seenWord(preview.hubSays, isShown) }),
    changes: preview.changes.filter(isShown),
    placement: preview.placement
      .filter(one => isSeen(one.cluster))
      .map(one => ({
        ...one,
        applications: one.applications.filter(name => !unseen.has(name)),
      })),
    ...(preview.sets && {
      sets: preview.sets.map(set => ({
        ...set,
        before: set.before.filter(name => !unseen.has(name)),
        after: set.after.filter(name => !unseen.has(name)),
      })),
    }),
    errors: preview.errors.map(error => ({
      ...error,
      message: withoutNames(error.message, secrets),
    })),
  };
}

type Placed = Pick<PlacementDifference, 'application' | 'cluster'>;

/** What may not be seen of the differences is counted, like the rest. */
function seenWord(
  said: NonNullable<HubPreview['hubSays']>,
  isShown: (placed: Placed) => boolean,
): HubPreview['hubSays'] {
  if (said.status !== 'ok') return said;
  const differences = said.value.differences.filter(isShown);
  const hidden = said.value.differences.length - differences.length;
  return {
    ...said,
    value: { ...said.value, differences, ...(hidden > 0 && { hidden }) },
  };
}

/** The longest first: a name may begin another. */
function withoutNames(text: string, names: ReadonlySet<string>): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(name, '(hidden)'), text);
}

class HiddenCounts {
  readonly #whole: FleetView;
  readonly #counts = new Map<string, HiddenPlacement>();
  readonly #newOn = new Set<string>();

  constructor(whole: FleetView) {
    this.#whole = whole;
  }

  cluster(hub: string, cluster: string): void {
    const place = this.#whole.place(clusterKey(hub, cluster));
    const { environment, production = false } = place ?? {};
    this.#of(hub, environment, production).clusters += 1;
  }

  change(
    hub: string,
    { change, cluster, environment, production }: PreviewChange,
  ) {
    const counts = this.#of(hub, environment, production);
    if (change === 'unchanged') return;
    counts[change] += 1;
    const key = clusterKey(hub, cluster ?? '');
    if (change !== 'added' || this.#newOn.has(key)) return;
    this.#newOn.add(key);
    counts.newOn += 1;
  }

  counts(): HiddenPlacement[] {
    return [...this.#counts.values()];
  }

  #of(hub: string, environment: string | undefined, production: boolean) {
    const key = JSON.stringify([hub, environment, production]);
    const nothing = { clusters: 0, newOn: 0, added: 0, changed: 0, removed: 0 };
    const counts = this.#counts.get(key) ?? {
      hub,
      ...(environment !== undefined && { environment }),
      production,
      ...nothing,
    };
    this.#counts.set(key, counts);
    return counts;
  }
}
