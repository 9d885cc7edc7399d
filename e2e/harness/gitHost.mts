import assert from 'node:assert/strict';
import type { Portal } from './portal.mts';

const repository = 'fleet-demo/fleet';

export interface OpenPullRequest {
  title: string;
  html_url: string;
  head: { ref: string; sha: string };
}

/** Pull requests that nobody has merged or closed, newest first. */
export async function openPullRequests(
  portal: Portal,
): Promise<OpenPullRequest[]> {
  return ask(portal, 'GET', 'pulls?state=open');
}

/** Pushes a commit with one file to a branch, as a reviewer does; answers its id. */
export async function pushAsReviewer(
  portal: Portal,
  branch: string,
  path: string,
  content: string,
): Promise<string> {
  const { object } = await ask(portal, 'GET', `git/ref/heads/${branch}`);
  const tree = await ask(portal, 'POST', 'git/trees', {
    base_tree: object.sha,
    tree: [{ path, mode: '100644', content }],
  });
  const commit = await ask(portal, 'POST', 'git/commits', {
    message: 'As agreed in the review',
    tree: tree.sha,
    parents: [object.sha],
    author: { name: 'Grace', email: 'grace@example.org' },
  });
  await ask(portal, 'PATCH', `git/refs/heads/${branch}`, { sha: commit.sha });
  return commit.sha;
}

/** The commit that a branch points to. */
export async function headOf(portal: Portal, branch: string): Promise<string> {
  const { object } = await ask(portal, 'GET', `git/ref/heads/${branch}`);
  return object.sha;
}

/** Where the demo's Git host answers, as `host:port`. */
export async function gitHostOf({ demoUrl }: Portal): Promise<string> {
  const world = await (await fetch(`${demoUrl}/world`)).json();
  return new URL(world.git.url).host;
}

async function ask(
  portal: Portal,
  method: string,
  path: string,
  body?: unknown,
) {
  const host = await gitHostOf(portal);
  const response = await fetch(`http://${host}/repos/${repository}/${path}`, {
    method,
    headers: {
      authorization: `token ${portal.access.gitToken}`,
      'content-type': 'application/json',
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  assert.ok(
    response.ok,
    `${method} ${path} answers ${response.status}: ${text}`,
  );
  return JSON.parse(text);
}
