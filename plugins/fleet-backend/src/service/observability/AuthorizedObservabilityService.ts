import {
  ClusterRef,
  fleetHubReadPermission,
  MetricSpan,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetAuthorizer } from '../FleetAuthorizer';
import type { FleetContext } from '../FleetService';
import type { ObservabilityService } from './ObservabilityService';

/** The same service, for what the reader may see. */
export class AuthorizedObservabilityService implements ObservabilityService {
  readonly #inner: ObservabilityService;
  readonly #caller: FleetAuthorizer;

  constructor(options: {
    inner: ObservabilityService;
    caller: FleetAuthorizer;
  }) {
    this.#inner = options.inner;
    this.#caller = options.caller;
  }

  async getClusterMetrics(
    ref: ClusterRef,
    span: MetricSpan,
    context: FleetContext,
  ) {
    const scoped = await this.#caller.scoped(context);
    return this.#inner.getClusterMetrics(ref, span, scoped);
  }

  async getFleetMetrics(span: MetricSpan, context: FleetContext) {
    const scoped = await this.#caller.scoped(context);
    return this.#inner.getFleetMetrics(span, scoped);
  }

  async getHubs(context: FleetContext) {
    return this.#inner.getHubs(await this.#hubReader(context));
  }

  async getHub(hub: string, context: FleetContext) {
    return this.#inner.getHub(hub, await this.#hubReader(context));
  }

  async #hubReader(context: FleetContext): Promise<FleetContext> {
    const scoped = await this.#caller.scoped(context);
    await this.#caller.require([fleetHubReadPermission], context);
    return scoped;
  }
}
