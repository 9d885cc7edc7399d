import {
  ClusterRef,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { SpokeClient } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  ApiServerLink,
  ApiServerLinkOptions,
} from '../kubernetes/ApiServerLink';
import { KubernetesSpokeClient } from './KubernetesSpokeClient';

/** How a spoke is reached, as the configuration has it now. */
export type SpokeWay = Pick<ApiServerLinkOptions, 'source' | 'setting'>;

/** Reads of one spoke at once. */
const CONNECTIONS = 6;

interface OpenLink {
  readonly ref: ClusterRef;
  /** The address that the hub uses. */
  readonly server: string;
  readonly link: ApiServerLink;
}

/** The links that somebody holds, so that they can follow the configuration. */
export class OpenLinks {
  readonly #links = new Set<OpenLink>();

  /** @throws SourceError when a file that the way names cannot be used */
  clientFor(ref: ClusterRef, server: string, way: SpokeWay): SpokeClient {
    const link = new ApiServerLink({ ...way, connections: CONNECTIONS });
    link.open();
    const open = { ref, server, link };
    this.#links.add(open);
    return new KubernetesSpokeClient({
      ref,
      link,
      onClose: () => this.#links.delete(open),
    });
  }

  /**
   * Gives each link the way that its spoke has now, from its next call on.
   *
   * @returns the spokes of links that have none any more
   */
  follow(
    wayOf: (ref: ClusterRef, server: string) => SpokeWay | undefined,
  ): ClusterRef[] {
    const lost = new Map<string, ClusterRef>();
    for (const { ref, server, link } of this.#links) {
      const way = wayOf(ref, server);
      if (way) link.follow(way.source, way.setting);
      else lost.set(stringifyClusterRef(ref), ref);
    }
    return [...lost.values()];
  }
}
