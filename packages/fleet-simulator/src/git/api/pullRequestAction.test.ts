import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { createPublishGithubPullRequestAction } from '@backstage/plugin-scaffolder-backend-module-github';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  OWNER,
  REPO,
  SEED,
  startTestHost,
  TOKEN,
  type TestHost,
} from '../__fixtures__/startTestHost';

interface Refusal {
  what: string;
  prepare: () => Promise<void>;
  input: { repo?: string; targetBranchName?: string };
  token: string;
  cause: { status: number; message: RegExp };
}

// The contract of this host is Backstage's own action, so that is what runs.
describe('publish:github:pull-request', () => {
  let test: TestHost;
  let workspacePath: string;

  beforeEach(async () => {
    test = await startTestHost();
    workspacePath = await mkdtemp(join(tmpdir(), 'workspace-'));
  });

  afterEach(async () => {
    await test.stop();
    await rm(workspacePath, { recursive: true, force: true });
  });

  async function writeWorkspace(
    files: Record<string, string>,
    mode = 0o644,
  ): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(workspacePath, path)), { recursive: true });
      await writeFile(join(workspacePath, path), content, { mode });
    }
  }

  async function run(input: Record<string, unknown> = {}, token = TOKEN) {
    const config = new ConfigReader({
      integrations: {
        github: [{ host: test.hostname, apiBaseUrl: test.baseUrl, token }],
      },
    });
    const integrations = ScmIntegrations.fromConfig(config);
    const action = createPublishGithubPullRequestAction({
      integrations,
      githubCredentialsProvider:
        DefaultGithubCredentialsProvider.fromIntegrations(integrations),
      config,
    });
    const context = createMockActionContext({
      workspacePath,
      input: {
        repoUrl: `${test.hostname}?owner=${OWNER}&repo=${REPO}`,
        branchName: 'fleet/add-payments',
        title: 'Put payments on the fleet',
        description: 'Reaches **3** clusters',
        ...input,
      },
    });
    await action.handler(
      context as unknown as Parameters<typeof action.handler>[0],
    );
    const calls = (context.output as jest.Mock).mock.calls;
    return Object.fromEntries(calls) as {
      remoteUrl: string;
      pullRequestNumber: number;
      targetBranchName: string;
    };
  }

  const changesOf = async (branch: string) => {
    const { files } = await test.host.readTree(OWNER, REPO, branch);
    return files;
  };

  it('opens a pull request that a person can open in the browser', async () => {
    await writeWorkspace({ 'apps/payments/values.yaml': 'replicas: 1\n' });

    const output = await run();

    expect(output).toEqual({
      targetBranchName: 'main',
      pullRequestNumber: 1,
      remoteUrl: `${test.baseUrl}/${OWNER}/${REPO}/pull/1`,
    });
    expect((await fetch(output.remoteUrl)).status).toBe(200);
    expect(await changesOf('fleet/add-payments')).toEqual({
      ...SEED,
      'apps/payments/values.yaml': 'replicas: 1\n',
    });
    await expect(
      test.host.getPullRequest(OWNER, REPO, 1),
    ).resolves.toMatchObject({
      state: 'open',
      title: 'Put payments on the fleet',
      body: 'Reaches **3** clusters',
      head: { branch: 'fleet/add-payments' },
      base: { branch: 'main' },
    });
    expect(await changesOf('main')).toEqual(SEED);
  });

  it('keeps binary content, executable files and symbolic links', async () => {
    await writeWorkspace({ 'hooks/pre-sync.sh': '#!/bin/sh\n' }, 0o755);
    const bytes = Buffer.from([0, 255, 128, 10]);
    await writeFile(join(workspacePath, 'logo.bin'), bytes);
    await symlink('README.md', join(workspacePath, 'LIESMICH.md'));

    await run();

    const repo = `/repos/${OWNER}/${REPO}`;
    const { body } = await test.api(
      'GET',
      `${repo}/git/trees/fleet/add-payments?recursive=1`,
    );
    const entry = (path: string) =>
      body.tree.find(candidate => candidate.path === path);
    expect(entry('hooks/pre-sync.sh')).toMatchObject({ mode: '100755' });
    expect(entry('LIESMICH.md')).toMatchObject({ mode: '120000' });
    expect(entry('README.md')).toMatchObject({ mode: '100644' });
    const blob = await test.api(
      'GET',
      `${repo}/git/blobs/${entry('logo.bin')?.sha}`,
    );
    expect(Buffer.from(blob.body.content, 'base64')).toEqual(bytes);

    await test.host.mergePullRequest(OWNER, REPO, 1, 'grace');
    const merged = await test.api('GET', `${repo}/git/trees/main?recursive=1`);
    expect(merged.body.tree).toContainEqual(
      expect.objectContaining({ path: 'hooks/pre-sync.sh', mode: '100755' }),
    );
  });

  it('removes files, also in folders, and forgives one that is not there', async () => {
    await writeWorkspace({ 'CHANGES.md': 'search is retired\n' });

    await run({ filesToDelete: ['apps/search/values.yaml', 'no/such.yaml'] });

    const files = await changesOf('fleet/add-payments');
    expect(Object.keys(files).sort()).toEqual([
      'CHANGES.md',
      'README.md',
      'apps/billing/values.yaml',
      'catalog-info.yaml',
    ]);
  });

  it('refuses a second run while the pull request is open, and takes it with update', async () => {
    await writeWorkspace({ 'apps/payments/values.yaml': 'replicas: 1\n' });
    await run();
    await writeWorkspace({ 'apps/payments/values.yaml': 'replicas: 5\n' });

    await expect(run()).rejects.toMatchObject({
      cause: expect.objectContaining({
        message: expect.stringContaining('Pull request already exists'),
      }),
    });
    const output = await run({ update: true, title: 'Five replicas' });

    expect(output.pullRequestNumber).toBe(1);
    const pullRequest = await test.host.getPullRequest(OWNER, REPO, 1);
    expect(pullRequest.title).toBe('Five replicas');
    expect(pullRequest.head.sha).toBe(
      await test.host.headOf(OWNER, REPO, 'fleet/add-payments'),
    );
    expect(await changesOf('fleet/add-payments')).toMatchObject({
      'apps/payments/values.yaml': 'replicas: 5\n',
    });
  });

  it('uses the same branch again for a new pull request after a merge', async () => {
    await writeWorkspace({ 'apps/payments/values.yaml': 'replicas: 1\n' });
    await run();
    await test.host.mergePullRequest(OWNER, REPO, 1, 'grace');
    await writeWorkspace({ 'apps/payments/values.yaml': 'replicas: 5\n' });

    const output = await run();

    expect(output.pullRequestNumber).toBe(2);
    const pulls = await test.host.listPullRequests(OWNER, REPO);
    expect(pulls.map(({ number, state }) => [number, state])).toEqual([
      [2, 'open'],
      [1, 'merged'],
    ]);
    expect(pulls[1].head.sha).not.toBe(pulls[0].head.sha);
  });

  it('asks reviewers and assigns people', async () => {
    await writeWorkspace({ 'a.txt': 'a\n' });

    await run({
      reviewers: ['grace'],
      teamReviewers: ['sre'],
      assignees: ['ada'],
      draft: true,
    });

    await expect(
      test.host.getPullRequest(OWNER, REPO, 1),
    ).resolves.toMatchObject({
      draft: true,
      requestedReviewers: ['grace', 'sre'],
      assignees: ['ada'],
    });
  });

  it('writes the author that the template names', async () => {
    await writeWorkspace({ 'a.txt': 'a\n' });

    await run({ gitAuthorName: 'Ada', gitAuthorEmail: 'ada@example.org' });

    const [commit] = await test.host.log(OWNER, REPO, 'fleet/add-payments', 1);
    expect(commit.author).toEqual({
      name: 'Ada',
      email: 'ada@example.org',
      date: '2026-05-04T08:00:00.000Z',
    });
  });

  it.each([
    {
      what: 'an archived repository',
      prepare: () => test.host.setArchived(OWNER, REPO, true),
      input: {},
      token: TOKEN,
      cause: { status: 403, message: /archived so is read-only/ },
    },
    {
      what: 'a repository that is not there',
      prepare: async () => undefined,
      input: { repo: 'missing' },
      token: TOKEN,
      cause: { status: 404, message: /Not Found/ },
    },
    {
      what: 'a wrong token',
      prepare: async () => undefined,
      input: {},
      token: 'expired',
      cause: { status: 401, message: /Bad credentials/ },
    },
    {
      what: 'a target branch that is not there',
      prepare: async () => undefined,
      input: { targetBranchName: 'release' },
      token: TOKEN,
      cause: { status: 404, message: /No commit found for the ref release/ },
    },
  ] as Refusal[])(
    'answers $what as GitHub does',
    async ({ prepare, input, token, cause }) => {
      await writeWorkspace({ 'a.txt': 'a\n' });
      await prepare();

      const { repo = REPO, ...rest } = input;
      const repoUrl = `${test.hostname}?owner=${OWNER}&repo=${repo}`;

      await expect(run({ repoUrl, ...rest }, token)).rejects.toMatchObject({
        cause: {
          status: cause.status,
          message: expect.stringMatching(cause.message),
        },
      });
    },
  );
});
