import { NotFoundError } from '@backstage/errors';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import type { ApiContext } from '../api/ApiContext';
import { parseInput } from '../api/parseInput';
import { changesBetween } from '../store/FileChange';
import { labelSchema } from '../store/labels';
import { WEB_LOGIN } from '../store/loginIdentity';
import type {
  RepositoryStore,
  StoredRepository,
} from '../store/RepositoryStore';
import { DEFAULT_BRANCH } from '../store/GitRepository';
import { STYLE_PATH } from './layout';
import { pullRequestListPage, pullRequestPage } from './pullRequestPages';
import {
  commitPage,
  commitsPage,
  filePage,
  folderPage,
  repositoryListPage,
  type RepositoryView,
} from './repositoryPages';
import { sameOrigin } from './sameOrigin';
import { STYLE } from './style';

const mergeForm = z.object({ head: z.string() });
const labelForm = z.union([
  z.object({ add: labelSchema }),
  z.object({ remove: z.string() }),
]);

/** Pages for people: reading repositories, reading and merging pull requests. */
export function createWebRouter(
  store: RepositoryStore,
  context: ApiContext,
): Router {
  const { pullRequests, urls } = context;
  const router = PromiseRouter();

  const viewOf = async (
    repository: StoredRepository,
  ): Promise<RepositoryView> => {
    const { git, settings } = repository;
    const records = await pullRequests.list(repository);
    return {
      owner: git.owner,
      name: git.name,
      defaultBranch: DEFAULT_BRANCH,
      ...settings,
      openPullRequests: records.filter(({ state }) => state === 'open').length,
      cloneUrl: urls.clone(git),
    };
  };

  router.use((_req, res, next) => {
    res.set({
      // Pages need no script, and nothing from another host.
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      // With no-referrer a browser would send `Origin: null` on the forms.
      'Referrer-Policy': 'same-origin',
      'Cache-Control': 'no-cache',
    });
    next();
  });

  router.get(STYLE_PATH, (_req, res) => {
    res.type('text/css').send(STYLE);
  });

  router.get('/', async (_req, res) => {
    const repositories = store
      .list()
      .map(({ owner, name }) => store.get(owner, name));
    res.send(repositoryListPage(await Promise.all(repositories.map(viewOf))));
  });

  const folder = async (
    repository: StoredRepository,
    ref: string,
    path: string,
  ): Promise<string> => {
    const tree = await repository.git.readCommitTree(ref);
    const prefix = path === '' ? '' : `${path}/`;
    if (path !== '' && ![...tree.keys()].some(key => key.startsWith(prefix))) {
      throw new NotFoundError('Not Found');
    }
    const readme = tree.get(`${prefix}README.md`);
    return folderPage(
      await viewOf(repository),
      ref,
      path,
      tree,
      readme && (await repository.git.readBlob(readme.oid)).toString('utf8'),
    );
  };

  router.get('/:owner/:repo', async (req, res) => {
    res.send(await folder(context.repository(req.params), DEFAULT_BRANCH, ''));
  });

  router.get('/:owner/:repo/tree/:ref/:path(*)?', async (req, res) => {
    const { ref, path } = req.params;
    res.send(await folder(context.repository(req.params), ref, path ?? ''));
  });

  router.get('/:owner/:repo/blob/:ref/:path(*)', async (req, res) => {
    const repository = context.repository(req.params);
    const { ref, path } = req.params;
    const file = (await repository.git.readCommitTree(ref)).get(path);
    if (!file) {
      throw new NotFoundError('Not Found');
    }
    const content = await repository.git.readBlob(file.oid);
    res.send(filePage(await viewOf(repository), ref, path, content));
  });

  router.get('/:owner/:repo/commits', async (req, res) => {
    const repository = context.repository(req.params);
    const commits = await repository.git.log(DEFAULT_BRANCH, 100);
    res.send(commitsPage(await viewOf(repository), commits));
  });

  router.get('/:owner/:repo/commit/:sha', async (req, res) => {
    const repository = context.repository(req.params);
    const { git } = repository;
    const commit = await git.readCommit(req.params.sha);
    const [parent] = commit.parents;
    const before = parent ? await git.readCommitTree(parent) : new Map();
    const after = await git.readCommitTree(commit.sha);
    const changes = await changesBetween(git, before, after);
    res.send(commitPage(await viewOf(repository), commit, changes));
  });

  router.get('/:owner/:repo/pulls', async (req, res) => {
    const repository = context.repository(req.params);
    const records = await pullRequests.list(repository);
    res.send(pullRequestListPage(await viewOf(repository), records));
  });

  router.get('/:owner/:repo/pull/:number(\\d+)', async (req, res) => {
    const repository = context.repository(req.params);
    const number = Number(req.params.number);
    const record = await pullRequests.get(repository, number);
    res.send(
      pullRequestPage(await viewOf(repository), {
        record,
        commits: await pullRequests.commits(repository, record),
        changes: await pullRequests.changes(repository, record),
        obstacle: await pullRequests.obstacle(repository, record),
      }),
    );
  });

  const form = [
    sameOrigin(urls),
    express.urlencoded({ extended: false, limit: '10kb' }),
  ];

  router.post(
    '/:owner/:repo/pull/:number(\\d+)/merge',
    ...form,
    async (req, res) => {
      const repository = context.writable(req.params);
      const number = Number(req.params.number);
      const { head } = parseInput(mergeForm, req.body);
      await pullRequests.merge(repository, number, WEB_LOGIN, head);
      res.redirect(
        303,
        `/${req.params.owner}/${req.params.repo}/pull/${number}`,
      );
    },
  );

  router.post(
    '/:owner/:repo/pull/:number(\\d+)/close',
    ...form,
    async (req, res) => {
      const repository = context.writable(req.params);
      const number = Number(req.params.number);
      await pullRequests.edit(repository, number, { state: 'closed' });
      res.redirect(
        303,
        `/${req.params.owner}/${req.params.repo}/pull/${number}`,
      );
    },
  );

  router.post(
    '/:owner/:repo/pull/:number(\\d+)/labels',
    ...form,
    async (req, res) => {
      const repository = context.writable(req.params);
      const number = Number(req.params.number);
      const change = parseInput(labelForm, req.body);
      await pullRequests.label(
        repository,
        number,
        'add' in change ? { add: [change.add] } : change,
      );
      res.redirect(
        303,
        `/${req.params.owner}/${req.params.repo}/pull/${number}`,
      );
    },
  );

  router.use(() => {
    throw new NotFoundError('Not Found');
  });
  return router;
}
