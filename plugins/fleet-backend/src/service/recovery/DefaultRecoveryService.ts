import type {
  ClusterRecoveryDetail,
  ClusterRef,
  RecoveryResponse,
  RegionsResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  PlatformReading,
  RestoreFacts,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { clusterKey } from '../../domain/facts';
import type { ClusterPlace } from '../../domain/place';
import { objectivesOf, RecoveryConfig } from '../../domain/recovery/objectives';
import {
  compareRecovery,
  recoveryOf,
  recoverySummary,
} from '../../domain/recovery/recovery';
import { regionsOf } from '../../domain/recovery/regions';
import type { SpokeVoices } from '../../model/FleetModel';
import type { FleetContext } from '../FleetService';
import type { FleetViews } from '../FleetViews';
import { unknownObject } from '../unknownObject';
import type { RecoveryService } from './RecoveryService';

/** Restores that outlive their objects. */
export interface KeptRestores {
  /** By `hub/cluster`, of all clusters; empty while the database is away. */
  all(): Promise<ReadonlyMap<string, readonly RestoreFacts[]>>;
}

/** From what the spokes say of Velero, and what was kept of their restores. */
export class DefaultRecoveryService implements RecoveryService {
  readonly #views: FleetViews;
  readonly #spokes: SpokeVoices;
  readonly #config: RecoveryConfig;
  readonly #kept: KeptRestores;
  readonly #now: () => number;

  constructor(options: {
    views: FleetViews;
    spokes: SpokeVoices;
    config: RecoveryConfig;
    kept: KeptRestores;
    now: () => number;
  }) {
    this.#views = options.views;
    this.#spokes = options.spokes;
    this.#config = options.config;
    this.#kept = options.kept;
    this.#now = options.now;
  }

  async getRecovery({ scope }: FleetContext): Promise<RecoveryResponse> {
    const kept = await this.#kept.all();
    const versioned = this.#views.view(scope);
    const items = versioned.view.places
      .map(place => {
        const reading = this.#spokes.knownPlatform(place.ref);
        return recoverySummary(this.#recovery(place, reading, kept));
      })
      .sort(compareRecovery);
    return { ...this.#views.envelope(versioned), items };
  }

  async getRegions({ scope }: FleetContext): Promise<RegionsResponse> {
    const kept = await this.#kept.all();
    const versioned = this.#views.view(scope);
    const { view } = versioned;
    const known = new Map(
      view.places.map(place => {
        const reading = this.#spokes.knownPlatform(place.ref);
        const recovery = recoverySummary(this.#recovery(place, reading, kept));
        return [place, { usage: this.#spokes.knownUsage(place.ref), recovery }];
      }),
    );
    return {
      ...this.#views.envelope(versioned),
      production: [...view.rules.production],
      items: regionsOf(view, known),
    };
  }

  async getClusterRecovery(
    ref: ClusterRef,
    { scope }: FleetContext,
  ): Promise<ClusterRecoveryDetail> {
    const versioned = this.#views.view(scope);
    const place = versioned.view.place(clusterKey(ref.hub, ref.name));
    if (!place) throw unknownObject(`cluster ${ref.name}`, ref.hub, 'clusters');
    const [reading, kept] = await Promise.all([
      this.#spokes.platform(place.ref),
      this.#kept.all(),
    ]);
    const envelope = this.#views.envelope(versioned, {
      places: [place],
      hubNames: new Set([ref.hub]),
    });
    return { ...envelope, recovery: this.#recovery(place, reading, kept) };
  }

  #recovery(
    place: ClusterPlace,
    reading: PlatformReading | undefined,
    kept: ReadonlyMap<string, readonly RestoreFacts[]>,
  ) {
    // All Applications, whatever the reader sees: a namespace that Git brings
    // back would else look as if nothing did. Which they are is not told.
    const { view } = this.#views.view();
    const whole = view.place(place.key);
    const deployedTo = new Set(
      (whole ? view.rowsOn(whole) : []).flatMap(
        ({ facts }) => facts.destination.namespace ?? [],
      ),
    );
    return recoveryOf({
      place,
      objectives: objectivesOf(this.#config, place.environment),
      reading,
      deployedTo,
      kept: kept.get(place.key) ?? [],
      now: this.#now(),
    });
  }
}
