import { InputError, NotFoundError } from '@backstage/errors';
import type { Router } from 'express';
import { z } from 'zod';
import type { ApiContext } from './ApiContext';
import { parseInput } from './parseInput';

const requestSchema = z.object({
  query: z.string(),
  variables: z.object({
    owner: z.string(),
    repo: z.string(),
    head: z.string(),
  }),
});

/**
 * The one query that Backstage's pull-request action sends: is there a branch,
 * and does an open pull request belong to it? Any other query is refused
 * rather than answered with something that it did not ask for.
 */
export function addGraphqlRoute(router: Router, context: ApiContext): void {
  router.post('/graphql', async (req, res) => {
    const { query, variables } = parseInput(requestSchema, req.body);
    if (!/\bassociatedPullRequests\b[^{]*\bOPEN\b/.test(query)) {
      throw new InputError(
        'query: the demo Git host answers only ref.associatedPullRequests(states: OPEN)',
      );
    }
    const { owner, repo, head } = variables;
    const repository = findRepository(context, { owner, repo });
    if (!repository) {
      res.json({
        data: { repository: null },
        errors: [
          {
            type: 'NOT_FOUND',
            path: ['repository'],
            message: `Could not resolve to a Repository with the name '${owner}/${repo}'.`,
          },
        ],
      });
      return;
    }
    const branch = head.replace(/^refs\/heads\//, '');
    if (!(await repository.git.branchHead(branch))) {
      res.json({ data: { repository: { ref: null } } });
      return;
    }
    const open = (await context.pullRequests.list(repository)).filter(
      record => record.state === 'open' && record.head.branch === branch,
    );
    const edges = open.slice(0, 1).map(({ number }) => ({
      node: {
        id: `PR_${owner}_${repo}_${number}`,
        number,
        url: context.urls.pullRequestPage(repository.git, number),
      },
    }));
    res.json({
      data: { repository: { ref: { associatedPullRequests: { edges } } } },
    });
  });
}

function findRepository(
  context: ApiContext,
  address: { owner: string; repo: string },
) {
  try {
    return context.repository(address);
  } catch (error) {
    if (error instanceof NotFoundError) {
      return undefined;
    }
    throw error;
  }
}
