import {
  applicationOf,
  clusterOf,
} from '../../../hub/argocd/__testUtils__/fixtures';
import type { Answer, Origin } from './FaultyHost';

export interface TruthEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  application: object;
}

const base = '/apis/argoproj.io/v1alpha1';

/** What is really on one hub, told in either of the two APIs. */
export class HubTruth {
  readonly #clusters: readonly string[];
  readonly #applications = new Map<string, { health: string; at: number }>();
  #version = 1_000;
  #moves = 0;
  /** How versions go on from one change to the next; -1 after a restore. */
  versionStep = 1;
  /** When things happened, by the hub's own clock. */
  now: () => number = () => 0;

  constructor(clusters: readonly string[], applications: number) {
    this.#clusters = clusters;
    for (let index = 0; index < applications; index++) {
      this.#put(`shop-${index}`, 'Healthy');
    }
  }

  /** What a model that heard everything holds. */
  words(): string[] {
    return [...this.#applications]
      .map(([name, { health }]) => `${name} ${health} ${this.#clusterOf(name)}`)
      .sort();
  }

  /** One Application changes twice, one comes, and the one that came last goes. */
  move(): TruthEvent[] {
    this.#moves += 1;
    const health = ['Missing', 'Suspended', 'Healthy'][this.#moves % 3];
    const events = [
      this.change('shop-0', 'Progressing'),
      this.change('shop-0', health),
    ];
    const gone = `new-${this.#moves - 1}`;
    if (this.#applications.has(gone)) {
      const application = this.#object(gone);
      this.#applications.delete(gone);
      events.push({ type: 'DELETED', application });
    }
    const name = `new-${this.#moves}`;
    this.#put(name, 'Healthy');
    return [...events, { type: 'ADDED', application: this.#object(name) }];
  }

  change(name: string, health: string): TruthEvent {
    this.#put(name, health);
    return { type: 'MODIFIED', application: this.#object(name) };
  }

  get items(): object[] {
    return [...this.#applications.keys()].map(name => this.#object(name));
  }

  argocd(): Origin {
    const list = (items: object[]): Answer => ({
      body: { metadata: { resourceVersion: `${this.#version}` }, items },
    });
    return ({ pathname }) => {
      switch (pathname) {
        case '/api/version':
          return { body: { Version: 'v3.5.1' } };
        case '/api/v1/session/userinfo':
          return { body: { loggedIn: true, username: 'portal' } };
        case '/api/v1/applications':
          return list(this.items);
        case '/api/v1/applicationsets':
          return list([]);
        case '/api/v1/clusters':
          return list(this.#clusters.map(name => clusterOf(name)));
        case '/api/v1/projects':
          return list([{ metadata: { name: 'default' } }]);
        case '/api/v1/stream/applications':
          return { stream: 'applications' };
        case '/api/v1/stream/applicationsets':
          return { stream: 'applicationsets' };
        default:
          return { status: 403, body: { error: 'permission denied' } };
      }
    };
  }

  kubernetes(): Origin {
    const list = (items: object[]): Answer => ({
      body: { metadata: { resourceVersion: `${this.#version}` }, items },
    });
    return ({ pathname, searchParams }) => {
      const watched = searchParams.get('watch') === 'true';
      switch (pathname) {
        case `${base}/applications`:
          return watched ? { stream: 'applications' } : list(this.items);
        case `${base}/applicationsets`:
          return watched ? { stream: 'applicationsets' } : list([]);
        case `${base}/namespaces/argocd/appprojects`:
          return list([{ metadata: { name: 'default' } }]);
        case '/api/v1/namespaces/argocd/secrets':
          return list(this.#clusters.map(secretOf));
        default:
          return undefined;
      }
    };
  }

  #put(name: string, health: string): void {
    this.#version += this.versionStep;
    this.#applications.set(name, { health, at: this.#version });
  }

  #clusterOf(name: string): string {
    const number = Number(/\d+$/.exec(name)?.[0] ?? 0);
    return this.#clusters[number % this.#clusters.length];
  }

  #object(name: string): object {
    const { health, at } = this.#applications.get(name) ?? {
      health: '',
      at: 0,
    };
    const time = new Date(this.now()).toISOString();
    return applicationOf({
      name,
      health,
      resourceVersion: `${at}`,
      destination: { name: this.#clusterOf(name), namespace: 'shop' },
      status: {
        // A commit of its own with every change, as no table may keep them all.
        sync: { status: 'Synced', revision: at.toString(16).padStart(40, '0') },
        reconciledAt: time,
        operationState: {
          phase: 'Succeeded',
          startedAt: time,
          finishedAt: time,
        },
      },
    });
  }
}

function secretOf(name: string): object {
  const encoded = (text: string) => Buffer.from(text).toString('base64');
  return {
    metadata: {
      name: `cluster-${name}`,
      labels: { 'argocd.argoproj.io/secret-type': 'cluster' },
    },
    data: {
      name: encoded(name),
      server: encoded(`https://${name}.example.com`),
      config: encoded('{}'),
    },
  };
}
