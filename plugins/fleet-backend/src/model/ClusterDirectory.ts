import type { HubCluster } from '@fleet-portal/backstage-plugin-fleet-node';

/**
 * Finds the registered cluster that a destination means. Argo CD writes either
 * its name or its server, never both.
 */
export class ClusterDirectory {
  readonly #byServer = new Map<string, string>();
  readonly #names = new Set<string>();

  constructor(clusters: Iterable<HubCluster>) {
    for (const { name, server } of clusters) {
      this.#names.add(name);
      this.#byServer.set(withoutSlash(server), name);
    }
  }

  /** null: no cluster of that name or server is registered. */
  find(destination: { name?: string; server?: string }): string | null {
    const { name, server } = destination;
    if (name !== undefined) return this.#names.has(name) ? name : null;
    if (server === undefined) return null;
    return this.#byServer.get(withoutSlash(server)) ?? null;
  }

  /** Would every destination find the same cluster in both? */
  equals(other: ClusterDirectory): boolean {
    if (this.#byServer.size !== other.#byServer.size) return false;
    for (const [server, name] of this.#byServer) {
      if (other.#byServer.get(server) !== name) return false;
    }
    return true;
  }
}

function withoutSlash(server: string): string {
  return server.endsWith('/') ? server.slice(0, -1) : server;
}
