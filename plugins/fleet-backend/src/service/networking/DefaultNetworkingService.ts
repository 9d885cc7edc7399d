import type {
  ClusterNetworkDetail,
  ClusterRef,
  NetworkingResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  FleetMetrics,
  PlatformReading,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { clusterKey } from '../../domain/facts';
import { ciliumEndpoint } from '../../domain/networking/ciliumEndpoint';
import { meshReadiness } from '../../domain/networking/meshReadiness';
import {
  clusterNetwork,
  compareNetworks,
  fleetNetwork,
  networkSummary,
} from '../../domain/networking/networking';
import type { NetworkSubject } from '../../domain/networking/NetworkSubject';
import type { ClusterPlace } from '../../domain/place';
import type { SpokeVoices } from '../../model/FleetModel';
import type { FleetContext } from '../FleetService';
import type { FleetViews } from '../FleetViews';
import { unknownObject } from '../unknownObject';
import type { NetworkingService } from './NetworkingService';

/** From what the spokes say, and what their metrics say of Cilium's mesh. */
export class DefaultNetworkingService implements NetworkingService {
  readonly #views: FleetViews;
  readonly #spokes: SpokeVoices;
  readonly #metrics: FleetMetrics;
  readonly #now: () => number;

  constructor(options: {
    views: FleetViews;
    spokes: SpokeVoices;
    metrics: FleetMetrics;
    now: () => number;
  }) {
    this.#views = options.views;
    this.#spokes = options.spokes;
    this.#metrics = options.metrics;
    this.#now = options.now;
  }

  async getNetworking({ scope }: FleetContext): Promise<NetworkingResponse> {
    const versioned = this.#views.view(scope);
    const subjects = await this.#known(versioned.view.places);
    const fleet = fleetNetwork(subjects);
    const clusters = subjects
      .map(one => networkSummary(clusterNetwork(one, fleet, this.#now())))
      .sort(compareNetworks);
    return { ...this.#views.envelope(versioned), clusters, ...fleet };
  }

  async getClusterNetwork(
    ref: ClusterRef,
    { scope }: FleetContext,
  ): Promise<ClusterNetworkDetail> {
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    const place = view.place(clusterKey(ref.hub, ref.name));
    if (!place) throw unknownObject(`cluster ${ref.name}`, ref.hub, 'clusters');
    const [own, others] = await Promise.all([
      this.#spokes
        .platform(place.ref)
        .then(reading => this.#subject(place, reading)),
      // What the others said last is enough for their ends of its links.
      this.#known(view.places.filter(other => other !== place)),
    ]);
    const fleet = fleetNetwork([own, ...others]);
    const envelope = this.#views.envelope(versioned, {
      places: [place],
      hubNames: new Set([ref.hub]),
    });
    return { ...envelope, network: clusterNetwork(own, fleet, this.#now()) };
  }

  #known(places: readonly ClusterPlace[]): Promise<NetworkSubject[]> {
    return Promise.all(
      places.map(place =>
        this.#subject(place, this.#spokes.knownPlatform(place.ref)),
      ),
    );
  }

  /** Metrics are asked for where there is a mesh, and nowhere else. */
  async #subject(
    place: ClusterPlace,
    reading: PlatformReading | undefined,
  ): Promise<NetworkSubject> {
    const subject = { place, reading };
    if (!ciliumEndpoint(subject)) return subject;
    const mesh = await this.#metrics.queryInstant(
      { kind: 'cluster', ref: place.ref },
      meshReadiness,
    );
    return { ...subject, mesh };
  }
}
