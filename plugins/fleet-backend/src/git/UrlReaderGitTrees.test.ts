import { mockServices } from '@backstage/backend-test-utils';
import type { UrlReaderServiceReadTreeResponse } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { canonicalRepository, treeUrl } from './treeUrl';
import { UrlReaderGitTrees } from './UrlReaderGitTrees';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host: 'git.example.com' }],
      gitlab: [
        {
          host: 'lab.example.com',
          apiBaseUrl: 'https://lab.example.com/api/v4',
        },
      ],
    },
  }),
);
const repoURL = 'https://git.example.com/platform/fleet.git';

describe('canonicalRepository', () => {
  it.each([
    ['https://git.example.com/a/b.git', 'https://git.example.com/a/b'],
    ['https://user@git.example.com/a/b/', 'https://git.example.com/a/b'],
    ['git@git.example.com:a/b.git', 'https://git.example.com/a/b'],
    ['ssh://git@git.example.com:22/a/b', 'https://git.example.com/a/b'],
    ['http://127.0.0.1:8080/a/b', 'http://127.0.0.1:8080/a/b'],
    ['oci://git.example.com/a/b', undefined],
    ['file:///etc', undefined],
    ['not a url', undefined],
  ])('of %s is %s', (text, expected) => {
    expect(canonicalRepository(text)).toBe(expected);
  });
});

describe('treeUrl', () => {
  it.each([
    ['https://git.example.com/a/b', 'main', '/tree/main'],
    ['https://git.example.com/a/b', 'HEAD', ''],
    ['https://git.example.com/a/b', '', ''],
    ['https://lab.example.com/a/b', 'v1.2', '/-/tree/v1.2'],
  ])('of %s at %j ends with %j', (repository, revision, end) => {
    expect(treeUrl(integrations, repository, revision)).toBe(repository + end);
  });

  it.each([
    ['https://elsewhere.example.com/a/b', 'main'],
    ['https://elsewhere.example.com/a/b', ''],
    ['https://git.example.com/a/b', 'feature/x'],
    ['https://git.example.com/a/b', '../../c'],
  ])('of %s at %j is unknown', (repository, revision) => {
    expect(treeUrl(integrations, repository, revision)).toBeUndefined();
  });
});

describe('UrlReaderGitTrees', () => {
  function treesOf(files: Record<string, string>) {
    const answer: Pick<UrlReaderServiceReadTreeResponse, 'files'> = {
      files: async () =>
        Object.entries(files).map(([path, content]) => ({
          path,
          content: async () => Buffer.from(content),
        })),
    };
    const reader = mockServices.urlReader.mock();
    reader.readTree.mockResolvedValue(
      answer as UrlReaderServiceReadTreeResponse,
    );
    const logger = mockServices.logger.mock();
    let now = 1_000;
    const trees = new UrlReaderGitTrees({
      reader,
      integrations,
      logger,
      now: () => now,
    });
    const pass = (ms: number) => {
      now += ms;
    };
    return { reader, logger, trees, pass };
  }

  it('reads paths, and the content of what generators read', async () => {
    const { trees, reader } = treesOf({ 'a/x.yaml': 'a: 1', 'a/b.png': 'x' });
    const git = await trees.trees(
      [{ repoURL, revision: 'main' }],
      new Set(['git@git.example.com:platform/fleet.git']),
    );
    expect(git(repoURL, 'main')).toEqual({
      files: { 'a/x.yaml': 'a: 1', 'a/b.png': undefined },
    });
    expect(git(repoURL, 'other')).toBeUndefined();
    expect(reader.readTree).toHaveBeenCalledWith(
      'https://git.example.com/platform/fleet/tree/main',
      expect.anything(),
    );
  });

  it('does not open a repository that the fleet does not use', async () => {
    const { trees, reader } = treesOf({});
    const wanted = {
      repoURL: 'https://git.example.com/secret/plans',
      revision: '',
    };
    const git = await trees.trees([wanted], new Set([repoURL]));
    expect(git(wanted.repoURL, '')).toBeUndefined();
    expect(reader.readTree).not.toHaveBeenCalled();
  });

  it('reads once for half a minute', async () => {
    const { trees, reader, pass } = treesOf({});
    const read = () =>
      trees.trees([{ repoURL, revision: '' }], new Set([repoURL]));
    await Promise.all([read(), read()]);
    await read();
    expect(reader.readTree).toHaveBeenCalledTimes(1);
    pass(30_001);
    await read();
    expect(reader.readTree).toHaveBeenCalledTimes(2);
  });

  it('knows nothing of what cannot be read, and says why in the log', async () => {
    const { trees, reader, logger } = treesOf({});
    reader.readTree.mockRejectedValue(new Error('403 Forbidden'));
    const git = await trees.trees(
      [{ repoURL, revision: 'main' }],
      new Set([repoURL]),
    );
    expect(git(repoURL, 'main')).toBeUndefined();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('403 Forbidden'),
    );
  });
});
