import { InputError, NotAllowedError } from '@backstage/errors';
import type { Router } from 'express';
import { z } from 'zod';
import { API_LOGIN } from '../store/loginIdentity';
import { DEFAULT_BRANCH } from '../store/GitRepository';
import type { PullRequestRecord } from '../store/PullRequestStore';
import type { StoredRepository } from '../store/RepositoryStore';
import type { ApiContext } from './ApiContext';
import { mergeStateBody, pullRequestBody } from './bodies';
import { MergeRefusedError } from './MergeRefusedError';
import { parseInput } from './parseInput';

const listQuery = z.object({
  state: z.enum(['open', 'closed', 'all']).default('open'),
  head: z.string().optional(),
});

const createSchema = z.object({
  title: z.string().trim().min(1).max(256),
  body: z.string().max(65536).nullish(),
  head: z.string(),
  base: z.string().default(DEFAULT_BRANCH),
  draft: z.boolean().default(false),
});

const updateSchema = createSchema
  .pick({ title: true, body: true })
  .extend({ base: z.string(), state: z.enum(['open', 'closed']) })
  .partial();

const mergeSchema = z.object({
  sha: z.string().optional(),
  merge_method: z.string().default('merge'),
});

const reviewersSchema = z.object({
  reviewers: z.array(z.string()).default([]),
  team_reviewers: z.array(z.string()).default([]),
});

const assigneesSchema = z.object({ assignees: z.array(z.string()) });

export function addPullRequestRoutes(
  router: Router,
  { pullRequests, urls, ...context }: ApiContext,
): void {
  const body = (repository: StoredRepository, record: PullRequestRecord) =>
    pullRequestBody(repository, record, urls);

  router.get('/repos/:owner/:repo/pulls', async (req, res) => {
    const repository = context.repository(req.params);
    const { state, head } = parseInput(listQuery, req.query);
    const records = (await pullRequests.list(repository))
      .filter(
        record =>
          state === 'all' || (record.state === 'open') === (state === 'open'),
      )
      .filter(record => !head || head === ownHead(repository, record));
    res.json(records.map(record => body(repository, record)));
  });

  router.post('/repos/:owner/:repo/pulls', async (req, res) => {
    const repository = context.writable(req.params);
    if (!context.mayOpenPullRequests()) {
      throw new NotAllowedError(
        'Resource not accessible by personal access token',
      );
    }
    const wanted = parseInput(createSchema, req.body);
    const record = await pullRequests.open(repository, {
      ...wanted,
      body: wanted.body ?? '',
      head: branchOf(repository, wanted.head),
      author: API_LOGIN,
    });
    res.status(201).json(body(repository, record));
  });

  router.get('/repos/:owner/:repo/pulls/:number(\\d+)', async (req, res) => {
    const repository = context.repository(req.params);
    const record = await pullRequests.get(
      repository,
      Number(req.params.number),
    );
    res.json({
      ...body(repository, record),
      ...mergeStateBody(
        record,
        await pullRequests.obstacle(repository, record),
      ),
    });
  });

  router.patch('/repos/:owner/:repo/pulls/:number(\\d+)', async (req, res) => {
    const repository = context.writable(req.params);
    const { body: text, ...edit } = parseInput(updateSchema, req.body);
    const record = await pullRequests.edit(
      repository,
      Number(req.params.number),
      text === undefined ? edit : { ...edit, body: text ?? '' },
    );
    res.json(body(repository, record));
  });

  router.put(
    '/repos/:owner/:repo/pulls/:number(\\d+)/merge',
    async (req, res) => {
      const repository = context.writable(req.params);
      const { sha, merge_method: method } = parseInput(mergeSchema, req.body);
      if (method !== 'merge') {
        throw new MergeRefusedError(
          `${method} merges are not allowed on this repository.`,
        );
      }
      const number = Number(req.params.number);
      const record = await pullRequests.get(repository, number);
      const obstacle = await pullRequests.obstacle(repository, record);
      if (obstacle) {
        throw new MergeRefusedError(obstacle);
      }
      const merged = await pullRequests.merge(
        repository,
        number,
        API_LOGIN,
        sha,
      );
      res.json({
        sha: merged.mergeCommitSha,
        merged: true,
        message: 'Pull Request successfully merged',
      });
    },
  );

  router.post(
    '/repos/:owner/:repo/pulls/:number(\\d+)/requested_reviewers',
    async (req, res) => {
      const repository = context.writable(req.params);
      const wanted = parseInput(reviewersSchema, req.body);
      const record = await pullRequests.edit(
        repository,
        Number(req.params.number),
        {
          requestedReviewers: [...wanted.reviewers, ...wanted.team_reviewers],
        },
      );
      res.status(201).json(body(repository, record));
    },
  );

  router.post(
    '/repos/:owner/:repo/issues/:number(\\d+)/assignees',
    async (req, res) => {
      const repository = context.writable(req.params);
      const { assignees } = parseInput(assigneesSchema, req.body);
      const record = await pullRequests.edit(
        repository,
        Number(req.params.number),
        { assignees },
      );
      res.status(201).json(body(repository, record));
    },
  );
}

function ownHead(
  { git }: StoredRepository,
  { head }: PullRequestRecord,
): string {
  return `${git.owner}:${head.branch}`;
}

/** The branch in `owner:branch` or `branch`; there are no forks here. */
function branchOf({ git }: StoredRepository, head: string): string {
  const colon = head.indexOf(':');
  if (colon < 0) {
    return head;
  }
  if (head.slice(0, colon) !== git.owner) {
    throw new InputError(
      `head: '${head}' is in a fork, which the demo Git host does not have`,
    );
  }
  return head.slice(colon + 1);
}
