import { Agent, IncomingMessage, request } from 'node:http';
import { connect, Socket } from 'node:net';
import { once } from 'node:events';
import { FakeFleetModel } from '../__testUtils__';
import {
  buildApplication,
  buildCluster,
  buildHub,
} from '../__testUtils__/builders';
import { startFleetRoutes } from '../__testUtils__/startFleetRoutes';

const rounds = 20;

/** An answer of some hundred kilobytes. */
function bigWorld() {
  const clusters = Array.from({ length: 60 }, (_, index) =>
    buildCluster(`prod-eu-${index}`),
  );
  const applications = clusters.flatMap(({ name }) =>
    Array.from({ length: 40 }, (_, index) =>
      buildApplication(`service-${index}`, name),
    ),
  );
  return [buildHub('prod-hub', { clusters, applications })];
}

async function bodyOf(response: IncomingMessage): Promise<number> {
  let length = 0;
  for await (const part of response) length += part.length;
  return length;
}

describe('connections to the routes', () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  let port: number;

  beforeAll(async () => {
    const model = new FakeFleetModel(bigWorld());
    const { server } = await startFleetRoutes({ model });
    port = server.port();
  });
  afterAll(() => agent.destroy());

  const ask = async (path: string, method = 'GET', encoding = 'br') => {
    const asked = request({
      ...{ agent, port, method, host: '127.0.0.1' },
      path: `/api/fleet${path}`,
      headers: { 'accept-encoding': encoding },
    }).end();
    const [response]: IncomingMessage[] = await once(asked, 'response');
    const { statusCode, headers } = response;
    const expected = Number(headers['content-length'] ?? 0);
    return { statusCode, expected, length: await bodyOf(response) };
  };

  const raw = async (text: string): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(text);
    return socket;
  };
  const head = 'GET /api/fleet/matrix?limit=2000 HTTP/1.1\r\nHost: portal\r\n';

  it('are used again and again, and none is reset, whatever happens on others', async () => {
    for (let round = 0; round < rounds; round++) {
      // One reads nothing of what it asked for, one leaves in the middle of the
      // answer, and one never finishes its question.
      const deaf = await raw(`${head}\r\n`);
      deaf.pause();
      const gone = await raw(`${head}\r\n`);
      await once(gone, 'data');
      gone.resetAndDestroy();
      const half = await raw(head);

      const answers = await Promise.all([
        ask('/matrix?limit=2000'),
        ask('/matrix?limit=2000', 'GET', 'gzip'),
        ask('/matrix?limit=2000', 'GET', 'identity'),
        ask(`/matrix?limit=2000&q=service-${round}`),
        ask('/matrix?limit=never'),
      ]);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([
        200, 200, 200, 200, 400,
      ]);
      for (const { length, expected } of answers) {
        expect(length).toBe(expected);
      }
      const onlyHead = await ask('/matrix?limit=2000', 'HEAD', 'identity');
      expect([onlyHead.statusCode, onlyHead.length]).toEqual([200, 0]);
      deaf.destroy();
      half.destroy();
    }
    const sockets = Object.values(agent.freeSockets).flat();
    expect(sockets.length).toBeGreaterThan(0);
    expect(sockets.length).toBeLessThanOrEqual(4);
  });

  it('end with 431 for an address that is too long, and cost nobody else', async () => {
    const long = await raw(
      `GET /api/fleet/matrix?q=${'x'.repeat(
        20_000,
      )} HTTP/1.1\r\nHost: portal\r\n\r\n`,
    );
    const [words] = await once(long, 'data');
    expect(String(words)).toMatch(/^HTTP\/1.1 431 /);

    // More than the server reads at once: it leaves the rest unread, and the
    // system resets the connection, which may overtake the answer.
    const longer = await raw(
      `GET /api/fleet/matrix?q=${'x'.repeat(1_000_000)} HTTP/1.1\r\n`,
    );
    await new Promise(resolve => {
      longer.once('close', resolve);
    });
    expect(await ask('/matrix')).toMatchObject({ statusCode: 200 });
  });
});
