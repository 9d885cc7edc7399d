import {
  ClusterRef,
  Phrase,
  phrase,
  quoted,
  stringifyClusterRef,
  UpgradeStops,
  UpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView } from '../../domain/FleetView';
import type { ClusterPlace } from '../../domain/place';
import { Estate, estatesOf } from '../../domain/provisioning/estate';
import { registrationOf } from '../../domain/provisioning/registration';
import { liveObjectsOf } from '../../domain/upgrades/liveObjects';
import { manifestsOf } from '../../domain/upgrades/manifestApis';
import {
  clusterUpgrade,
  machineTroubles,
} from '../../domain/upgrades/clusterUpgrade';
import {
  PlannedCluster,
  watchedClusters,
  wavesOf,
} from '../../domain/upgrades/plan';
import type { SpokeVoices } from '../../model/FleetModel';
import type { ManagementClusters } from '../../provisioning/ManagementClusters';
import type { UpgradesConfig } from '../../upgradesConfig';
import type { FleetViews } from '../FleetViews';
import type { KeptStops } from './KeptStops';
import type { ManifestReader } from './ManifestReader';
import type { SloReader } from './SloReader';

/** The plan over the whole fleet, whoever reads it. */
export interface WholePlan {
  readonly version: string;
  readonly waves: UpgradeWave[];
  readonly unplanned: ClusterRef[];
  readonly stops: UpgradeStops;
}

type Made = { hub: string; estate: Estate };

/** From the plan, what the spokes say, what Cluster API makes, and what was stopped. */
export class PlanReader {
  readonly #config: UpgradesConfig;
  readonly #views: FleetViews;
  readonly #spokes: SpokeVoices;
  readonly #clusters: Pick<ManagementClusters, 'known'>;
  readonly #stops: Pick<KeptStops, 'of'>;
  readonly #manifests: Pick<ManifestReader, 'known'>;
  readonly #slo: SloReader | undefined;
  readonly #now: () => number;

  constructor(options: {
    config: UpgradesConfig;
    views: FleetViews;
    spokes: SpokeVoices;
    clusters: Pick<ManagementClusters, 'known'>;
    stops: Pick<KeptStops, 'of'>;
    manifests: Pick<ManifestReader, 'known'>;
    /** Absent where no objective is configured. */
    slo?: SloReader;
    now: () => number;
  }) {
    this.#config = options.config;
    this.#views = options.views;
    this.#spokes = options.spokes;
    this.#clusters = options.clusters;
    this.#stops = options.stops;
    this.#manifests = options.manifests;
    this.#slo = options.slo;
    this.#now = options.now;
  }

  /** Undefined where no version is configured. */
  async read(): Promise<WholePlan | undefined> {
    const { version, waves: wanted } = this.#config;
    if (!version) return undefined;
    const stops = await this.#stops.of(version);
    const moment = { now: this.#now(), stopped: isStopped(stops) };
    const planned = await this.#planned(version);
    const first = wavesOf(wanted, planned, moment);
    const watched = watchedClusters(first.waves);
    const told = (await this.#slo?.read(watched)) ?? new Map();
    const { waves, unplanned } = wavesOf(
      wanted,
      planned.map(({ labels, upgrade }) => {
        const slo = told.get(stringifyClusterRef(upgrade.ref));
        return { labels, upgrade: slo ? { ...upgrade, slo } : upgrade };
      }),
      moment,
    );
    return {
      version,
      waves,
      unplanned: unplanned.map(({ ref }) => ref),
      stops,
    };
  }

  async #planned(target: string): Promise<PlannedCluster[]> {
    const readings = await this.#clusters.known();
    const { view } = this.#views.view();
    const made = new Map<string, Made>();
    for (const { objects, status } of readings) {
      const { hub } = status.ref;
      for (const estate of objects ? estatesOf(objects) : []) {
        const ref = registrationOf(hub, estate.cluster, view.places);
        if (ref) made.set(stringifyClusterRef(ref), { hub, estate });
      }
    }
    const treeOf = this.#manifests.known(view);
    return view.places.map(place => {
      const reading = this.#spokes.knownPlatform(place.ref);
      const own = made.get(stringifyClusterRef(place.ref));
      const upgrade = clusterUpgrade({
        place,
        target,
        reading,
        made: own,
        manifests: manifestsOf(
          view.rowsOn(place).flatMap(({ facts }) => facts.sources),
          treeOf,
          target,
        ),
        liveObjects: liveObjectsOf(
          view.rowsOn(place).map(({ facts }) => facts),
          view.hub(place.ref.hub)?.heard ?? false,
          target,
        ),
        troubles: [
          ...troublesOf(view, place),
          ...machineTroubles(reading?.nodes, own?.estate).map(quoted),
        ],
      });
      return { labels: place.facts.labels, upgrade };
    });
  }
}

/** Nobody knows that it is not where the stops cannot be read. */
function isStopped(stops: UpgradeStops): boolean {
  if (stops.status === 'failed') return true;
  return stops.value.some(({ resumedAt }) => resumedAt === undefined);
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
