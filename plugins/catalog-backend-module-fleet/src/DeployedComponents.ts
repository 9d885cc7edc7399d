import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type {
  FleetClient,
  MatrixResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** The most rows of the matrix that one answer holds. */
const PAGE = 2000;

/** What {@link DeployedComponents} asks the fleet. */
export type DeployedSource = Pick<FleetClient, 'getMatrix'>;

/** The key by which the catalog looks at a component again. */
export const refreshKey = (entityRef: string) =>
  `fleet-portal.io/deployed:${entityRef}`;

/**
 * The components that Applications belong to, as this replica last heard. It
 * provides no entities: it is a provider for the right to have some looked at
 * again when the fleet places them or takes them off.
 */
export class DeployedComponents implements EntityProvider {
  #connection: EntityProviderConnection | undefined;
  #refs: ReadonlySet<string> = new Set();
  /** Has every hub been heard once? */
  #whole = false;
  #version = '';

  getProviderName(): string {
    return 'argocd-fleet:deployed';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  /**
   * Whether any Application belongs to it; undefined where a hub that was never
   * heard may know of one.
   */
  has(entityRef: string): boolean | undefined {
    if (this.#refs.has(entityRef)) return true;
    return this.#whole ? false : undefined;
  }

  /** Asks which components are placed now, and has the changed ones looked at. */
  async update(fleet: DeployedSource): Promise<void> {
    const first = await page(fleet, 0);
    const version = `${first.epoch}/${first.version}`;
    if (version === this.#version) return;

    const refs = await everyRef(fleet, first);
    const whole = first.sources.every(
      ({ kind, state }) =>
        kind !== 'hub' || state === 'ok' || state === 'disabled',
    );
    // A hub that is not heard takes nothing off.
    if (!whole) for (const ref of this.#refs) refs.add(ref);

    const changed = [
      ...[...refs].filter(ref => !this.#refs.has(ref)),
      ...[...this.#refs].filter(ref => !refs.has(ref)),
    ];
    this.#refs = refs;
    this.#whole ||= whole;
    if (changed.length > 0) {
      await this.#connection?.refresh({ keys: changed.map(refreshKey) });
    }
    this.#version = version;
  }
}

async function everyRef(
  fleet: DeployedSource,
  first: MatrixResponse,
): Promise<Set<string>> {
  const refs = new Set<string>();
  let answer = first;
  for (;;) {
    for (const { entityRef } of answer.rows) if (entityRef) refs.add(entityRef);
    const next = answer.offset + answer.rows.length;
    if (answer.rows.length === 0 || next >= answer.total) return refs;
    answer = await page(fleet, next);
  }
}

function page(fleet: DeployedSource, offset: number): Promise<MatrixResponse> {
  return fleet.getMatrix({ sort: 'name', offset, limit: PAGE });
}
