import {
  Phrase,
  phrase,
  quoted,
  stringifyClusterRef,
  UpgradesResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../../domain/FleetView';
import type { ClusterPlace } from '../../domain/place';
import { Estate, estatesOf } from '../../domain/provisioning/estate';
import { registrationOf } from '../../domain/provisioning/registration';
import { clusterUpgrade } from '../../domain/upgrades/clusterUpgrade';
import { wavesOf } from '../../domain/upgrades/plan';
import type { SpokeVoices } from '../../model/FleetModel';
import type { ManagementClusters } from '../../provisioning/ManagementClusters';
import type { UpgradesConfig } from '../../upgradesConfig';
import type { FleetContext } from '../FleetService';
import type { FleetViews } from '../FleetViews';
import type { UpgradesService } from './UpgradesService';

type Made = { hub: string; estate: Estate };

/** From the plan, what the spokes say, and what Cluster API makes. */
export class DefaultUpgradesService implements UpgradesService {
  readonly #config: UpgradesConfig;
  readonly #views: FleetViews;
  readonly #spokes: SpokeVoices;
  readonly #clusters: Pick<ManagementClusters, 'known'>;
  readonly #now: () => number;

  constructor(options: {
    config: UpgradesConfig;
    views: FleetViews;
    spokes: SpokeVoices;
    clusters: Pick<ManagementClusters, 'known'>;
    now: () => number;
  }) {
    this.#config = options.config;
    this.#views = options.views;
    this.#spokes = options.spokes;
    this.#clusters = options.clusters;
    this.#now = options.now;
  }

  /**
   * Gates go by the whole fleet, whatever the reader sees: else a wave would
   * look open to whoever does not see why it is closed.
   */
  async getUpgrades({ scope }: FleetContext): Promise<UpgradesResponse> {
    const { version: target, waves: wanted } = this.#config;
    const readings = target ? await this.#clusters.known() : [];
    const versioned = this.#views.view(scope);
    const envelope = this.#views.envelope(versioned);
    if (!target) return envelope;
    const { view: whole } = this.#views.view();
    const made = new Map<string, Made>();
    for (const { objects, status } of readings) {
      const { hub } = status.ref;
      for (const estate of objects ? estatesOf(objects) : []) {
        const ref = registrationOf(hub, estate.cluster, whole.places);
        if (ref) made.set(stringifyClusterRef(ref), { hub, estate });
      }
    }
    const { waves, unplanned } = wavesOf(
      wanted,
      whole.places.map(place => ({
        labels: place.facts.labels,
        upgrade: clusterUpgrade({
          place,
          target,
          reading: this.#spokes.knownPlatform(place.ref),
          made: made.get(stringifyClusterRef(place.ref)),
          troubles: troublesOf(whole, place),
        }),
      })),
      this.#now(),
    );
    const seen = new Set(
      versioned.view.places.map(({ ref }) => stringifyClusterRef(ref)),
    );
    const isSeen = (ref: ClusterPlace['ref']) =>
      seen.has(stringifyClusterRef(ref));
    return {
      ...envelope,
      plan: {
        version: target,
        waves: waves.map(wave => ({
          ...wave,
          clusters: wave.clusters.filter(({ ref }) => isSeen(ref)),
          blocks: wave.blocks.map(block => ({
            ...block,
            clusters: block.clusters.filter(isSeen),
          })),
        })),
        unplanned: unplanned.map(({ ref }) => ref).filter(isSeen),
      },
    };
  }
}

const words = {
  contradicted: 'upgrade.contradicted',
  silent: 'upgrade.silent',
  hubLost: 'upgrade.hubLost',
} as const;

/** What keeps the waves after it waiting. */
function troublesOf(view: FleetView, place: ClusterPlace): Phrase[] {
  const ill = view
    .rowsOn(place)
    .filter(({ state }) => state === 'degraded' || state === 'syncFailed');
  return [
    ...(place.word === 'agreed' ? [] : [phrase(words[place.word])]),
    ...ill.map(({ facts }) => quoted(facts.name)),
  ];
}
