export { createGitHost } from './createGitHost';
export type {
  Commit,
  GitHost,
  GitHostOptions,
  Identity,
  PullRequest,
  PushEvent,
  RepositorySummary,
} from './types';
