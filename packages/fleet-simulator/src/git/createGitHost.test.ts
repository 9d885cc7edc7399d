import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PushEvent } from '.';
import { createGitHost } from '.';
import {
  AUTHOR,
  openPullRequest,
  OWNER,
  REPO,
  SEED,
  startTestHost,
  type TestHost,
} from './__fixtures__/startTestHost';

describe('createGitHost', () => {
  let test: TestHost;

  beforeEach(async () => {
    test = await startTestHost();
  });

  afterEach(() => test.stop());

  it('creates a repository once', async () => {
    const head = await test.host.headOf(OWNER, REPO);

    await test.host.createRepository(OWNER, REPO, { 'b.txt': 'b' }, 'Again');

    expect(await test.host.readTree(OWNER, REPO, 'main')).toEqual({
      sha: head,
      files: SEED,
    });
    expect(await test.host.listRepositories()).toEqual([
      {
        owner: OWNER,
        name: REPO,
        defaultBranch: 'main',
        archived: false,
        createdAt: '2026-05-04T08:00:00.000Z',
      },
    ]);
  });

  it('makes the same commits from the same clock and authors', async () => {
    const other = await startTestHost();
    try {
      const changes = { 'apps/billing/values.yaml': 'replicas: 4\n' };
      const shas = await Promise.all(
        [test, other].map(async ({ host, clock }) => {
          clock.ms += 60_000;
          await host.commit(OWNER, REPO, 'main', changes, 'Scale', AUTHOR);
          return (await host.log(OWNER, REPO, 'main', 10)).map(
            ({ sha }) => sha,
          );
        }),
      );
      expect(shas[0]).toHaveLength(2);
      expect(shas[0]).toEqual(shas[1]);
    } finally {
      await other.stop();
    }
  });

  it('commits, removes, and tells who listens', async () => {
    const pushes: PushEvent[] = [];
    const stop = test.host.onPush(event => pushes.push(event));
    test.clock.ms += 90_500;

    const sha = await test.host.commit(
      OWNER,
      REPO,
      'main',
      { 'apps/search/values.yaml': null, 'apps/cart/values.yaml': 'a: 1\n' },
      'Swap search for cart',
      AUTHOR,
    );

    expect(pushes).toEqual([{ owner: OWNER, name: REPO, branch: 'main', sha }]);
    const { files } = await test.host.readTree(OWNER, REPO, sha);
    expect(Object.keys(files)).toEqual([
      'README.md',
      'apps/billing/values.yaml',
      'apps/cart/values.yaml',
      'catalog-info.yaml',
    ]);
    expect(await test.host.log(OWNER, REPO, 'main', 1)).toEqual([
      {
        sha,
        message: 'Swap search for cart',
        author: { ...AUTHOR, date: '2026-05-04T08:01:30.000Z' },
        parents: [expect.stringMatching(/^[0-9a-f]{40}$/)],
      },
    ]);

    const unchanged = await test.host.commit(
      OWNER,
      REPO,
      'main',
      { 'apps/cart/values.yaml': 'a: 1\n', 'not/there.yaml': null },
      'Nothing',
      AUTHOR,
    );
    stop();
    await test.host.commit(OWNER, REPO, 'main', { c: 'c' }, 'Unheard', AUTHOR);
    expect(unchanged).toBe(sha);
    expect(pushes).toHaveLength(1);
  });

  it('lets writers of one repository take their turn', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `file-${index}`);

    await Promise.all(
      names.map(name =>
        test.host.commit(OWNER, REPO, 'main', { [name]: name }, name, AUTHOR),
      ),
    );

    const { files } = await test.host.readTree(OWNER, REPO, 'main');
    expect(Object.keys(files)).toEqual(expect.arrayContaining(names));
    expect(await test.host.log(OWNER, REPO, 'main', 50)).toHaveLength(13);
  });

  it('merges what both branches changed in different places', async () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line: ${index}\n`);
    const edited = (index: number) =>
      lines.map((line, at) => (at === index ? `line: new\n` : line)).join('');
    const commit = (content: string) =>
      test.host.commit(OWNER, REPO, 'main', { v: content }, 'Edit', AUTHOR);
    await commit(lines.join(''));
    const number = await openPullRequest(test, {
      branch: 'edit',
      title: 'Edit line 2',
      files: { v: edited(2), 'apps/search/values.yaml': null },
    });
    await commit(edited(17));
    const pushes: PushEvent[] = [];
    test.host.onPush(event => pushes.push(event));
    test.clock.ms += 1000;

    const merged = await test.host.mergePullRequest(OWNER, REPO, number, 'eve');

    const { sha, files } = await test.host.readTree(OWNER, REPO, 'main');
    expect(files.v.match(/new/g)).toHaveLength(2);
    expect(Object.keys(files)).not.toContain('apps/search/values.yaml');
    expect(merged).toMatchObject({
      state: 'merged',
      mergedBy: 'eve',
      mergedAt: '2026-05-04T08:00:01.000Z',
      mergeCommitSha: sha,
      url: `${test.baseUrl}/${OWNER}/${REPO}/pull/${number}`,
    });
    expect(pushes).toEqual([{ owner: OWNER, name: REPO, branch: 'main', sha }]);
    const [top] = await test.host.log(OWNER, REPO, 'main', 1);
    expect(top.message).toBe(
      `Merge pull request #1 from ${OWNER}/edit\n\nEdit line 2`,
    );
    expect(top.parents).toHaveLength(2);
    await expect(
      test.host.mergePullRequest(OWNER, REPO, number, 'eve'),
    ).rejects.toThrow('it is merged');
  });

  it('refuses to merge a conflict and names the file, then merges once it is gone', async () => {
    const path = 'apps/billing/values.yaml';
    const files = { [path]: 'replicas: 3\nimage: billing:1.0.0\n' };
    const number = await openPullRequest(test, { branch: 'scale', files });
    const commit = (content: string) =>
      test.host.commit(OWNER, REPO, 'main', { [path]: content }, 'x', AUTHOR);
    await commit('replicas: 8\nimage: billing:1.0.0\n');

    await expect(
      test.host.mergePullRequest(OWNER, REPO, number, 'eve'),
    ).rejects.toThrow(`not mergeable: Both branches changed ${path}.`);

    await commit(SEED[path]);
    await test.host.mergePullRequest(OWNER, REPO, number, 'eve');
    const tree = await test.host.readTree(OWNER, REPO, 'main');
    expect(tree.files).toMatchObject(files);
  });

  it('keeps repositories, flags and pull requests over a restart', async () => {
    const merged = await openPullRequest(test, {
      branch: 'one',
      files: { one: '1' },
    });
    await test.host.mergePullRequest(OWNER, REPO, merged, 'eve');
    await openPullRequest(test, { branch: 'two', files: { two: '2' } });
    await test.host.setArchived(OWNER, REPO, true);

    const reopened = await test.reopen();

    for (const question of [
      (host: typeof reopened) => host.listRepositories(),
      (host: typeof reopened) => host.listPullRequests(OWNER, REPO),
      (host: typeof reopened) => host.readTree(OWNER, REPO, 'main'),
      (host: typeof reopened) => host.log(OWNER, REPO, 'main', 10),
    ]) {
      expect(await question(reopened)).toEqual(await question(test.host));
    }
    await reopened.setArchived(OWNER, REPO, false);
    const open = await reopened.listPullRequests(OWNER, REPO, 'open');
    expect(open.map(({ number }) => number)).toEqual([2]);
    await reopened.closePullRequest(OWNER, REPO, 2);
    expect(await reopened.listPullRequests(OWNER, REPO, 'open')).toEqual([]);
  });

  it('starts a creation anew that was cut off', async () => {
    const cutOff = join(test.stateDir, 'repositories', OWNER, 'half', 'git');
    await mkdir(cutOff, { recursive: true });
    await writeFile(join(cutOff, 'HEAD'), '');

    const reopened = await test.reopen();

    await expect(reopened.headOf(OWNER, 'half')).rejects.toThrow('Not Found');
    await reopened.createRepository(OWNER, 'half', { a: 'a' }, 'Begin');
    const { files } = await reopened.readTree(OWNER, 'half', 'HEAD');
    expect(files).toEqual({ a: 'a' });
  });

  it('writes nothing to an archived repository', async () => {
    const number = await openPullRequest(test, {
      branch: 'late',
      files: { late: 'late' },
    });
    await test.host.setArchived(OWNER, REPO, true);
    const message = 'Repository was archived so is read-only.';

    await expect(
      test.host.commit(OWNER, REPO, 'main', { a: 'a' }, 'a', AUTHOR),
    ).rejects.toThrow(message);
    await expect(
      test.host.mergePullRequest(OWNER, REPO, number, 'eve'),
    ).rejects.toThrow(message);
  });

  it('refuses names that would leave their folder', async () => {
    const { host } = test;
    for (const [owner, name] of [
      ['..', 'a'],
      ['a', '..'],
      ['a', '.git'],
      ['a/b', 'c'],
      ['a', 'b/../../c'],
      ['repos', 'a'],
      ['', 'a'],
      ['a', 'b.git'],
    ]) {
      await expect(host.createRepository(owner, name, {}, 'x')).rejects.toThrow(
        'cannot be used',
      );
      await expect(host.headOf(owner, name)).rejects.toThrow('Not Found');
    }
    for (const path of [
      '../a',
      '/a',
      'a//b',
      '.git/config',
      'a/.GIT/b',
      'a\\b',
    ]) {
      await expect(
        host.commit(OWNER, REPO, 'main', { [path]: 'x' }, 'x', AUTHOR),
      ).rejects.toThrow('malformed path component');
    }
    for (const branch of ['../main', 'a..b', '-a', 'a/', 'a.lock', 'HEAD']) {
      await expect(
        host.commit(OWNER, REPO, branch, { a: 'x' }, 'x', AUTHOR),
      ).rejects.toThrow('cannot be used');
    }
  });

  it('does not start without a token', async () => {
    const { stateDir } = test;
    const options = { stateDir, now: () => 0, token: '', baseUrl: '' };
    await expect(createGitHost(options)).rejects.toThrow('token:');
  });
});
