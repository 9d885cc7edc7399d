import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { JsonValue } from '@backstage/types';
import { explainRevision } from '@fleet-portal/backstage-plugin-fleet-common';
import { code } from '../../markdown/inline';
import { findBranch } from '../../pullRequest/findBranch';
import { GithubAccess, githubRepository } from '../../pullRequest/githubAccess';
import {
  differingFiles,
  proposedFiles,
  ProposedFiles,
} from '../../pullRequest/ProposedFiles';
import { branchNameOf } from './branchName';
import { examples } from './findPullRequest.examples';

export type FindPullRequestOptions = GithubAccess;

/**
 * `fleet:pull-request:find` looks whether a change is proposed already, so that
 * a second run of a template ends at the open pull request instead of failing
 * or overwriting what its reviewers pushed.
 */
export function findPullRequestAction(options: FindPullRequestOptions) {
  return createTemplateAction({
    id: 'fleet:pull-request:find',
    description:
      'Finds the open pull request of a change on GitHub, and otherwise a branch on which no commit is lost. Put it before publish:github:pull-request, and publish only when nothing is open.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z =>
          z
            .string()
            .describe('Where the pull request goes, as `host?owner=o&repo=r`'),
        branchName: z =>
          z
            .string()
            .describe(
              'Branch of the change, made from what is asked and not from the task: the same for a second run',
            ),
        asked: z =>
          z
            .custom<JsonValue>()
            .optional()
            .describe(
              'What tells two changes of one branch name apart, for example the parameters: a digest of it is put after the branch name',
            ),
        filesToDelete: z =>
          z
            .array(z.string())
            .optional()
            .describe('Files that the pull request deletes'),
      },
      output: {
        branchName: z =>
          z.string().describe('The branch to publish to, or that is open'),
        open: z =>
          z.boolean().describe('Is the change proposed already, and open?'),
        remoteUrl: z =>
          z.string().optional().describe('Page of the open pull request'),
        pullRequestNumber: z =>
          z.number().optional().describe('Its number; none while none is open'),
        differences: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Files that the open pull request has otherwise than the workspace',
            ),
        markdown: z =>
          z
            .string()
            .optional()
            .describe('What a person should know about the open pull request'),
      },
    },
    async handler(ctx) {
      const { repoUrl, asked, filesToDelete } = ctx.input;
      const branchName = branchNameOf(ctx.input.branchName, asked);
      const unfit = explainRevision(branchName);
      if (unfit) throw new InputError(`branchName: ${unfit}`);
      if (ctx.isDryRun) {
        ctx.logger.info('A dry run does not ask the Git host');
        ctx.output('branchName', branchName);
        ctx.output('open', false);
        return;
      }
      const repository = await githubRepository(options, repoUrl, ctx.signal);
      const files = await proposedFiles(ctx.workspacePath, filesToDelete);
      const found = await findBranch(repository, branchName, files);
      ctx.output('branchName', found.branchName);
      ctx.output('open', found.open !== undefined);
      if (!found.open) {
        ctx.logger.info(`Nothing is proposed yet; ${found.branchName} is free`);
        return;
      }
      const { number, url, headSha } = found.open;
      const differences = await differingFiles(repository, headSha, files);
      ctx.logger.info(`Pull request ${number} is open already: ${url}`);
      ctx.output('remoteUrl', url);
      ctx.output('pullRequestNumber', number);
      ctx.output('differences', differences);
      ctx.output('markdown', openMarkdown(differences, files));
    },
  });
}

function openMarkdown(
  differences: readonly string[],
  files: ProposedFiles,
): string {
  if (differences.length === 0) {
    return 'The open pull request holds the same change. Nothing was pushed to it.';
  }
  return [
    `The open pull request has ${differences.length} of ${files.size} files otherwise than this run would write them: a reviewer has changed it, or it asks for something else. Nothing was pushed to it. Change it there, or close it and run this again.`,
    '',
    ...differences.map(path => `- ${code(path)}`),
  ].join('\n');
}
