import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { NotFoundError } from '@backstage/errors';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { DEFAULT_BRANCH } from '../store/GitRepository';
import type {
  RepositoryStore,
  StoredRepository,
} from '../store/RepositoryStore';

/**
 * `git clone` and `git fetch` over Git's dumb HTTP protocol: the list of refs,
 * and the object files as they lie on disk. Reading only; there are no packs,
 * because every object here was written loose.
 */
export function createCloneRouter(store: RepositoryStore): Router {
  const router = PromiseRouter();
  const base = '/:owner/:repo';

  router.get(`${base}/info/refs`, async (req, res) => {
    const { git } = repositoryOf(store, req);
    const lines = [];
    for (const branch of await git.branches()) {
      lines.push(`${await git.resolve(branch)}\trefs/heads/${branch}\n`);
    }
    res
      .set('Cache-Control', 'no-store')
      .type('text/plain')
      .send(lines.join(''));
  });

  router.get(`${base}/HEAD`, (req, res) => {
    repositoryOf(store, req);
    res.type('text/plain').send(`ref: refs/heads/${DEFAULT_BRANCH}\n`);
  });

  router.get(`${base}/objects/info/packs`, (req, res) => {
    repositoryOf(store, req);
    res.type('text/plain').send('\n');
  });

  router.get(
    `${base}/objects/:folder([0-9a-f]{2})/:file([0-9a-f]{38})`,
    async (req, res) => {
      const { git } = repositoryOf(store, req);
      const { folder, file } = req.params;
      try {
        const object = await fs.readFile(
          join(git.gitdir, 'objects', folder, file),
        );
        res.type('application/x-git-loose-object').send(object);
      } catch {
        throw new NotFoundError('Not Found');
      }
    },
  );

  return router;
}

function repositoryOf(
  store: RepositoryStore,
  { params }: Pick<Request, 'params'>,
): StoredRepository {
  return store.get(params.owner, params.repo.replace(/\.git$/, ''));
}
