import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  SloFigure,
  StopUpgradeRequest,
  stringifyClusterRef,
  UpgradesResponse,
  UpgradeStops,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ClusterPlace } from '../../domain/place';
import { burntFigures } from '../../domain/upgrades/plan';
import type { FleetContext } from '../FleetService';
import type { FleetViews } from '../FleetViews';
import type { KeptStops } from './KeptStops';
import type { PlanReader, WholePlan } from './PlanReader';
import type { UpgradesService } from './UpgradesService';

/** The plan as a reader sees it, and what a person may do with it. */
export class DefaultUpgradesService implements UpgradesService {
  readonly #views: Pick<FleetViews, 'view' | 'envelope'>;
  readonly #plans: Pick<PlanReader, 'read'>;
  readonly #stops: KeptStops;
  readonly #watched: readonly SloFigure[];
  readonly #nameOf: (credentials: BackstageCredentials) => string;
  readonly #newId: () => string;
  readonly #now: () => number;

  constructor(options: {
    views: Pick<FleetViews, 'view' | 'envelope'>;
    plans: Pick<PlanReader, 'read'>;
    stops: KeptStops;
    watched: readonly SloFigure[];
    /** Who asks, for the record. */
    nameOf: (credentials: BackstageCredentials) => string;
    newId: () => string;
    now: () => number;
  }) {
    this.#views = options.views;
    this.#plans = options.plans;
    this.#stops = options.stops;
    this.#watched = options.watched;
    this.#nameOf = options.nameOf;
    this.#newId = options.newId;
    this.#now = options.now;
  }

  /**
   * Gates go by the whole fleet, whatever the reader sees: else a wave would
   * look open to whoever does not see why it is closed.
   */
  async getUpgrades({ scope }: FleetContext): Promise<UpgradesResponse> {
    const plan = await this.#plans.read();
    const versioned = this.#views.view(scope);
    const envelope = this.#views.envelope(versioned);
    if (!plan) return envelope;
    const seen = new Set(
      versioned.view.places.map(({ ref }) => stringifyClusterRef(ref)),
    );
    const isSeen = (ref: ClusterPlace['ref']) =>
      seen.has(stringifyClusterRef(ref));
    return {
      ...envelope,
      plan: {
        version: plan.version,
        waves: plan.waves.map(wave => ({
          ...wave,
          clusters: wave.clusters.filter(({ ref }) => isSeen(ref)),
          blocks: wave.blocks.map(block => ({
            ...block,
            clusters: block.clusters.filter(isSeen),
          })),
        })),
        unplanned: plan.unplanned.filter(isSeen),
        stops: stopsWithin(plan.stops, isSeen),
        watched: [...this.#watched],
      },
    };
  }

  async stopUpgrade({ reason }: StopUpgradeRequest, context: FleetContext) {
    const { version, waves } = await this.#plan();
    await this.#stops.stop({
      id: this.#newId(),
      version,
      at: this.#now(),
      by: this.#nameOf(context.credentials),
      reason,
      burnt: burntFigures(waves),
    });
    return this.getUpgrades(context);
  }

  async resumeUpgrade(context: FleetContext) {
    const { version, waves } = await this.#plan();
    const burning = new Set(
      burntFigures(waves).map(({ cluster }) => stringifyClusterRef(cluster)),
    );
    if (burning.size > 0) {
      throw new ConflictError(
        `${burning.size} cluster${
          burning.size === 1 ? ' is' : 's are'
        } still beyond an objective, so the plan would be stopped again at once. Resume it when the page shows that they are within.`,
      );
    }
    await this.#stops.resume(
      version,
      this.#nameOf(context.credentials),
      this.#now(),
    );
    return this.getUpgrades(context);
  }

  async #plan(): Promise<WholePlan> {
    const plan = await this.#plans.read();
    if (plan) return plan;
    throw new ConflictError(
      'There is no plan. Name a version and waves in fleet.upgrades of the configuration.',
    );
  }
}

function stopsWithin(
  stops: UpgradeStops,
  isSeen: (ref: ClusterPlace['ref']) => boolean,
): UpgradeStops {
  if (stops.status === 'failed') return stops;
  return {
    status: 'ok',
    value: stops.value.map(stop => ({
      ...stop,
      burnt: stop.burnt.filter(({ cluster }) => isSeen(cluster)),
    })),
  };
}
