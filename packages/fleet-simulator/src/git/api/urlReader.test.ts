import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import {
  AUTHOR,
  OWNER,
  REPO,
  SEED,
  startTestHost,
  TOKEN,
  type TestHost,
} from '../__fixtures__/startTestHost';

// Backstage's own reader, the way the catalog and the scaffolder use it.
describe.each(['http', 'https'])('URL reader with %s addresses', scheme => {
  let test: TestHost;

  beforeEach(async () => {
    test = await startTestHost();
  });

  afterEach(() => test.stop());

  function reader() {
    return UrlReaders.default({
      logger: mockServices.logger.mock(),
      config: new ConfigReader({
        integrations: {
          github: [
            { host: test.hostname, apiBaseUrl: test.baseUrl, token: TOKEN },
          ],
        },
      }),
    });
  }

  const address = (rest: string) =>
    `${scheme}://${test.hostname}/${OWNER}/${REPO}${rest}`;

  it('reads a file and says when it is unchanged', async () => {
    const url = address('/blob/main/apps/billing/values.yaml');

    const first = await reader().readUrl(url);

    expect((await first.buffer()).toString()).toBe(
      SEED['apps/billing/values.yaml'],
    );
    expect(first.lastModifiedAt?.toISOString()).toBe(
      '2026-05-04T08:00:00.000Z',
    );
    await expect(
      reader().readUrl(url, { etag: first.etag }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });

    const changes = { 'apps/billing/values.yaml': 'replicas: 9\n' };
    await test.host.commit(OWNER, REPO, 'main', changes, 'More', AUTHOR);
    const second = await reader().readUrl(url, { etag: first.etag });
    expect((await second.buffer()).toString()).toBe('replicas: 9\n');
  });

  it('says that a file, a branch or a repository is not there', async () => {
    for (const url of [
      address('/blob/main/nothing.yaml'),
      address('/blob/nobranch/README.md'),
      address('-gone/blob/main/README.md'),
    ]) {
      await expect(reader().readUrl(url)).rejects.toThrow(NotFoundError);
    }
  });

  it('finds files by a pattern', async () => {
    const found = await reader().search(address('/blob/main/**/values.yaml'));

    expect(found.etag).toBe(await test.host.headOf(OWNER, REPO));
    const contents = await Promise.all(
      found.files.map(async ({ url, content }) => [
        url,
        (await content()).toString(),
      ]),
    );
    expect(contents).toEqual([
      [
        address('/blob/main/apps/billing/values.yaml'),
        SEED['apps/billing/values.yaml'],
      ],
      [
        address('/blob/main/apps/search/values.yaml'),
        SEED['apps/search/values.yaml'],
      ],
    ]);
    await expect(
      reader().search(address('/blob/main/**/values.yaml'), {
        etag: found.etag,
      }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
  });

  it('reads a folder as an archive, of a branch and of the default branch', async () => {
    const folder = await reader().readTree(address('/tree/main/apps'));
    const files = await folder.files();
    expect(files.map(({ path }) => path).sort()).toEqual([
      'billing/values.yaml',
      'search/values.yaml',
    ]);

    const whole = await reader().readTree(address(''));
    expect(whole.etag).toBe(await test.host.headOf(OWNER, REPO));
    expect(await whole.files()).toHaveLength(Object.keys(SEED).length);
  });
});
