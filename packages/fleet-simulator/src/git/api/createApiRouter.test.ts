import { request } from 'node:http';
import {
  AUTHOR,
  openPullRequest,
  OWNER,
  REPO,
  startTestHost,
  type Answer,
  type TestHost,
} from '../__fixtures__/startTestHost';

const BASE = `/repos/${OWNER}/${REPO}`;
const ZERO = '0'.repeat(40);

describe('REST API', () => {
  let test: TestHost;

  beforeEach(async () => {
    test = await startTestHost();
  });

  afterEach(() => test.stop());

  it('wants the token on every call', async () => {
    for (const path of [BASE, `${BASE}/pulls`, '/repos/no/such', '/graphql']) {
      const anonymous = await fetch(`${test.baseUrl}${path}`);
      expect(anonymous.status).toBe(401);
      expect(await anonymous.json()).toMatchObject({
        message: 'Requires authentication',
      });
      const wrong = await test.api('GET', path, undefined, {
        authorization: 'Bearer something-else',
      });
      expect(wrong.status).toBe(401);
      expect(wrong.body.message).toBe('Bad credentials');
    }
  });

  it('describes a repository, and takes push away from an archived one', async () => {
    const { body } = await test.api('GET', BASE);
    expect(body).toMatchObject({
      full_name: `${OWNER}/${REPO}`,
      default_branch: 'main',
      archived: false,
      permissions: { push: true },
      html_url: `${test.baseUrl}/${OWNER}/${REPO}`,
    });

    await test.host.setArchived(OWNER, REPO, true);

    const archived = await test.api('GET', BASE);
    expect(archived.body).toMatchObject({
      archived: true,
      permissions: { push: false },
    });
    for (const [method, path] of [
      ['POST', '/git/blobs'],
      ['POST', '/git/trees'],
      ['POST', '/git/commits'],
      ['POST', '/git/refs'],
      ['PATCH', '/git/refs/heads%2Fmain'],
      ['POST', '/pulls'],
      ['PATCH', '/pulls/1'],
      ['PUT', '/pulls/1/merge'],
    ]) {
      const { status, body: refusal } = await test.api(
        method,
        `${BASE}${path}`,
        {},
      );
      expect([method, path, status]).toEqual([method, path, 403]);
      expect(refusal.message).toBe('Repository was archived so is read-only.');
    }
  });

  it('lists pull requests by state and branch, and shows one', async () => {
    const one = await openPullRequest(test, {
      branch: 'one',
      files: { one: '1' },
    });
    await openPullRequest(test, { branch: 'two', files: { two: '2' } });
    await test.api('PATCH', `${BASE}/pulls/${one}`, { state: 'closed' });

    const numbers = async (query: string) => {
      const { body } = await test.api<Answer[]>('GET', `${BASE}/pulls${query}`);
      return body.map(({ number }) => number);
    };
    expect(await numbers('')).toEqual([2]);
    expect(await numbers('?state=closed')).toEqual([1]);
    expect(await numbers('?state=all')).toEqual([2, 1]);
    expect(await numbers(`?head=${OWNER}:one&state=all`)).toEqual([1]);
    expect((await test.api('GET', `${BASE}/pulls/2`)).body).toMatchObject({
      state: 'open',
      merged: false,
      mergeable: true,
      head: { ref: 'two', label: `${OWNER}:two` },
      base: { ref: 'main' },
    });
    expect((await test.api('GET', `${BASE}/pulls/9`)).status).toBe(404);
  });

  it('keeps the labels of a pull request', async () => {
    const number = await openPullRequest(test, {
      branch: 'labelled',
      files: { a: 'a' },
    });
    const path = `/repos/${OWNER}/${REPO}/issues/${number}/labels`;
    const added = await test.api('POST', path, { labels: ['preview', 'x/y'] });
    expect(added).toMatchObject({
      status: 200,
      body: [{ name: 'preview' }, { name: 'x/y' }],
    });
    await test.api('DELETE', `${path}/${encodeURIComponent('x/y')}`);
    const pull = `/repos/${OWNER}/${REPO}/pulls/${number}`;
    expect((await test.api('GET', pull)).body).toMatchObject({
      labels: [{ name: 'preview' }],
    });
    expect((await test.api('POST', path, { labels: [''] })).status).toBe(422);
  });

  it('merges over REST and says why it does not', async () => {
    const number = await openPullRequest(test, {
      branch: 'merge-me',
      files: { 'README.md': 'mine\n' },
    });
    const merge = `${BASE}/pulls/${number}/merge`;

    const outdated = await test.api('PUT', merge, { sha: ZERO });
    expect(outdated.status).toBe(409);
    const squash = await test.api('PUT', merge, { merge_method: 'squash' });
    expect(squash.status).toBe(405);

    const theirs = { 'README.md': 'theirs\n' };
    await test.host.commit(OWNER, REPO, 'main', theirs, 'Theirs', AUTHOR);
    const conflict = await test.api('PUT', merge);
    expect(conflict.status).toBe(405);
    expect(conflict.body.message).toMatch(/not mergeable.*README\.md/);

    const seed = { 'README.md': '# Fleet configuration\n' };
    await test.host.commit(OWNER, REPO, 'main', seed, 'Back', AUTHOR);
    const { status, body } = await test.api('PUT', merge);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      merged: true,
      sha: await test.host.headOf(OWNER, REPO),
    });
    const after = await test.api('GET', `${BASE}/pulls/${number}`);
    expect(after.body).toMatchObject({ state: 'closed', merged: true });
    expect((await test.api('PUT', merge)).status).toBe(405);
  });

  it('moves a branch only forward unless forced', async () => {
    const sha = await test.host.headOf(OWNER, REPO);
    const ref = 'refs/heads/a/b';
    await test.api('POST', `${BASE}/git/refs`, { ref, sha });
    const newer = await test.host.commit(
      OWNER,
      REPO,
      'a/b',
      { x: 'x' },
      'Ahead',
      AUTHOR,
    );
    const path = `${BASE}/git/refs/heads%2Fa%2Fb`;

    const back = await test.api('PATCH', path, { sha });
    expect(back.status).toBe(422);
    expect(await test.host.headOf(OWNER, REPO, 'a/b')).toBe(newer);
    const forced = await test.api('PATCH', path, { sha, force: true });
    expect(forced.body).toMatchObject({ ref, object: { sha } });
    expect(await test.host.headOf(OWNER, REPO, 'a/b')).toBe(sha);
  });

  it.each([
    ['POST', '/git/blobs', { content: 1 }, /content/],
    ['POST', '/git/trees', { tree: [] }, /tree/],
    [
      'POST',
      '/git/trees',
      { tree: [{ path: '../../etc/passwd', mode: '100644', content: 'x' }] },
      /malformed path component/,
    ],
    [
      'POST',
      '/git/trees',
      { tree: [{ path: 'a', mode: '160000', sha: ZERO }] },
      /tree\.mode '160000'/,
    ],
    [
      'POST',
      '/git/trees',
      { tree: [{ path: 'a', mode: '100644', sha: ZERO }] },
      /not a valid blob/,
    ],
    [
      'POST',
      '/git/trees',
      { tree: [{ path: 'a', mode: '100644', sha: null }] },
      /cannot be deleted/,
    ],
    ['POST', '/git/commits', { message: 'x', tree: ZERO }, /not a valid tree/],
    ['POST', '/git/refs', { ref: 'refs/tags/v1', sha: ZERO }, /refs\/heads/],
    [
      'POST',
      '/git/refs',
      { ref: 'refs/heads/x', sha: ZERO },
      /Object does not exist/,
    ],
    [
      'PATCH',
      '/git/refs/heads%2Fnone',
      { sha: ZERO },
      /Reference does not exist/,
    ],
    ['POST', '/pulls', { title: ' ', head: 'x' }, /title/],
    ['POST', '/pulls', { title: 'x', head: 'none' }, /head: branch 'none'/],
    ['POST', '/pulls', { title: 'x', head: 'main' }, /No commits between/],
    ['POST', '/pulls', { title: 'x', head: 'elsewhere:x' }, /fork/],
  ])('%s %s with %j is refused', async (method, path, body, reason) => {
    const answer = await test.api(method, `${BASE}${path}`, body);
    expect(answer.status).toBe(422);
    expect(answer.body.message).toBe('Validation Failed');
    expect(answer.body.errors[0].message).toMatch(reason);
  });

  it('refuses branches that would escape or clash on disk', async () => {
    const sha = await test.host.headOf(OWNER, REPO);
    for (const branch of ['../../x', 'a/../../x', 'main/x', 'main', '.x']) {
      const { status } = await test.api('POST', `${BASE}/git/refs`, {
        ref: `refs/heads/${branch}`,
        sha,
      });
      expect([branch, status]).toEqual([branch, 422]);
    }
  });

  it('refuses a body that is not JSON, or too large', async () => {
    const post = (body: string) =>
      fetch(`${test.baseUrl}${BASE}/git/blobs`, {
        method: 'POST',
        headers: {
          authorization: 'token token-of-the-test',
          'content-type': 'application/json',
        },
        body,
      });
    const broken = await post('{');
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({
      message: 'Problems parsing JSON',
    });
    const huge = await post(
      JSON.stringify({ content: 'x'.repeat(9 * 1024 * 1024) }),
    );
    expect(huge.status).toBe(413);
  });

  it('answers no other GraphQL than the one it knows', async () => {
    const variables = { owner: OWNER, repo: REPO, head: 'main' };
    const other = await test.api('POST', '/graphql', {
      query: '{ viewer { login } }',
      variables,
    });
    expect(other.status).toBe(422);
    const missing = await test.api('POST', '/graphql', {
      query:
        'associatedPullRequests(first: 1, states: OPEN) { edges { node } }',
      variables: { ...variables, repo: 'none' },
    });
    expect(missing.body).toMatchObject({
      data: { repository: null },
      errors: [{ type: 'NOT_FOUND' }],
    });
  });

  // `fetch` would tidy these paths up before sending them.
  it.each([
    `${BASE}/contents/../../../../etc/passwd`,
    `${BASE}/contents/..%2F..%2Fetc%2Fpasswd`,
    `${BASE}/contents/%00`,
    `${BASE}/git/blobs/..%2Fconfig`,
    `${BASE}/tarball/..%2F..%2FHEAD`,
    `/repos/..%2F..%2Fetc/passwd`,
    `/repos/${OWNER}/..%2F${OWNER}%2F${REPO}`,
    `/${OWNER}/${REPO}/objects/..%2Fconfig`,
    `/${OWNER}/${REPO}/objects/aa/..%2F..%2Fconfig`,
    `/${OWNER}/${REPO}/blob/main/..%2F..%2Fgit%2Fconfig`,
    `/${OWNER}/${REPO}/blob/..%2F..%2Fconfig/x`,
    `/..%2F..%2F/x/info/refs`,
  ])('finds nothing at %s', async path => {
    const { port } = new URL(test.baseUrl);
    const status = await new Promise((resolve, reject) => {
      request(
        {
          host: '127.0.0.1',
          port,
          path,
          headers: { authorization: 'token token-of-the-test' },
        },
        response => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(404);
  });

  it('says where a branch is, also one with a slash, and knows no tags', async () => {
    await openPullRequest(test, {
      branch: 'fleet/add-payments',
      files: { 'a.txt': 'a' },
    });
    const ref = (name: string) =>
      test.api<{ ref: string; object: { sha: string } }>(
        'GET',
        `${BASE}/git/ref/${name}`,
      );
    expect((await ref('heads/fleet/add-payments')).body).toEqual({
      ref: 'refs/heads/fleet/add-payments',
      object: {
        type: 'commit',
        sha: await test.host.headOf(OWNER, REPO, 'fleet/add-payments'),
      },
    });
    for (const name of ['heads/fleet', 'heads/no/such', 'tags/main', 'main']) {
      expect((await ref(name)).status).toBe(404);
    }
  });
});
