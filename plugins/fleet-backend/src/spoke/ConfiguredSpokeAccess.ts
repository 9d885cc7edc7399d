import {
  ClusterRef,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  SpokeAccess,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { SpokeAccessConfig } from './accessConfig';
import { OpenLinks, SpokeWay } from './OpenLinks';

/** The way to the spokes that `fleet.spokes[]` names. */
export class ConfiguredSpokeAccess implements SpokeAccess {
  #entries: ReadonlyMap<string, SpokeAccessConfig>;
  readonly #links = new OpenLinks();

  constructor(entries: readonly SpokeAccessConfig[]) {
    this.#entries = byRef(entries);
  }

  /** The entries as they are by now. */
  get entries(): SpokeAccessConfig[] {
    return [...this.#entries.values()];
  }

  clientFor(ref: ClusterRef, server: string): SpokeClient | undefined {
    const entry = this.#entries.get(stringifyClusterRef(ref));
    return entry && this.#links.clientFor(ref, server, wayOf(entry, server));
  }

  /**
   * Takes another reading of the configuration: clients that are held take what
   * their entry says now, calls under way end as they began.
   *
   * @returns the spokes whose entry came or went
   */
  follow(entries: readonly SpokeAccessConfig[]): ClusterRef[] {
    const before = this.#entries;
    const now = byRef(entries);
    this.#entries = now;
    this.#links.follow((ref, server) => {
      const entry = now.get(stringifyClusterRef(ref));
      return entry && wayOf(entry, server);
    });
    const came = [...now].filter(([key]) => !before.has(key));
    const went = [...before].filter(([key]) => !now.has(key));
    return [...came, ...went].map(([, entry]) => refOf(entry));
  }
}

/** @throws SourceError when a file that the entry names cannot be used. */
export function createSpokeClient(
  entry: SpokeAccessConfig,
  hubServer: string,
): SpokeClient {
  const way = wayOf(entry, hubServer);
  return new OpenLinks().clientFor(refOf(entry), hubServer, way);
}

function wayOf(entry: SpokeAccessConfig, hubServer: string): SpokeWay {
  const { hub, cluster, url, kubeconfig, context } = entry;
  const server = (url ?? hubServer).replace(/\/+$/, '');
  return {
    source: kubeconfig
      ? { kind: 'kubeconfig', file: kubeconfig, context }
      : { kind: 'settings', access: { ...entry, server } },
    setting: `fleet.spokes[${hub}/${cluster}]`,
  };
}

function byRef(entries: readonly SpokeAccessConfig[]) {
  return new Map(
    entries.map(entry => [stringifyClusterRef(refOf(entry)), entry]),
  );
}

function refOf({ hub, cluster }: SpokeAccessConfig): ClusterRef {
  return { hub, name: cluster };
}
