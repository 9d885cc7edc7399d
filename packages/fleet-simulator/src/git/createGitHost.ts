import { join } from 'node:path';
import { InputError, NotFoundError } from '@backstage/errors';
import PromiseRouter from 'express-promise-router';
import { createApiContext } from './api/ApiContext';
import { createApiRouter } from './api/createApiRouter';
import { createCloneRouter } from './clone/createCloneRouter';
import { HostUrls } from './HostUrls';
import type { TreeEdit } from './store/FlatTree';
import { DEFAULT_BRANCH, type GitRepository } from './store/GitRepository';
import { loginIdentity, API_LOGIN } from './store/loginIdentity';
import { assertBranchName, assertFilePath } from './store/names';
import { PullRequests } from './store/PullRequests';
import {
  PullRequestStore,
  type PullRequestRecord,
} from './store/PullRequestStore';
import { RepositoryStore } from './store/RepositoryStore';
import type {
  GitHost,
  GitHostOptions,
  PullRequest,
  PullRequestEvent,
  PushEvent,
} from './types';
import { createWebRouter } from './web/createWebRouter';
import { errorPage } from './web/errorPage';

/** Opens the host on what an earlier run left in `stateDir`. */
export async function createGitHost(options: GitHostOptions): Promise<GitHost> {
  if (options.token === '') {
    throw new InputError(
      'token: the demo Git host needs a token that is not empty',
    );
  }
  const urls = new HostUrls(options);
  const store = new RepositoryStore(
    join(options.stateDir, 'repositories'),
    options.now,
  );
  await store.load();

  const listeners = new Set<(event: PushEvent) => void>();
  const branchMoved = (git: GitRepository, branch: string, sha: string) => {
    const event = { owner: git.owner, name: git.name, branch, sha };
    listeners.forEach(listener => listener(event));
  };
  const pullRequestListeners = new Set<(event: PullRequestEvent) => void>();
  const pullRequestChanged = ({ owner, name }: GitRepository) =>
    pullRequestListeners.forEach(listener => listener({ owner, name }));
  const pullRequests = new PullRequests(
    new PullRequestStore(),
    options.now,
    branchMoved,
    pullRequestChanged,
  );
  const context = createApiContext(store, {
    urls,
    pullRequests,
    branchMoved,
    mayOpenPullRequests: options.mayOpenPullRequests ?? (() => true),
  });

  const handler = PromiseRouter();
  handler.use(createApiRouter(context, options.token));
  handler.use(createCloneRouter(store));
  handler.use(createWebRouter(store, context));
  // Outermost, because an error skips every router that comes after it.
  handler.use(errorPage());

  const present = (
    git: GitRepository,
    record: PullRequestRecord,
  ): PullRequest => ({
    ...record,
    owner: git.owner,
    name: git.name,
    url: urls.pullRequestPage(git, record.number),
  });

  return {
    handler,

    createRepository: (owner, name, files, message, author) =>
      store.create(
        owner,
        name,
        files,
        message,
        author ?? loginIdentity(API_LOGIN),
      ),

    listRepositories: async () => store.list(),

    setArchived: (owner, name, archived) =>
      store.setArchived(owner, name, archived),

    headOf: async (owner, name, branch = DEFAULT_BRANCH) =>
      store.get(owner, name).git.resolve(branch),

    readTree: async (owner, name, ref) => {
      const { git } = store.get(owner, name);
      const sha = await git.resolve(ref);
      const tree = await git.readCommitTree(sha);
      const files = await Promise.all(
        [...tree].map(async ([path, { oid }]) => [
          path,
          (await git.readBlob(oid)).toString('utf8'),
        ]),
      );
      return { sha, files: Object.fromEntries(files) };
    },

    log: async (owner, name, ref, limit) =>
      store.get(owner, name).git.log(ref, limit),

    commit: async (owner, name, branch, changes, message, author) => {
      assertBranchName(branch);
      Object.keys(changes).forEach(assertFilePath);
      const { git, queue } = store.getWritable(owner, name);
      return queue.run(async () => {
        const head = await git.branchHead(branch);
        if (!head) {
          throw new NotFoundError(`No commit found for the ref ${branch}`);
        }
        const before = await git.readCommitTree(head);
        const edits = await Promise.all(
          Object.entries(changes)
            .filter(([path, content]) => content !== null || before.has(path))
            .map(async ([path, content]): Promise<TreeEdit> => {
              if (content === null) return { path, file: null };
              const oid = await git.writeBlob(Buffer.from(content));
              const mode = before.get(path)?.mode ?? '100644';
              return { path, file: { mode, oid } };
            }),
        );
        const tree = await git.writeTree(before, edits);
        if (tree === (await git.treeOf(head))) {
          return head;
        }
        const commit = { message, tree, parents: [head], author };
        const sha = await git.writeCommit(commit);
        await git.setBranch(branch, sha);
        branchMoved(git, branch, sha);
        return sha;
      });
    },

    listPullRequests: async (owner, name, state = 'all') => {
      const repository = store.get(owner, name);
      const records = await pullRequests.list(repository);
      return records
        .filter(record => state === 'all' || record.state === state)
        .map(record => present(repository.git, record));
    },

    getPullRequest: async (owner, name, number) => {
      const repository = store.get(owner, name);
      const record = await pullRequests.get(repository, number);
      return present(repository.git, record);
    },

    mergePullRequest: async (owner, name, number, mergedBy) => {
      const repository = store.getWritable(owner, name);
      const record = await pullRequests.merge(repository, number, mergedBy);
      return present(repository.git, record);
    },

    closePullRequest: async (owner, name, number) => {
      const repository = store.getWritable(owner, name);
      const record = await pullRequests.edit(repository, number, {
        state: 'closed',
      });
      return present(repository.git, record);
    },

    labelPullRequest: async (owner, name, number, labels) => {
      const repository = store.getWritable(owner, name);
      const record = await pullRequests.edit(repository, number, {
        labels: [...labels],
      });
      return present(repository.git, record);
    },

    onPush: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    onPullRequest: listener => {
      pullRequestListeners.add(listener);
      return () => pullRequestListeners.delete(listener);
    },
  };
}
