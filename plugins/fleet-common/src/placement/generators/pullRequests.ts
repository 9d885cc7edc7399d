import { RE2JS } from 're2js';
import { HubRefusal, NotEvaluable, refusingWithin } from '../failures';
import { slugify } from '../gotemplate/functions/naming';
import { OpenPullRequest } from '../types';
import { newMap } from '../values';
import { GeneratorContext, Params } from './context';
import { PullRequestSpec } from './generator';
import { addValues } from './values';

/**
 * One set of parameters for each open pull request of a GitHub or GitLab
 * repository that has all of the labels and passes one of the filters.
 *
 * @throws NotEvaluable where nobody can be asked: only a hub has the token
 */
export function generatePullRequests(
  spec: PullRequestSpec,
  context: GeneratorContext,
): Params[] {
  const asked = repositoryOf(spec);
  const open = asked && context.pullRequests?.(asked.owner, asked.repo);
  if (!open) {
    throw new NotEvaluable(
      'it asks a source-control provider for its pull requests',
    );
  }
  const passes = filterOf(spec);
  return open
    .filter(
      one =>
        asked.labels.every(label => one.labels.includes(label)) && passes(one),
    )
    .map(one => paramsOf(one, spec, context));
}

function repositoryOf({ github, gitlab }: PullRequestSpec) {
  if (github) return github;
  if (!gitlab) return undefined;
  const parts = gitlab.project.split('/');
  const repo = parts.pop() ?? '';
  return { owner: parts.join('/'), repo, labels: gitlab.labels };
}

type Filter = (pullRequest: OpenPullRequest) => boolean;

/** All matches of one filter must hold, and one filter is enough. */
function filterOf({ filters }: PullRequestSpec): Filter {
  if (filters.length === 0) return () => true;
  const each = filters.map((filter): Filter => {
    const branch = matcher(filter.branchMatch);
    const target = matcher(filter.targetBranchMatch);
    const title = matcher(filter.titleMatch);
    return one =>
      branch(one.branch) && target(one.targetBranch) && title(one.title);
  });
  return one => each.some(passes => passes(one));
}

function matcher(pattern: string): (text: string) => boolean {
  if (pattern === '') return () => true;
  try {
    const compiled = RE2JS.compile(pattern);
    return text => compiled.matcher(text).find();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HubRefusal(`error compiling filter ${pattern}: ${reason}`);
  }
}

function paramsOf(
  one: OpenPullRequest,
  { values }: PullRequestSpec,
  { renderer }: GeneratorContext,
): Params {
  const params = newMap();
  params.number = String(one.number);
  params.title = one.title;
  params.branch = one.branch;
  params.branch_slug = slugify([one.branch]);
  params.target_branch = one.targetBranch;
  params.target_branch_slug = slugify([one.targetBranch]);
  params.head_sha = one.headSha;
  params.head_short_sha = one.headSha.slice(0, 8);
  params.head_short_sha_7 = one.headSha.slice(0, 7);
  params.author = one.author;
  refusingWithin('failed to append templated values', () =>
    addValues(params, values, renderer),
  );
  if (renderer.goTemplate) params.labels = [...one.labels];
  return params;
}
