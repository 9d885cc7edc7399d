import { InputError, NotFoundError } from '@backstage/errors';
import type { Router } from 'express';
import { z } from 'zod';
import type { ApiContext } from './ApiContext';
import { parseInput } from './parseInput';

const createSchema = z.object({
  ref: z.string().regex(/^refs\/heads\/.+/, 'must begin with refs/heads/'),
  sha: z.string(),
});

const updateSchema = z.object({
  sha: z.string(),
  force: z.boolean().default(false),
});

/** Branches: where one is, creating one, and moving one to another commit. */
export function addRefRoutes(router: Router, context: ApiContext): void {
  router.get('/repos/:owner/:repo/git/ref/:ref(*)', async (req, res) => {
    const { git } = context.repository(req.params);
    const branch = /^heads\/(.+)$/.exec(req.params.ref)?.[1];
    const head = branch && (await git.branchHead(branch));
    if (!branch || !head) throw new NotFoundError('Not Found');
    res.json(refBody(branch, head));
  });

  router.post('/repos/:owner/:repo/git/refs', async (req, res) => {
    const { git, queue } = context.writable(req.params);
    const { ref, sha } = parseInput(createSchema, req.body);
    const branch = ref.slice('refs/heads/'.length);
    await queue.run(async () => {
      if (await git.branchHead(branch)) {
        throw new InputError('Reference already exists');
      }
      if ((await git.objectType(sha)) !== 'commit') {
        throw new InputError('Object does not exist');
      }
      await git.setBranch(branch, sha);
    });
    context.branchMoved(git, branch, sha);
    res.status(201).json(refBody(branch, sha));
  });

  // The client writes the slash in `heads/<branch>` as %2F, which Express
  // decodes only after it has found the route.
  router.patch('/repos/:owner/:repo/git/refs/:ref(*)', async (req, res) => {
    const { git, queue } = context.writable(req.params);
    const { sha, force } = parseInput(updateSchema, req.body);
    if (!req.params.ref.startsWith('heads/')) {
      throw new NotFoundError('Not Found');
    }
    const branch = req.params.ref.slice('heads/'.length);
    await queue.run(async () => {
      const head = await git.branchHead(branch);
      if (!head) {
        throw new InputError('Reference does not exist');
      }
      if ((await git.objectType(sha)) !== 'commit') {
        throw new InputError('Object does not exist');
      }
      if (!force && !(await git.isAncestor(head, sha))) {
        throw new InputError('Update is not a fast forward');
      }
      await git.setBranch(branch, sha);
    });
    context.branchMoved(git, branch, sha);
    res.json(refBody(branch, sha));
  });
}

function refBody(branch: string, sha: string) {
  return { ref: `refs/heads/${branch}`, object: { type: 'commit', sha } };
}
