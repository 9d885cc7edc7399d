import { applicationOf } from '../hub/argocd/__testUtils__/fixtures';
import { FakeArgoCd } from '../hub/argocd/__testUtils__/FakeArgoCd';
import { ArgoCdHubClient } from '../hub/argocd/ArgoCdHubClient';
import { startFleetRoutes } from '../__testUtils__/startFleetRoutes';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { effort, randomOf, seed, tellFigure } from './__testUtils__/effort';
import { memoryInUse } from './__testUtils__/memoryInUse';

const MIB = 1024 * 1024;
const { signal } = new AbortController();

/** Objects that are none, each in another way. */
const poisons: unknown[] = [
  null,
  17,
  'text',
  [],
  {},
  { metadata: null },
  { metadata: { name: '', namespace: 'argocd' } },
  { metadata: { name: 'x' }, spec: { destination: 'nowhere' } },
  { metadata: { name: 'x', namespace: 'argocd' }, spec: null },
  { metadata: { name: 'x', namespace: 'argocd', labels: { a: {} } }, spec: {} },
  {
    ...applicationOf({ name: 'x' }),
    status: { history: [{ id: 'one' }] },
  },
];

describe('poison', () => {
  jest.setTimeout(10 * 60_000);

  it('of one object in 10,000 costs that one, also at the next start', async () => {
    const count = effort(2_000, 10_000);
    const random = randomOf(seed);
    const hub = new FakeArgoCd();
    const good = Array.from({ length: count - 1 }, (_, index) =>
      applicationOf({ name: `app-${index}` }),
    );
    await hub.start();
    for (const poison of poisons) {
      const at = Math.floor(random() * count);
      hub.applications = [...good.slice(0, at), poison, ...good.slice(at)];
      for (let start = 0; start < 2; start++) {
        const client = new ArgoCdHubClient(hub.config({ timeoutMs: 60_000 }));
        const { items, quarantined } = await client.listApplications({
          signal,
        });
        expect(items).toHaveLength(count - 1);
        expect(quarantined).toEqual([
          expect.objectContaining({ kind: 'Application' }),
        ]);
        await client.close();
      }
    }
    await hub.stop();
    tellFigure(
      'R8',
      `${poisons.length} poisons, each 1 of ${count} objects: ${
        count - 1
      } loaded, 1 put aside, twice`,
    );
  });

  it('of an endless request body gets 413, in little memory', async () => {
    const total = effort(64, 1_024) * MIB;
    const { server } = await startFleetRoutes();
    // The first request of a process loads what every later one needs.
    await post(server.port(), 'Transfer-Encoding: chunked', 2 * MIB);
    const before = await memoryInUse();
    for (const length of [
      `Content-Length: ${total}`,
      'Transfer-Encoding: chunked',
    ]) {
      expect([length, await post(server.port(), length, total)]).toEqual([
        length,
        'HTTP/1.1 413 Payload Too Large',
      ]);
    }
    const rise = (await memoryInUse()) - before;
    expect(rise).toBeLessThan(16 * MIB);
    tellFigure(
      'R8',
      `request bodies of ${total / MIB} MiB got 413, memory ${asMiB(rise)} MiB`,
    );
  });
});

/**
 * Sends so many bytes to a route that takes a body, as fast as they are taken.
 * The server reads on before it answers, and keeps none of it.
 *
 * @returns the status line of the answer
 */
async function post(
  port: number | string,
  length: string,
  total: number,
): Promise<string> {
  const socket = connect(Number(port), '127.0.0.1');
  const answered = new Promise<string>((resolve, reject) => {
    socket.once('data', data => resolve(String(data).split('\r\n')[0]));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed without an answer')));
  });
  socket.write(
    `POST /api/fleet/placement/preview HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${length}\r\n\r\n`,
  );
  const part = Buffer.alloc(MIB / 4, 'x');
  const isChunked = length.startsWith('Transfer');
  const head = Buffer.from(`${part.length.toString(16)}\r\n`);
  const frame = isChunked
    ? Buffer.concat([head, part, Buffer.from('\r\n')])
    : part;
  const body = function* frames() {
    for (let sent = 0; sent < total; sent += part.length) yield frame;
    if (isChunked) yield Buffer.from('0\r\n\r\n');
  };
  await pipeline(Readable.from(body()), socket, { end: false });
  const line = await answered;
  socket.destroy();
  return line;
}

function asMiB(bytes: number): string {
  return (bytes / MIB).toFixed(1);
}
