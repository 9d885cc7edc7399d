import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  fleetApplicationReadPermission,
  fleetClusterReadPermission,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request as ask } from 'node:http';
import { FakeFleetModel, fleetWorld } from '../__testUtils__';
import { NOW } from '../__testUtils__/builders';
import {
  Decisions,
  FleetRoutesOptions,
  startFleetRoutes,
} from '../__testUtils__/startFleetRoutes';
import {
  createFleetApplicationConditionalDecision,
  fleetApplicationConditions,
} from '../permissions/applicationRules';
import { SharedAnswers } from './SharedAnswers';

const shared = [
  '/overview',
  '/matrix?limit=50',
  '/clusters',
  '/applications',
  '/applicationsets',
  '/vocabulary',
  '/changes?since=1&epoch=epoch-1',
  '/entities/component/default/checkout/deployments',
];

const unzip: Record<string, (bytes: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  identity: bytes => bytes,
};

const only = (project: string) =>
  createFleetApplicationConditionalDecision(
    fleetApplicationReadPermission,
    fleetApplicationConditions.inProject({ projects: [project] }),
  );
const deny = { result: AuthorizeResult.DENY } as const;

/** What readers may see, besides `fleet.read`. */
const readers: Record<string, Decisions> = {
  everything: {},
  shop: { [fleetApplicationReadPermission.name]: only('shop') },
  nothing: {
    [fleetApplicationReadPermission.name]: deny,
    [fleetClusterReadPermission.name]: deny,
  },
};

async function start(options: FleetRoutesOptions = {}) {
  const decisions: Decisions = {};
  const { server, model } = await startFleetRoutes({ ...options, decisions });
  const get = (path: string, headers: Record<string, string> = {}) =>
    new Promise<{
      status?: number;
      headers: NodeJS.Dict<string | string[]>;
      bytes: Buffer;
      text: string;
    }>((resolve, reject) => {
      const url = `http://localhost:${server.port()}/api/fleet${path}`;
      ask(url, { headers, agent: false }, response => {
        const parts: Buffer[] = [];
        response.on('data', part => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(parts);
          const encoding = response.headers['content-encoding'] ?? 'identity';
          resolve({
            status: response.statusCode,
            headers: response.headers,
            bytes,
            text: bytes.length > 0 ? unzip[encoding](bytes).toString() : '',
          });
        });
      })
        .on('error', reject)
        .end();
    });
  return {
    model,
    get,
    become(reader: string) {
      for (const name of Object.keys(decisions)) delete decisions[name];
      Object.assign(decisions, readers[reader]);
    },
  };
}

describe('answers that readers share', () => {
  it('are for readers with the same conditions only, however they are asked for', async () => {
    const portal = await start();
    // What each would be told by a portal that nobody else ever asked.
    const alone = new Map<string, string>();
    for (const reader of Object.keys(readers)) {
      const own = await start();
      own.become(reader);
      for (const path of shared) {
        alone.set(`${reader} ${path}`, (await own.get(path)).text);
      }
    }
    for (const path of shared) {
      const told = Object.keys(readers).map(one => alone.get(`${one} ${path}`));
      expect([path, new Set(told).size > 1]).toEqual([path, true]);
    }

    const order = ['everything', 'shop', 'nothing', 'shop', 'everything'];
    for (const path of shared) {
      const etags = new Map<string, string>();
      for (const reader of order) {
        portal.become(reader);
        const expected = alone.get(`${reader} ${path}`);
        for (const encoding of ['br', 'gzip', 'identity']) {
          const answer = await portal.get(path, {
            'accept-encoding': encoding,
          });
          expect([path, reader, answer.status]).toEqual([path, reader, 200]);
          expect(answer.text).toBe(expected);
          etags.set(expected ?? '', String(answer.headers.etag));
        }
        for (const [text, etag] of etags) {
          const again = await portal.get(path, { 'if-none-match': etag });
          expect([path, reader, again.status]).toEqual([
            path,
            reader,
            text === expected ? 304 : 200,
          ]);
        }
      }
    }
  });

  it('are made anew for a new version, and after a second', async () => {
    let now = NOW;
    const model = new FakeFleetModel(fleetWorld());
    const portal = await start({ model, now: () => now });
    const madeAt = async () => {
      const { text } = await portal.get('/overview');
      const { generatedAt, version } = JSON.parse(text);
      return [Date.parse(generatedAt) - NOW, version];
    };

    expect(await madeAt()).toEqual([0, 1]);
    now += 999;
    expect(await madeAt()).toEqual([0, 1]);
    now += 1;
    expect(await madeAt()).toEqual([1_000, 1]);
    now += 1;
    model.change(fleetWorld());
    expect(await madeAt()).toEqual([1_001, 2]);
  });

  it('are zipped as the reader takes them, with one tag for all ways', async () => {
    const { get } = await start();
    const path = '/applications';
    const plain = await get(path, { 'accept-encoding': 'identity' });
    const browser = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
    const older = await get(path, { 'accept-encoding': 'gzip;q=1, br;q=0' });

    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(browser.headers['content-encoding']).toBe('br');
    expect(older.headers['content-encoding']).toBe('gzip');
    for (const answer of [plain, browser, older]) {
      expect(answer.headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        etag: plain.headers.etag,
        vary: expect.stringContaining('Accept-Encoding'),
      });
      expect(Number(answer.headers['content-length'])).toBe(
        answer.bytes.length,
      );
    }
    expect(plain.headers.etag).toMatch(/^W\/"[\w-]{43}"$/);
  });

  it('say that nothing is new without a body', async () => {
    const { get } = await start();
    const { headers } = await get('/clusters');

    const again = await get('/clusters', {
      'if-none-match': String(headers.etag),
      'accept-encoding': 'br',
    });

    expect(again.status).toBe(304);
    expect(again.bytes).toHaveLength(0);
    expect(again.headers['content-encoding']).toBeUndefined();
  });
});

describe('SharedAnswers', () => {
  /** Sends to a reader who takes nothing zipped. */
  async function sendTo(answers: SharedAnswers, answer: object) {
    const send = jest.fn();
    const res = { type: () => res, set: () => res, vary: () => res, send };
    const req = { acceptsEncodings: () => false, fresh: false };
    await answers.send(req as never, res as never, answer);
    return send.mock.calls[0][0];
  }

  it('keeps what was sent last, up to so many bytes', async () => {
    const answers = new SharedAnswers({ mostBytes: 250 });
    const [a, b, c] = ['a', 'b', 'c'].map(letter => ({
      text: letter.repeat(80),
    }));
    const [firstA, firstB] = [
      await sendTo(answers, a),
      await sendTo(answers, b),
    ];

    expect(await sendTo(answers, a)).toBe(firstA);
    await sendTo(answers, c);
    expect(await sendTo(answers, a)).toBe(firstA);
    expect(await sendTo(answers, b)).not.toBe(firstB);
  });
});
