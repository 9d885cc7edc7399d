import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { createGitHost, type GitHost } from '..';

export const TOKEN = 'token-of-the-test';
export const OWNER = 'platform';
export const REPO = 'fleet-config';

export const AUTHOR = { name: 'Ada', email: 'ada@example.org' };

export const SEED = {
  'README.md': '# Fleet configuration\n',
  'catalog-info.yaml': 'kind: Component\n',
  'apps/billing/values.yaml': 'replicas: 2\nimage: billing:1.0.0\n',
  'apps/search/values.yaml': 'replicas: 3\n',
};

/** The fields of the REST API's answers that the tests look into one by one. */
export interface Answer {
  sha: string;
  number: number;
  message: string;
  content: string;
  errors: { message: string }[];
  tree: { path: string; mode: string; sha: string }[];
  commit: { tree: { sha: string } };
}

export interface TestHost {
  host: GitHost;
  /** `http://localhost:<port>` */
  baseUrl: string;
  /** As it stands in `integrations.github[].host` and `repoUrl`. */
  hostname: string;
  stateDir: string;
  /** A clock that only moves when the test moves it. */
  clock: { ms: number };
  /** Calls the REST API with the token. */
  api<T = Answer>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: T }>;
  /** Opens what is on disk once more, as after a restart. */
  reopen(): Promise<GitHost>;
  stop(): Promise<void>;
}

export async function startTestHost(): Promise<TestHost> {
  const stateDir = await mkdtemp(join(tmpdir(), 'git-host-'));
  const clock = { ms: Date.parse('2026-05-04T08:00:00Z') };
  const options = { stateDir, now: () => clock.ms, token: TOKEN, baseUrl: '' };
  const host = await createGitHost(options);
  await host.createRepository(OWNER, REPO, SEED, 'Begin', AUTHOR);

  const server = createServer(express().use(host.handler));
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  options.baseUrl = `http://localhost:${port}`;

  return {
    host,
    baseUrl: options.baseUrl,
    hostname: `localhost:${port}`,
    stateDir,
    clock,
    api: async (method, path, body, headers) => {
      const response = await fetch(`${options.baseUrl}${path}`, {
        method,
        headers: {
          authorization: `token ${TOKEN}`,
          'content-type': 'application/json',
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      return {
        status: response.status,
        body: text === '' ? undefined : JSON.parse(text),
      };
    },
    reopen: () => createGitHost(options),
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

/** Opens a pull request over REST in the way Backstage does, with the given file contents; `null` removes. */
export async function openPullRequest(
  { api }: TestHost,
  wanted: {
    branch: string;
    title?: string;
    body?: string;
    draft?: boolean;
    files: Record<string, string | null>;
  },
): Promise<number> {
  const repo = `/repos/${OWNER}/${REPO}`;
  const { body: commits } = await api<Answer[]>(
    'GET',
    `${repo}/commits?sha=main&per_page=1`,
  );
  const [head] = commits;
  const tree = [];
  for (const [path, content] of Object.entries(wanted.files)) {
    const blob =
      content === null
        ? undefined
        : await api('POST', `${repo}/git/blobs`, {
            encoding: 'base64',
            content: Buffer.from(content).toString('base64'),
          });
    tree.push({ path, mode: '100644', sha: blob ? blob.body.sha : null });
  }
  const newTree = await api('POST', `${repo}/git/trees`, {
    base_tree: head.commit.tree.sha,
    tree,
  });
  const commit = await api('POST', `${repo}/git/commits`, {
    message: wanted.title ?? wanted.branch,
    tree: newTree.body.sha,
    parents: [head.sha],
  });
  await api('POST', `${repo}/git/refs`, {
    ref: `refs/heads/${wanted.branch}`,
    sha: commit.body.sha,
  });
  const { status, body } = await api('POST', `${repo}/pulls`, {
    head: `${OWNER}:${wanted.branch}`,
    base: 'main',
    title: wanted.title ?? wanted.branch,
    body: wanted.body ?? '',
    draft: wanted.draft ?? false,
  });
  if (status !== 201) {
    throw new Error(`no pull request: ${JSON.stringify(body)}`);
  }
  return body.number;
}
