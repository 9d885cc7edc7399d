import { rejectionOf } from '../hub/argocd/__testUtils__/waitFor';
import { ArgoCdHubClient } from '../hub/argocd/ArgoCdHubClient';
import { systemClock } from '../clock';
import { PrometheusClient } from '../observability/PrometheusClient';
import { effort, tellFigure } from './__testUtils__/effort';
import { kubernetesHubAt, spokeAt } from './__testUtils__/kubernetesClients';
import { memoryInUse } from './__testUtils__/memoryInUse';
import { serveHttp } from './__testUtils__/serveHttp';

const MIB = 1024 * 1024;
const limit = 8 * MIB;
const { signal } = new AbortController();
const onEvent = () => {};

const argoCdAt = (url: string) =>
  new ArgoCdHubClient({
    name: 'prod-hub',
    title: 'Production',
    url,
    uiUrl: url,
    credential: { kind: 'token', token: 'the-token' },
    skipTlsVerify: false,
    timeoutMs: 120_000,
    maxConcurrency: 6,
    maxAnswerBytes: limit,
  });
const metricsAt = (url: string) =>
  new PrometheusClient(
    {
      setting: 'fleet.metrics.fleet',
      url,
      timeoutMs: 120_000,
      maxConcurrency: 4,
      skipTlsVerify: false,
    },
    systemClock,
  );

interface Client {
  close(): Promise<void>;
}
/** Whoever reads what another machine sends, and what is asked of them. */
function reader<T extends Client>(
  name: string,
  open: (url: string) => T,
  ask: (client: T) => Promise<unknown>,
) {
  return {
    name,
    async read(url: string): Promise<unknown> {
      const client = open(url);
      const error = await rejectionOf(ask(client));
      await client.close();
      return error;
    },
  };
}

const kubernetesAt = (url: string) => kubernetesHubAt(url, limit);
const podsAt = (url: string) => spokeAt(url, limit);
const ref = { hub: 'prod-hub', namespace: 'argocd', name: 'shop' };

const readers = [
  reader('a list of Argo CD', argoCdAt, hub =>
    hub.listApplications({ signal }),
  ),
  reader('a resource tree of Argo CD', argoCdAt, hub =>
    hub.getResourceTree(ref, { signal }),
  ),
  reader('manifests of Argo CD', argoCdAt, hub =>
    hub.getManifests(ref, { kind: 'Pod', name: 'shop' }, { signal }),
  ),
  reader('a stream of Argo CD', argoCdAt, hub =>
    hub.watchApplications({ signal, onEvent }),
  ),
  reader('a list of a hub through Kubernetes', kubernetesAt, hub =>
    hub.listApplications({ signal }),
  ),
  reader('events of a hub through Kubernetes', kubernetesAt, hub =>
    hub.getEvents(ref, { signal }),
  ),
  reader('a watch of a hub through Kubernetes', kubernetesAt, hub =>
    hub.watchApplications({ signal, onEvent }),
  ),
  reader('pods of a spoke', podsAt, spoke => spoke.readPods({ signal })),
  reader('backups of a spoke', podsAt, spoke =>
    spoke.listPlatform('backups', { signal }),
  ),
  reader('a management cluster', podsAt, spoke =>
    spoke.listClusterApi({ signal }),
  ),
  reader('a metrics server', metricsAt, metrics => metrics.queryInstant('up')),
];

describe('an answer without end', () => {
  jest.setTimeout(10 * 60_000);
  const total = effort(64, 1_024) * MIB;
  const chunk = Buffer.alloc(MIB, ' ');
  const rises: number[] = [];
  let before: number;
  beforeAll(async () => {
    before = await memoryInUse();
  });
  afterAll(() => {
    tellFigure(
      'R8',
      `answers of ${total / MIB} MiB to ${
        rises.length
      } readers were cut off, ` +
        `memory ${(Math.max(...rises) / MIB).toFixed(1)} MiB at the most`,
    );
  });

  it.each(readers)(
    'of $name is cut off, in little memory',
    async ({ read }) => {
      let sent = 0;
      const host = await serveHttp((request, response) => {
        request.resume();
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = () => {
          while (sent < total && !response.destroyed) {
            sent += chunk.length;
            if (!response.write(chunk)) {
              response.once('drain', more);
              return;
            }
          }
          response.end();
        };
        more();
      });
      const error = await read(host.url);
      await host.stop();
      expect(String(error)).toMatch(
        /more than (8 MiB|8388608 bytes|16 MiB|32 MiB), which the portal/,
      );
      // What is in flight on both sides comes on top.
      expect(sent).toBeLessThan(56 * MIB);
      const after = await memoryInUse();
      const rise = after - before;
      // What was left for good counts for one reader, not for all that follow.
      before = after;
      expect(rise).toBeLessThan(16 * MIB);
      rises.push(rise);
    },
  );
});

describe('a list whose pages go round', () => {
  it.each([
    ...[
      reader('a hub through Kubernetes', kubernetesAt, hub =>
        hub.listApplications({ signal }),
      ),
      reader('pods of a spoke', podsAt, spoke => spoke.readPods({ signal })),
      reader('backups of a spoke', podsAt, spoke =>
        spoke.listPlatform('backups', { signal }),
      ),
      reader('a management cluster', podsAt, spoke =>
        spoke.listClusterApi({ signal }),
      ),
    ],
  ])('is left after its first round: $name', async ({ read }) => {
    const asked = new Map<string, number>();
    const host = await serveHttp(({ url = '' }, response) => {
      const { pathname } = new URL(url, 'http://hub');
      asked.set(pathname, (asked.get(pathname) ?? 0) + 1);
      response.writeHead(200, { 'content-type': 'application/json' });
      // As of a proxy that leaves the query out.
      response.end(
        JSON.stringify({ metadata: { continue: 'more' }, items: [] }),
      );
    });
    const error = await read(host.url);
    await host.stop();
    expect(String(error)).toMatch(/page of a list that was read already/);
    expect(Math.max(...asked.values())).toBe(2);
  });
});
