import type { AskedTruth } from './AskedSource';
import type { Answer, Origin } from './FaultyHost';

/** What Cluster API makes on one management cluster. */
export class ManagementTruth implements AskedTruth {
  #clusters = 2;

  /** Clusters. */
  get value(): number {
    return this.#clusters;
  }

  /** One cluster more. */
  move(): void {
    this.#clusters += 1;
  }

  origin(): Origin {
    return ({ pathname }) => {
      const [, group, plural] =
        /^\/apis\/([^/]+)\/v1beta2\/([a-z]+)$/.exec(pathname) ?? [];
      if (group === undefined) return undefined;
      return plural === 'clusters'
        ? list(
            Array.from({ length: this.#clusters }, (_, index) =>
              clusterOf(`new-${index}`),
            ),
          )
        : list([]);
    };
  }
}

function list(items: object[]): Answer {
  return { body: { metadata: {}, items } };
}

function clusterOf(name: string): object {
  return {
    metadata: { name, namespace: 'clusters' },
    spec: { topology: { classRef: { name: 'fleet' }, version: 'v1.36.1' } },
    status: {
      phase: 'Provisioned',
      conditions: [{ type: 'Available', status: 'True' }],
    },
  };
}
