import type { Answer, Origin } from './FaultyHost';

/** What really runs on one spoke. */
export class SpokeTruth {
  #pods = 3;

  get pods(): number {
    return this.#pods;
  }

  /** One pod more. */
  move(): void {
    this.#pods += 1;
  }

  origin(): Origin {
    return ({ pathname }) => {
      switch (pathname) {
        case '/readyz':
          return { body: {} };
        case '/version':
          return { body: version };
        case '/api/v1/nodes':
          return list([node]);
        case '/api/v1/pods':
          return list(
            Array.from({ length: this.#pods }, (_, index) =>
              podOf(`shop-${index}`),
            ),
          );
        case '/apis/apps/v1/deployments':
        case '/apis/apps/v1/daemonsets':
        case '/apis/metrics.k8s.io/v1beta1/nodes':
          return list([]);
        default:
          return undefined;
      }
    };
  }
}

function list(items: object[]): Answer {
  return { body: { metadata: {}, items } };
}

const version = {
  major: '1',
  minor: '36',
  gitVersion: 'v1.36.1',
  gitCommit: '',
  gitTreeState: '',
  buildDate: '',
  goVersion: '',
  compiler: '',
  platform: '',
};

const node = {
  metadata: { name: 'node-1' },
  status: {
    allocatable: { cpu: '4', memory: '16Gi' },
    conditions: [{ type: 'Ready', status: 'True' }],
  },
};

function podOf(name: string): object {
  return {
    metadata: { name, namespace: 'shop' },
    spec: { containers: [{ name: 'shop', resources: {} }] },
    status: { phase: 'Running' },
  };
}
