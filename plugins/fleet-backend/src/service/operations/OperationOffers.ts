import type { HubOperations } from '@fleet-portal/backstage-plugin-fleet-node';
import type { FleetView } from '../../domain/FleetView';
import {
  applicationOffers,
  clusterOffers,
  Offer,
} from '../../domain/operationOffers';
import type { ClusterPlace } from '../../domain/place';
import type { ApplicationRow } from '../../domain/row';
import type { OperationRights } from '../../domain/scope';
import type { OperationsConfig } from '../../operationsConfig';

/** What is offered to whom: configuration, permissions and state in one place. */
export class OperationOffers {
  readonly #enabled: OperationsConfig;
  readonly #hubs: ReadonlyMap<string, HubOperations>;

  constructor(options: {
    enabled: OperationsConfig;
    /** By name; hubs that take none are left out. */
    hubs: ReadonlyMap<string, HubOperations>;
  }) {
    this.#enabled = options.enabled;
    this.#hubs = options.hubs;
  }

  ofApplication(
    view: FleetView,
    row: ApplicationRow,
    rights?: OperationRights,
  ) {
    return applicationOffers(view, row, this.#rules(rights));
  }

  ofCluster(view: FleetView, place: ClusterPlace, rights?: OperationRights) {
    return clusterOffers(view, place, this.#rules(rights));
  }

  #rules(rights: OperationRights | undefined) {
    const takes = (hub: string) => this.#hubs.has(hub);
    return { enabled: this.#enabled, takes, rights };
  }
}

/** As it goes over the wire: in words, without what stands behind them. */
export function offerViews<T extends string>(offers: readonly Offer<T>[]) {
  return offers.map(offer => {
    if (offer.allowed) return offer;
    const { operation, allowed, reason, phrases } = offer;
    return { operation, allowed, reason, phrases };
  });
}
