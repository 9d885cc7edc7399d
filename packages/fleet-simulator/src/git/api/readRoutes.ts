import { NotFoundError } from '@backstage/errors';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { FlatTree } from '../store/FlatTree';
import { DEFAULT_BRANCH, type GitRepository } from '../store/GitRepository';
import { isFilePath } from '../store/names';
import { tarballOf } from '../store/tarball';
import type { ApiContext } from './ApiContext';
import { commitBody, repositoryBody } from './bodies';
import { parseInput } from './parseInput';

const commitsQuery = z.object({
  sha: z.string().default(DEFAULT_BRANCH),
  per_page: z.coerce.number().int().min(1).max(100).catch(30),
});

const refQuery = z.object({ ref: z.string().default(DEFAULT_BRANCH) });

const treeQuery = z.object({ recursive: z.string().optional() });

/** What Backstage's URL reader asks, and the reads that begin a pull request. */
export function addReadRoutes(router: Router, context: ApiContext): void {
  const { urls } = context;

  router.get('/repos/:owner/:repo', (req, res) => {
    res.json(repositoryBody(context.repository(req.params), urls));
  });

  router.get('/repos/:owner/:repo/commits', async (req, res) => {
    const { git } = context.repository(req.params);
    const query = parseInput(commitsQuery, req.query);
    const commits = await git.log(query.sha, query.per_page);
    res.json(
      await Promise.all(commits.map(commit => commitBody(git, commit, urls))),
    );
  });

  router.get('/repos/:owner/:repo/commits/:ref(*)/status', async (req, res) => {
    const repository = context.repository(req.params);
    const sha = await repository.git.resolve(req.params.ref);
    res.json({
      state: 'success',
      statuses: [],
      total_count: 0,
      sha,
      repository: repositoryBody(repository, urls),
    });
  });

  router.get('/repos/:owner/:repo/git/trees/:ref(*)', async (req, res) => {
    const { git } = context.repository(req.params);
    const { ref } = req.params;
    const { recursive } = parseInput(treeQuery, req.query);
    const sha =
      (await git.objectType(ref)) === 'tree'
        ? ref
        : await git.treeOf(await git.resolve(ref));
    const tree = await git.readTree(sha);
    const entries = [...tree].filter(
      ([path]) => recursive || !path.includes('/'),
    );
    res.json({
      sha,
      url: urls.tree(git, sha),
      tree: entries.map(([path, file]) => ({
        path,
        mode: file.mode,
        type: 'blob',
        sha: file.oid,
        url: urls.blob(git, file.oid),
      })),
      truncated: false,
    });
  });

  router.get('/repos/:owner/:repo/tarball/:ref(*)', async (req, res) => {
    const { git } = context.repository(req.params);
    const sha = await git.resolve(req.params.ref);
    const { filename, content } = await tarballOf(git, sha);
    res.attachment(filename).type('application/gzip').send(content);
  });

  // Express answers HEAD from the same handler, which the pull-request action
  // uses to see whether a file to delete is there.
  router.get('/repos/:owner/:repo/contents/:path(*)', async (req, res) => {
    const { git } = context.repository(req.params);
    await sendContents(git, req.params.path, req, res, context);
  });
}

async function sendContents(
  git: GitRepository,
  path: string,
  req: Request,
  res: Response,
  { urls }: ApiContext,
): Promise<void> {
  const { ref } = parseInput(refQuery, req.query);
  const commit = await git.readCommit(ref);
  const tree = await git.readCommitTree(commit.sha);
  const file = isFilePath(path) ? tree.get(path) : undefined;
  if (!file) {
    res.json(folderEntries(tree, path));
    return;
  }
  const content = await git.readBlob(file.oid);
  // The head's date: never older than the last change of this file.
  res.set('Last-Modified', new Date(commit.author.date).toUTCString());
  if (/application\/vnd\.github(\.v3)?\.raw/.test(req.get('accept') ?? '')) {
    res.set('ETag', `"${file.oid}"`);
    res.type('application/vnd.github.v3.raw').send(content);
    return;
  }
  res.json({
    type: 'file',
    name: path.split('/').pop(),
    path,
    sha: file.oid,
    size: content.length,
    encoding: 'base64',
    content: content.toString('base64'),
    git_url: urls.blob(git, file.oid),
    html_url: `${urls.page(git)}/blob/${ref}/${path}`,
  });
}

function folderEntries(tree: FlatTree, path: string): unknown[] {
  const prefix = path === '' ? '' : `${path.replace(/\/$/, '')}/`;
  const entries = new Map<string, { type: 'file' | 'dir'; sha?: string }>();
  for (const [file, { oid }] of tree) {
    if (file.startsWith(prefix)) {
      const [name, ...deeper] = file.slice(prefix.length).split('/');
      entries.set(
        name,
        deeper.length > 0 ? { type: 'dir' } : { type: 'file', sha: oid },
      );
    }
  }
  if (entries.size === 0) {
    throw new NotFoundError('Not Found');
  }
  return [...entries].map(([name, entry]) => ({
    ...entry,
    name,
    path: `${prefix}${name}`,
  }));
}
