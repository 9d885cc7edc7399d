import { InputError, NotFoundError } from '@backstage/errors';
import type { Router } from 'express';
import { z } from 'zod';
import { API_LOGIN, loginIdentity } from '../store/loginIdentity';
import { assertFilePath } from '../store/names';
import { isFileMode, type TreeEdit } from '../store/FlatTree';
import type { GitRepository } from '../store/GitRepository';
import { parseInput } from './parseInput';
import type { ApiContext } from './ApiContext';

const blobSchema = z.object({
  content: z.string(),
  encoding: z.enum(['utf-8', 'base64']).default('utf-8'),
});

// Backstage sends no `type` with its entries. `sha: null` removes the path;
// `content` writes the blob on the way.
const treeSchema = z.object({
  base_tree: z.string().optional(),
  tree: z
    .array(
      z.object({
        path: z.string(),
        mode: z.string(),
        sha: z.string().nullish(),
        content: z.string().optional(),
      }),
    )
    .min(1),
});

const personSchema = z.object({
  name: z.string().min(1),
  email: z.string().min(1),
  date: z.iso.datetime({ offset: true }).optional(),
});

const commitSchema = z.object({
  message: z.string().min(1),
  tree: z.string(),
  parents: z.array(z.string()).default([]),
  author: personSchema.optional(),
  committer: personSchema.optional(),
});

/** Objects, the way a pull request is built: blobs, then a tree, then a commit. */
export function addGitDataRoutes(router: Router, context: ApiContext): void {
  router.post('/repos/:owner/:repo/git/blobs', async (req, res) => {
    const { git } = context.writable(req.params);
    const { content, encoding } = parseInput(blobSchema, req.body);
    const sha = await git.writeBlob(
      Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'),
    );
    res.status(201).json({ sha, url: context.urls.blob(git, sha) });
  });

  router.get('/repos/:owner/:repo/git/blobs/:sha', async (req, res) => {
    const { git } = context.repository(req.params);
    const sha = await existing(git, 'blob', req.params.sha);
    const content = await git.readBlob(sha);
    res.json({
      sha,
      size: content.length,
      url: context.urls.blob(git, sha),
      encoding: 'base64',
      content: content.toString('base64'),
    });
  });

  router.post('/repos/:owner/:repo/git/trees', async (req, res) => {
    const { git } = context.writable(req.params);
    const { base_tree: base, tree } = parseInput(treeSchema, req.body);
    const before = base
      ? await git.readTree(await existingTree(git, base))
      : new Map();
    const edits: TreeEdit[] = [];
    for (const entry of tree) {
      edits.push(await editOf(git, entry));
    }
    const sha = await git.writeTree(before, edits);
    res.status(201).json({ sha, url: context.urls.tree(git, sha) });
  });

  router.post('/repos/:owner/:repo/git/commits', async (req, res) => {
    const { git } = context.writable(req.params);
    const { message, author, ...body } = parseInput(commitSchema, req.body);
    const sha = await git.writeCommit({
      message,
      tree: await mustBe(git, 'tree', body.tree),
      parents: await Promise.all(
        body.parents.map(parent => mustBe(git, 'commit', parent)),
      ),
      author: author ?? loginIdentity(API_LOGIN),
      committer: body.committer,
    });
    res.status(201).json({
      sha,
      message,
      tree: { sha: body.tree },
      parents: body.parents.map(parent => ({ sha: parent })),
      html_url: context.urls.commitPage(git, sha),
    });
  });
}

async function editOf(
  git: GitRepository,
  entry: z.infer<typeof treeSchema>['tree'][number],
): Promise<TreeEdit> {
  const { path, mode, sha, content } = entry;
  assertFilePath(path);
  if (!isFileMode(mode)) {
    throw new InputError(
      `tree.mode '${mode}' of '${path}' is none of 100644, 100755, 120000`,
    );
  }
  if (content !== undefined) {
    const oid = await git.writeBlob(Buffer.from(content));
    return { path, file: { mode, oid } };
  }
  if (sha === undefined) {
    throw new InputError(`tree.sha or tree.content of '${path}' is missing`);
  }
  return {
    path,
    file: sha === null ? null : { mode, oid: await mustBe(git, 'blob', sha) },
  };
}

async function existingTree(git: GitRepository, ref: string): Promise<string> {
  const type = await git.objectType(ref);
  if (type === 'commit') {
    return git.treeOf(ref);
  }
  return mustBe(git, 'tree', ref);
}

async function existing(
  git: GitRepository,
  type: 'blob' | 'tree' | 'commit',
  sha: string,
): Promise<string> {
  if ((await git.objectType(sha)) !== type) {
    throw new NotFoundError('Not Found');
  }
  return sha;
}

async function mustBe(
  git: GitRepository,
  type: 'blob' | 'tree' | 'commit',
  sha: string,
): Promise<string> {
  if ((await git.objectType(sha)) !== type) {
    throw new InputError(`${type}.sha '${sha}' is not a valid ${type}`);
  }
  return sha;
}
