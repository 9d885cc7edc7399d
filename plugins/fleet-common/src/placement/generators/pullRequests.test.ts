import { evaluate, named, namesOf } from '../__fixtures__/fleet';
import { OpenPullRequest } from '../types';

const sha = '8c1f02e5b1d9c4aa70e3b2f19d05a1c7e6f80912';
const open = (
  number: number,
  branch: string,
  ...labels: string[]
): OpenPullRequest => ({
  number,
  title: `Change ${number}`,
  branch,
  targetBranch: number === 3 ? 'release/2' : 'main',
  headSha: sha,
  author: 'ada',
  labels,
});
const all = [
  open(1, 'feature/Points', 'preview', 'ready'),
  open(2, 'fix', 'preview'),
  open(3, 'fix-old', 'preview', 'ready'),
  open(4, 'docs'),
];

/** The pull requests of acme/shop, and of no other repository. */
const pullRequests = (owner: string, repo: string) =>
  owner === 'acme' && repo === 'shop' ? all : undefined;

const github = (labels: string[], more: object = {}) => ({
  pullRequest: { github: { owner: 'acme', repo: 'shop', labels }, ...more },
});

function generated(generator: object, goTemplate = true) {
  const template = goTemplate ? 'app-{{.number}}' : 'app-{{number}}';
  return evaluate(
    { generators: [generator], template: named(template), goTemplate },
    { pullRequests },
  );
}

describe('the pull request generator', () => {
  it.each([true, false])(
    'takes the open ones that have all of the labels, goTemplate: %s',
    goTemplate => {
      const names = (labels: string[]) =>
        namesOf(generated(github(labels), goTemplate));
      expect(names(['preview', 'ready'])).toEqual(['app-1', 'app-3']);
      expect(names(['preview'])).toEqual(['app-1', 'app-2', 'app-3']);
      expect(names([])).toHaveLength(4);
    },
  );

  it('takes those of a project of GitLab', () => {
    const generator = {
      pullRequest: { gitlab: { project: 'acme/shop', labels: ['ready'] } },
    };
    expect(namesOf(generated(generator))).toEqual(['app-1', 'app-3']);
  });

  it('takes what passes one of the filters, by each of its matches', () => {
    const filters = [
      { targetBranchMatch: '^main$', branchMatch: '^f' },
      { titleMatch: '4$' },
    ];
    expect(namesOf(generated(github([], { filters })))).toEqual([
      'app-1',
      'app-2',
      'app-4',
    ]);
  });

  it('tells what a hub tells of each', () => {
    const values = { slug: '{{.branch_slug}}-{{.number}}' };
    const { applications } = generated(github(['ready'], { values }));
    expect(applications[0].params).toEqual({
      number: '1',
      title: 'Change 1',
      branch: 'feature/Points',
      branch_slug: 'feature-points',
      target_branch: 'main',
      target_branch_slug: 'main',
      head_sha: sha,
      head_short_sha: sha.slice(0, 8),
      head_short_sha_7: sha.slice(0, 7),
      author: 'ada',
      labels: ['preview', 'ready'],
      values: { slug: 'feature-points-1' },
    });
  });

  it('is not evaluated for a repository or a host that nobody can ask', () => {
    for (const source of [
      { github: { owner: 'acme', repo: 'other' } },
      { bitbucketServer: { project: 'acme', repo: 'shop' } },
    ]) {
      const { unsupported, errors } = generated({ pullRequest: source });
      expect(errors).toEqual([]);
      expect(unsupported).toEqual([
        {
          generator: 'generators[0].pullRequest',
          reason: 'it asks a source-control provider for its pull requests',
        },
      ]);
    }
  });

  it('refuses a filter that is no expression', () => {
    const { errors } = generated(
      github([], { filters: [{ titleMatch: '(' }] }),
    );
    expect(errors[0].message).toMatch(/^error compiling filter \(/);
  });
});
