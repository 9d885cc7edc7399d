import type { IncomingMessage } from 'http';
import type { SpokeClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { gzipSync } from 'zlib';
import { servedSpoke } from '../__testUtils__/servedSpoke';

const canary = 'canary-7f3a';
const { signal } = new AbortController();

/** What the spoke was asked, in order. */
let asked: string[];
/** Whether Secrets may be listed; a number refuses the question itself. */
let allowed: boolean | number;
let secrets: object[];
let spoke: Awaited<ReturnType<typeof servedSpoke>>;
let client: SpokeClient;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

beforeAll(async () => {
  spoke = await servedSpoke(async (request, response) => {
    const url = new URL(request.url!, 'http://spoke');
    asked.push(`${request.method} ${url.pathname}${url.search}`);
    const isReview = request.method === 'POST';
    const review = isReview ? JSON.parse(await bodyOf(request)) : undefined;
    const first = url.searchParams.get('continue') === null;
    response.statusCode =
      isReview && typeof allowed === 'number' ? allowed : 200;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(
        isReview
          ? { ...review, status: { allowed } }
          : {
              metadata: first ? { continue: 'more' } : {},
              items: first ? secrets : [],
            },
      ),
    );
  });
  client = spoke.client;
});
beforeEach(() => {
  asked = [];
  allowed = true;
  secrets = [];
});
afterAll(() => spoke.stop());

const manifest = `---
# Source: shop/templates/cron.yaml
apiVersion: batch/v1beta1
kind: CronJob
metadata:
  name: nightly
  annotations: { note: ${canary} }
---
# Source: shop/templates/secret.yaml
apiVersion: v1
kind: Secret
metadata:
  name: password
stringData:
  password: ${canary}
`;
const inside = { name: 'shop', manifest, config: { password: canary } };
const twice = (bytes: Buffer) =>
  Buffer.from(bytes.toString('base64')).toString('base64');
const secret = (name: string, release: string | undefined) => ({
  metadata: {
    name: `sh.helm.release.v1.${name}.v3`,
    namespace: 'shop',
    labels: { name, owner: 'helm', status: 'deployed' },
    annotations: { note: canary },
  },
  type: 'helm.sh/release.v1',
  data: release === undefined ? undefined : { release, other: canary },
});
const read = () => client.listPlatform!('helmReleases', { signal });

it('asks first, and lists no Secret where that is not granted', async () => {
  allowed = false;
  const nothing = { granted: false, searched: 0, doomed: [], unread: [] };
  expect(await read()).toEqual(nothing);
  expect(asked).toEqual([
    'POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
  ]);
  allowed = 405;
  expect(await read()).toEqual(nothing);
  allowed = 500;
  await expect(read()).rejects.toMatchObject({ name: 'SourceError' });
  expect(asked.filter(one => one.includes('secrets'))).toEqual([]);
});

it('asks for Helm’s Secrets only, and keeps nothing of them but what goes', async () => {
  secrets = [
    secret('shop', twice(gzipSync(JSON.stringify(inside)))),
    secret('plain', twice(Buffer.from(JSON.stringify(inside)))),
  ];
  const found = await read();
  const doomed = { apiVersion: 'batch/v1beta1', kind: 'CronJob' };
  expect(found).toEqual({
    granted: true,
    searched: 2,
    doomed: [
      { ...doomed, name: 'nightly', release: 'shop/shop' },
      { ...doomed, name: 'nightly', release: 'shop/plain' },
    ],
    unread: [],
  });
  expect(JSON.stringify(found)).not.toContain(canary);
  const lists = asked.slice(1);
  expect(lists).toHaveLength(2);
  for (const one of lists) {
    expect(one).toMatch(/^GET \/api\/v1\/secrets\?limit=20&/);
    expect(one).toContain('fieldSelector=type%3Dhelm.sh%2Frelease.v1');
    expect(one).toContain('labelSelector=owner%3Dhelm%2Cstatus%3Ddeployed');
  }
});

it('names a release that it cannot understand, and no word of it', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, canary));
  secrets = [
    secret('empty', undefined),
    secret('odd', twice(Buffer.from(`{"manifest": ${canary}}`))),
    secret('other', twice(Buffer.from(JSON.stringify({ name: canary })))),
    secret('bomb', twice(bomb)),
  ];
  const found = await read();
  expect(found).toEqual({
    granted: true,
    searched: 0,
    doomed: [],
    unread: ['shop/empty', 'shop/odd', 'shop/other', 'shop/bomb'],
  });
});
