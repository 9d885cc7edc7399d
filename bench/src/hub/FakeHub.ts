import type { IncomingMessage, ServerResponse } from 'node:http';
import { HubFleet } from './HubFleet';
import { sendJson, sendList } from './sendList';

const kubernetesGroup = '/apis/argoproj.io/v1alpha1';
const typed = (kind: string) =>
  `"apiVersion":"argoproj.io/v1alpha1","kind":"${kind}",`;

/**
 * One hub: its Argo CD API and the Kubernetes API of the cluster that it runs
 * on, over the same objects. Credentials are not looked at.
 */
export class FakeHub {
  readonly fleet: HubFleet;
  readonly #streams = new Set<ServerResponse>();

  constructor(fleet: HubFleet) {
    this.fleet = fleet;
  }

  /** @returns bytes of the answer, before gzip; undefined: no such route */
  async answer(
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<number | undefined> {
    const { pathname } = url;
    if (pathname.startsWith('/api/v1/stream/')) {
      return this.#openStream(pathname, response);
    }
    if (pathname.endsWith('/resource-tree')) {
      return sendJson(response, { nodes: [] });
    }
    return (
      this.#argo(pathname, request, response) ??
      this.#kubernetes(url, request, response)
    );
  }

  #argo(path: string, request: IncomingMessage, response: ServerResponse) {
    const metadata = '{"metadata":{"resourceVersion":"2000000"},"items":[';
    const { fleet } = this;
    switch (path) {
      case '/api/version':
        return sendJson(response, { Version: 'v3.5.1' });
      case '/api/v1/session/userinfo':
        return sendJson(response, { loggedIn: true, username: 'portal' });
      case '/api/v1/projects':
        return sendJson(response, { metadata: {}, items: this.#projects() });
      case '/api/v1/applications':
        return sendList(request, response, {
          opening: metadata,
          items: fleet.applications,
        });
      case '/api/v1/applicationsets':
        return sendList(request, response, {
          opening: metadata,
          items: fleet.applicationSets,
        });
      case '/api/v1/clusters':
        return sendList(request, response, {
          opening: '{"metadata":{},"items":[',
          items: fleet.clusters,
        });
      default:
        return undefined;
    }
  }

  #kubernetes(
    { pathname, searchParams }: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<number> | number | undefined {
    const [kind, items, prefix] = this.#collection(pathname);
    if (!items) return undefined;
    if (searchParams.has('watch')) return openEnded(response);
    const start = Number(searchParams.get('continue') ?? 0);
    const limit = Number(searchParams.get('limit') ?? 0);
    const end =
      limit > 0 ? Math.min(start + limit, items.length) : items.length;
    const next = end < items.length ? `,"continue":"${end}"` : '';
    return sendList(request, response, {
      opening: `{"apiVersion":"v1","kind":"${kind}List","metadata":{"resourceVersion":"2000000"${next}},"items":[`,
      items: items.slice(start, end),
      prefix,
    });
  }

  #collection(
    path: string,
  ): [kind: string, items?: readonly Buffer[], prefix?: string] {
    const { fleet } = this;
    switch (path.replace('/namespaces/argocd/', '/')) {
      case `${kubernetesGroup}/applications`:
        return ['Application', fleet.applications, typed('Application')];
      case `${kubernetesGroup}/applicationsets`:
        return [
          'ApplicationSet',
          fleet.applicationSets,
          typed('ApplicationSet'),
        ];
      case `${kubernetesGroup}/appprojects`:
        return ['AppProject', this.#projects().map(toBuffer), ''];
      case '/api/v1/secrets':
        return ['Secret', fleet.clusterSecrets, ''];
      default:
        return [''];
    }
  }

  /** Writes events to every open stream of Applications, as fast as they read. */
  async push(lines: readonly Buffer[]): Promise<void> {
    await Promise.all(
      [...this.#streams].map(async stream => {
        for (const line of lines) {
          if (stream.write(line)) continue;
          await new Promise(resolve => stream.once('drain', resolve));
        }
      }),
    );
  }

  #openStream(path: string, response: ServerResponse): number {
    if (path.endsWith('/applications')) {
      this.#streams.add(response);
      response.on('close', () => this.#streams.delete(response));
    }
    return openEnded(response);
  }

  #projects() {
    const names = this.fleet.plan.sets.map(({ service }) => service.project);
    return [...new Set(names)].map(name => ({ metadata: { name } }));
  }
}

/** What follows is written later, if ever. */
function openEnded(response: ServerResponse): number {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.flushHeaders();
  return 0;
}

function toBuffer(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
