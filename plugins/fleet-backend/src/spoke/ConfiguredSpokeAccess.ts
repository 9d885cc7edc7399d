import {
  ClusterRef,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  SpokeAccess,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { connectTo } from '../kubernetes/access';
import { SpokeAccessConfig } from './accessConfig';
import { KubernetesSpokeClient } from './KubernetesSpokeClient';

/** The way to the spokes that `fleet.spokes[]` names. */
export class ConfiguredSpokeAccess implements SpokeAccess {
  readonly #entries: Map<string, SpokeAccessConfig>;

  constructor(entries: readonly SpokeAccessConfig[]) {
    this.#entries = new Map(
      entries.map(entry => [
        stringifyClusterRef({ hub: entry.hub, name: entry.cluster }),
        entry,
      ]),
    );
  }

  clientFor(ref: ClusterRef, server: string): SpokeClient | undefined {
    const entry = this.#entries.get(stringifyClusterRef(ref));
    return entry && createSpokeClient(entry, server);
  }
}

/** @throws Error when the CA file of the entry cannot be read. */
export function createSpokeClient(
  entry: SpokeAccessConfig,
  hubServer: string,
): SpokeClient {
  const server = (entry.url ?? hubServer).replace(/\/+$/, '');
  return new KubernetesSpokeClient({
    ref: { hub: entry.hub, name: entry.cluster },
    setting: `fleet.spokes[${entry.hub}/${entry.cluster}]`,
    connection: connectTo({ ...entry, server }, { connections: 6 }),
  });
}
