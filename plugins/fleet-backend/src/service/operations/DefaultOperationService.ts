import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import type {
  ApplicationOperation,
  ApplicationRef,
  ClusterRef,
  OperationReceipt,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubOperations,
  OperationOptions,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { clusterKey, timestamp } from '../../domain/facts';
import type { Offer } from '../../domain/operationOffers';
import type { ApplicationRow } from '../../domain/row';
import type { HubOperationName } from '../../operationsConfig';
import type { ApplicationDetails } from '../ApplicationDetails';
import { askHub } from '../askHub';
import type { FleetContext } from '../FleetService';
import type { FleetViews } from '../FleetViews';
import { unknownObject } from '../unknownObject';
import type { OperationOffers } from './OperationOffers';
import type {
  OperationService,
  Refresh,
  Rollback,
  Sync,
} from './OperationService';
import { operationTrouble, refusedBy } from './operationTrouble';

type Ask = (hub: HubOperations, options: OperationOptions) => Promise<void>;
type AskFor = (row: ApplicationRow, ...asked: Parameters<Ask>) => Promise<void>;

/** A hub compares Helm charts with a slow repository before it answers. */
const DEADLINE_MS = 60_000;

/** Asks the hub, when neither configuration, caller nor state stand against it. */
export class DefaultOperationService implements OperationService {
  readonly #options: {
    views: FleetViews;
    offers: OperationOffers;
    hubs: ReadonlyMap<string, HubOperations>;
    details: ApplicationDetails;
    nameOf: (credentials: BackstageCredentials) => string;
    now: () => number;
  };

  constructor(options: {
    views: FleetViews;
    offers: OperationOffers;
    /** By name. */
    hubs: ReadonlyMap<string, HubOperations>;
    details: ApplicationDetails;
    /** Who asks, for the records of the hub. */
    nameOf: (credentials: BackstageCredentials) => string;
    now: () => number;
  }) {
    this.#options = options;
  }

  async refresh(ref: ApplicationRef, request: Refresh, context: FleetContext) {
    return this.#operate('refresh', ref, context, (_, hub, options) =>
      hub.refresh(ref, request, options),
    );
  }

  async sync(ref: ApplicationRef, request: Sync, context: FleetContext) {
    return this.#operate('sync', ref, context, async (row, hub, options) => {
      demandOneSource(request, row);
      await this.#withinWindows(ref, row);
      await hub.sync(ref, request, options);
    });
  }

  async terminate(ref: ApplicationRef, context: FleetContext) {
    return this.#operate('terminate', ref, context, (_, hub, options) =>
      hub.terminate(ref, options),
    );
  }

  async rollback(
    ref: ApplicationRef,
    request: Rollback,
    context: FleetContext,
  ) {
    return this.#operate(
      'rollback',
      ref,
      context,
      async (row, hub, options) => {
        await this.#withinWindows(ref, row);
        await hub.rollback(ref, request, options);
      },
    );
  }

  async invalidateClusterCache(ref: ClusterRef, context: FleetContext) {
    const { views, offers } = this.#options;
    const { view } = views.view(context.scope);
    const place = view.place(clusterKey(ref.hub, ref.name));
    if (!place) throw unknownObject(`cluster ${ref.name}`, ref.hub, 'clusters');
    demand(offers.ofCluster(view, place, context.rights), 'invalidateCache');
    const { name, server } = place.facts;
    return this.#ask('invalidateCache', ref.hub, context, (hub, options) =>
      hub.invalidateClusterCache({ name, server }, options),
    );
  }

  async #operate(
    operation: ApplicationOperation,
    ref: ApplicationRef,
    context: FleetContext,
    ask: AskFor,
  ): Promise<OperationReceipt> {
    const { views, offers } = this.#options;
    const { view } = views.view(context.scope);
    const row = view.row(ref);
    if (!row) {
      const name = `Application ${ref.namespace}/${ref.name}`;
      throw unknownObject(name, ref.hub, 'applications');
    }
    demand(offers.ofApplication(view, row, context.rights), operation);
    const previousStartedAt = row.facts.operation?.startedAt;
    const receipt = await this.#ask(operation, ref.hub, context, (...asked) =>
      ask(row, ...asked),
    );
    return { ...receipt, previousStartedAt };
  }

  /** Where the hub cannot tell, it is left to judge for itself. */
  async #withinWindows(
    ref: ApplicationRef,
    { facts }: ApplicationRow,
  ): Promise<void> {
    const { details } = this.#options;
    const windows = await details.syncWindows(ref, facts.project);
    if (windows.status === 'failed' || windows.value.canSync) return;
    throw new ConflictError(
      windows.value.reason ?? 'A sync window of its project forbids it now.',
    );
  }

  async #ask(
    operation: HubOperationName,
    hubName: string,
    { credentials, scope }: FleetContext,
    ask: Ask,
  ): Promise<OperationReceipt> {
    const { hubs, nameOf, now, views } = this.#options;
    const hub = hubs.get(hubName);
    if (!hub) throw new ConflictError(`Hub ${hubName} takes no operations.`);
    const requestedAt = timestamp(now());
    const requestedBy = nameOf(credentials);
    try {
      await askHub({ hub: hubName, ms: DEADLINE_MS }, signal =>
        ask(hub, { signal, requestedBy }),
      );
    } catch (error) {
      throw operationTrouble(error);
    }
    const envelope = views.envelope(views.view(scope), {
      places: [],
      hubNames: new Set([hubName]),
    });
    return { ...envelope, operation, requestedAt, requestedBy };
  }
}

/** Argo CD takes no notice of one revision for several sources, and syncs to others. */
function demandOneSource({ revision }: Sync, { facts }: ApplicationRow) {
  const { length } = facts.sources;
  if (revision === undefined || length < 2) return;
  throw new InputError(
    `revision names one for an Application of ${length} sources: leave it out, and change targetRevision of the source in Git.`,
  );
}

/** @throws what a caller is answered to whom it is not offered */
function demand<T extends string>(offers: readonly Offer<T>[], wanted: T) {
  for (const offer of offers) {
    if (offer.operation !== wanted) continue;
    if (!offer.allowed) throw refusedBy(offer.obstacle, offer.reason);
  }
}
