import {
  ClusterRef,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  SpokeAccess,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { ApiServerLink } from '../kubernetes/ApiServerLink';
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

/** @throws SourceError when a file that the entry names cannot be used. */
export function createSpokeClient(
  entry: SpokeAccessConfig,
  hubServer: string,
): SpokeClient {
  const { hub, cluster, url } = entry;
  const link = new ApiServerLink({
    source: entry.kubeconfig
      ? { kind: 'kubeconfig', file: entry.kubeconfig, context: entry.context }
      : {
          kind: 'settings',
          access: { ...entry, server: (url ?? hubServer).replace(/\/+$/, '') },
        },
    setting: `fleet.spokes[${hub}/${cluster}]`,
    connections: 6,
  });
  link.open();
  return new KubernetesSpokeClient({ ref: { hub, name: cluster }, link });
}
