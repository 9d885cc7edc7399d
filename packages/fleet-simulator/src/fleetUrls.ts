/** Where everything of a running fleet answers, and with which secret. */
export interface FleetUrls {
  control: string;
  /** Where the metrics of the whole fleet are asked for, as of a Thanos. */
  metrics: string;
  git: {
    url: string;
    token: string;
    /** The fleet repository as the hubs name it. */
    repository: string;
  };
  hubs: {
    name: string;
    title: string;
    url: string;
    /** Reads, syncs and rolls back. */
    token: string;
    /** Also deletes, and previews ApplicationSets. */
    operatorToken: string;
    username: string;
    password: string;
  }[];
  /** With spare spokes, and with the clusters on which the hubs run. */
  spokes: {
    name: string;
    /** As its hub calls it: the name, or `in-cluster`. */
    cluster: string;
    hub: string;
    url: string;
    token: string;
    registered: boolean;
    portalAccess: boolean;
  }[];
}

/**
 * Ports follow from that of the control API: the Git host is next to it, then
 * the hubs, and from the tenth on the spokes. 0 stays 0: any free port.
 */
export function portsFrom(controlPort: number) {
  const at = (offset: number) => (controlPort === 0 ? 0 : controlPort + offset);
  return {
    control: at(0),
    git: at(1),
    hub: (index: number) => at(2 + index),
    spoke: (index: number) => at(10 + index),
  };
}
