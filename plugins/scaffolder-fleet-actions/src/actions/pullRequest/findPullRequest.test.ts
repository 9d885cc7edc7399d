import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { createPublishGithubPullRequestAction } from '@backstage/plugin-scaffolder-backend-module-github';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { Fleet, fleetOwner, startFleet } from '@fleet-portal/fleet-simulator';
import { parse } from 'yaml';
import { findPullRequestAction } from './findPullRequest';
import { examples } from './findPullRequest.examples';

jest.setTimeout(60_000);

const workspace = createMockDirectory();
const branch = 'fleet/put-loyalty-points';
const reviewer = { name: 'Grace', email: 'grace@example.org' };
const written = {
  'apps/loyalty-points/values.yaml': 'replicas: 1\n',
  'apps/loyalty-points/applicationset-prod-hub.yaml': 'kind: ApplicationSet\n',
};

let fleet: Fleet;
let host: string;
let integrations: ScmIntegrations;
/** A repository of its own for each test. */
let repo: string;
let repositories = 0;

beforeAll(async () => {
  fleet = await startFleet({
    scenario: 'small',
    now: Date.UTC(2026, 10, 20, 14, 5),
  });
  const { url, token } = fleet.urls.git;
  host = new URL(url).host;
  integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [{ host, apiBaseUrl: url, token }],
        gitlab: [
          {
            host: 'gitlab.example.com',
            apiBaseUrl: 'https://gitlab.example.com/api/v4',
          },
        ],
      },
    }),
  );
});

afterAll(() => fleet?.stop());

beforeEach(async () => {
  repositories += 1;
  repo = `repository-${repositories}`;
  await fleet.git.createRepository(
    fleetOwner,
    repo,
    { 'README.md': '# Fleet\n' },
    'Begin',
  );
  workspace.setContent(written);
});

type Input = Parameters<
  ReturnType<typeof findPullRequestAction>['handler']
>[0]['input'];

function action() {
  return findPullRequestAction({
    integrations,
    githubCredentialsProvider:
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
  });
}

const repoUrl = () => `${host}?owner=${fleetOwner}&repo=${repo}`;

async function find(
  input: Partial<Input> = {},
  context: { isDryRun?: boolean; signal?: AbortSignal } = {},
) {
  const mock = createMockActionContext<Input>({
    workspacePath: workspace.path,
    input: { repoUrl: repoUrl(), branchName: branch, ...input },
  });
  await action().handler({ ...mock, ...context });
  return Object.fromEntries(jest.mocked(mock.output).mock.calls);
}

/** Backstage's own action, as the templates call it. */
async function publish(branchName: string) {
  const mock = createMockActionContext({
    workspacePath: workspace.path,
    input: {
      repoUrl: repoUrl(),
      branchName,
      title: 'Put loyalty-points on the fleet',
      description: 'What it does',
      createWhenEmpty: false,
    },
  });
  const real = createPublishGithubPullRequestAction({
    integrations,
    githubCredentialsProvider:
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
  });
  await real.handler(mock as unknown as Parameters<typeof real.handler>[0]);
  const output = Object.fromEntries(jest.mocked(mock.output).mock.calls);
  return Number(output.pullRequestNumber);
}

const merge = (number: number) =>
  fleet.git.mergePullRequest(fleetOwner, repo, number, 'grace');

const pushTo = (branchName: string, files: Record<string, string>) =>
  fleet.git.commit(fleetOwner, repo, branchName, files, 'Review', reviewer);

/** A branch as a run leaves it that is cut off before its pull request. */
async function branchWithoutPullRequest(name: string) {
  const { url, token } = fleet.urls.git;
  const answer = await fetch(`${url}/repos/${fleetOwner}/${repo}/git/refs`, {
    method: 'POST',
    headers: {
      authorization: `token ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      ref: `refs/heads/${name}`,
      sha: await fleet.git.headOf(fleetOwner, repo),
    }),
  });
  expect(answer.status).toBe(201);
}

describe('fleet:pull-request:find', () => {
  it('finds nothing where nothing was proposed', async () => {
    expect(await find()).toEqual({ branchName: branch, open: false });
  });

  it('finds the open pull request of the same change', async () => {
    const number = await publish(branch);
    expect(await find()).toEqual({
      branchName: branch,
      open: true,
      remoteUrl: expect.stringMatching(`/${fleetOwner}/${repo}/pull/${number}`),
      pullRequestNumber: number,
      differences: [],
      markdown: expect.stringContaining('holds the same change'),
    });
  });

  it('names what a reviewer has changed, and what is to be deleted', async () => {
    await publish(branch);
    const head = await pushTo(branch, {
      'apps/loyalty-points/values.yaml': 'replicas: 2\n',
    });
    const outputs = await find({ filesToDelete: ['README.md', 'no/such'] });
    expect(outputs.differences).toEqual([
      'README.md',
      'apps/loyalty-points/values.yaml',
    ]);
    expect(outputs.markdown).toMatch(/2 of 4 files otherwise/);
    expect(outputs.markdown).toContain('- `apps/loyalty-points/values.yaml`');
    expect(await fleet.git.headOf(fleetOwner, repo, branch)).toBe(head);
  });

  it('gives the branch of a merged pull request for the next one', async () => {
    await merge(await publish(branch));
    expect(await find()).toEqual({ branchName: branch, open: false });
    workspace.setContent({ 'apps/loyalty-points/values.yaml': 'a: 1\n' });
    const second = await publish(branch);
    expect((await find()).pullRequestNumber).toBe(second);
  });

  it('leaves the commits of a closed pull request alone', async () => {
    const first = await publish(branch);
    const head = await pushTo(branch, { 'README.md': '# Reviewed\n' });
    await fleet.git.closePullRequest(fleetOwner, repo, first);
    const { branchName, open } = await find();
    expect([branchName, open]).toEqual([`${branch}-2`, false]);
    const second = await publish(branchName);
    expect(await find()).toMatchObject({
      branchName: `${branch}-2`,
      open: true,
      pullRequestNumber: second,
    });
    expect(await fleet.git.headOf(fleetOwner, repo, branch)).toBe(head);
  });

  it('leaves a merged branch alone that somebody went on with', async () => {
    await merge(await publish(branch));
    await pushTo(branch, { 'README.md': '# More\n' });
    expect((await find()).branchName).toBe(`${branch}-2`);
  });

  it('goes on with the branch of a run that was cut off', async () => {
    await branchWithoutPullRequest(branch);
    await pushTo(branch, written);
    const { branchName } = await find();
    expect(branchName).toBe(branch);
    await publish(branchName);
    const open = await fleet.git.listPullRequests(fleetOwner, repo, 'open');
    expect(open.map(({ head }) => head.branch)).toEqual([branch]);
  });

  it('leaves a branch alone that somebody else made', async () => {
    await branchWithoutPullRequest(branch);
    await pushTo(branch, { 'README.md': '# Mine\n' });
    expect((await find()).branchName).toBe(`${branch}-2`);
  });

  it('tells changes apart by what they ask, in whatever order', async () => {
    const asked = { a: [{ x: 1, y: '2' }], b: null };
    const first = (await find({ asked })).branchName;
    expect(first).toMatch(/^fleet\/put-loyalty-points-[0-9a-f]{8}$/);
    const same = { b: null, a: [{ y: '2', x: 1 }] };
    expect((await find({ asked: same })).branchName).toBe(first);
    expect((await find({ asked: { b: 1 } })).branchName).not.toBe(first);
  });

  it.each<[string, () => Partial<Input>, RegExp]>([
    [
      'another Git host',
      () => ({ repoUrl: 'gitlab.example.com?owner=acme&repo=fleet' }),
      /^repoUrl: gitlab\.example\.com is not a GitHub host.*leave this step out/,
    ],
    [
      'a branch that Git does not know',
      () => ({ branchName: 'fleet/../x y' }),
      /^branchName: .*not a revision/,
    ],
  ])('refuses %s and names the field', async (_, input, words) => {
    await expect(find(input())).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
  });

  it('fails with the words of the Git host', async () => {
    await expect(
      find({ repoUrl: `${host}?owner=${fleetOwner}&repo=missing` }),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      message: expect.stringContaining('404'),
    });
  });

  it('asks nobody in a dry run, and ends with a cancelled task', async () => {
    expect(
      await find(
        { repoUrl: 'nobody.invalid?owner=a&repo=b' },
        { isDryRun: true },
      ),
    ).toEqual({ branchName: branch, open: false });
    expect(action().supportsDryRun).toBe(true);
    await expect(find({}, { signal: AbortSignal.abort() })).rejects.toThrow(
      /abort/i,
    );
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    const { input } = parse(example).steps[0];
    const outputs = await find({ ...input, repoUrl: repoUrl() });
    expect(outputs.branchName).toMatch(/^fleet\//);
    expect(outputs.open).toBe(false);
  });
});
