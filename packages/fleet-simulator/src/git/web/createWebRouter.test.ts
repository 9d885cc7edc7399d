import {
  openPullRequest,
  OWNER,
  REPO,
  startTestHost,
  type TestHost,
} from '../__fixtures__/startTestHost';

const REPOSITORY = `/${OWNER}/${REPO}`;

describe('pages', () => {
  let test: TestHost;

  beforeEach(async () => {
    test = await startTestHost();
  });

  afterEach(() => test.stop());

  const get = async (path: string) => {
    const response = await fetch(`${test.baseUrl}${path}`);
    return { status: response.status, text: await response.text(), response };
  };

  const post = (path: string, origin: string | undefined, head?: string) =>
    fetch(`${test.baseUrl}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: origin === undefined ? {} : { origin },
      body: new URLSearchParams(head ? { head } : {}),
    });

  const headIn = (page: string) =>
    /name="head" value="([0-9a-f]{40})"/.exec(page)?.[1];

  it('shows repositories, folders, files and commits', async () => {
    expect((await get('/')).text).toContain(`href="${REPOSITORY}"`);

    const repository = await get(REPOSITORY);
    expect(repository.text).toContain(`href="${REPOSITORY}/tree/main/apps"`);
    expect(repository.text).toContain(
      `git clone ${test.baseUrl}${REPOSITORY}.git`,
    );
    expect(repository.text).toContain('<h2>Fleet configuration</h2>');
    const folder = await get(`${REPOSITORY}/tree/main/apps/billing`);
    const file = `${REPOSITORY}/blob/main/apps/billing/values.yaml`;
    expect(folder.text).toContain(`href="${file}"`);
    expect((await get(file)).text).toContain('image: billing:1.0.0');

    const sha = await test.host.headOf(OWNER, REPO);
    const commits = await get(`${REPOSITORY}/commits`);
    expect(commits.text).toContain(`href="${REPOSITORY}/commit/${sha}"`);
    expect((await get(`${REPOSITORY}/commit/${sha}`)).text).toContain(
      '4 changed files',
    );
  });

  it('answers what is not there with a page that says so', async () => {
    for (const path of [
      '/nobody/nothing',
      '/nobody/nothing/info/refs',
      `${REPOSITORY}/blob/main/none`,
      `${REPOSITORY}/tree/main/none`,
      `${REPOSITORY}/commit/none`,
      `${REPOSITORY}/pull/7`,
      '/a/b/c/d',
    ]) {
      const { status, text } = await get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(text).toContain('<h1>Page not found</h1>');
    }
  });

  it('forbids scripts, frames and anything from elsewhere', async () => {
    const { response } = await get(REPOSITORY);
    expect(response.headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*frame-ancestors 'none'/,
    );
    // Anything stricter makes browsers send no origin with the forms.
    expect(response.headers.get('referrer-policy')).toBe('same-origin');
  });

  it('shows a pull request with its text, changes and buttons', async () => {
    const number = await openPullRequest(test, {
      branch: 'fleet/scale',
      title: 'Scale billing',
      body: '## Blast radius\n\n| cluster | change |\n| - | - |\n| prod-eu | +1 |\n',
      files: {
        'apps/billing/values.yaml': 'replicas: 3\nimage: billing:1.0.0\n',
        'apps/search/values.yaml': null,
        'new.bin': '\0\0',
      },
    });

    const { text } = await get(`${REPOSITORY}/pull/${number}`);

    expect(text).toContain('<h3>Blast radius</h3>');
    expect(text).toContain('<td>prod-eu</td>');
    expect(text).toContain('3 changed files');
    const row = (kind: string, sign: string, line: string) =>
      new RegExp(
        `<tr class="${kind}">\\s*(<td class="no">\\d*</td>\\s*){2}<td class="sign">${sign}</td>\\s*<td>${line}</td>`,
      );
    expect(text).toMatch(row('removed', '−', 'replicas: 2'));
    expect(text).toMatch(row('added', '\\+', 'replicas: 3'));
    expect(text).toMatch(row('context', ' ', 'image: billing:1.0.0'));
    expect(text).toContain('A binary file; its lines are not shown.');
    expect(text).toContain('Merge pull request');
    expect((await get(`${REPOSITORY}/pulls`)).text).toContain('Scale billing');
  });

  it('escapes whatever people have written', async () => {
    const evil = `<script>alert(1)</script>"'&`;
    const number = await openPullRequest(test, {
      branch: 'evil',
      title: evil,
      body: `${evil}\n\n<img src=x onerror=alert(1)>\n\n[link](javascript:alert(1)) ![i](http://elsewhere.example/i.png)`,
      files: { [`a/${evil.replace('/', '')}`]: evil, 'README.md': evil },
    });
    await test.host.mergePullRequest(OWNER, REPO, number, evil);

    for (const path of [
      `/pull/${number}`,
      '/pulls',
      '',
      '/tree/main/a',
      '/commits',
      `/commit/${await test.host.headOf(OWNER, REPO)}`,
      '/blob/main/README.md',
    ]) {
      const { status, text } = await get(`${REPOSITORY}${path}`);
      expect(status).toBe(200);
      expect(text).not.toMatch(/<script|<img|href="javascript:|src="http/);
    }
  });

  it('merges with the button, once, and shows that it is merged', async () => {
    const number = await openPullRequest(test, {
      branch: 'fleet/add',
      files: { 'apps/cart/values.yaml': 'replicas: 1\n' },
    });
    const path = `${REPOSITORY}/pull/${number}`;
    const head = headIn((await get(path)).text);

    const answer = await post(`${path}/merge`, test.baseUrl, head);

    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(path);
    const { text } = await get(path);
    expect(text).toContain('Merged by <strong>demo-reviewer</strong>');
    expect(text).not.toContain('Merge pull request');
    expect(text).toContain('1 changed file');
    const { files } = await test.host.readTree(OWNER, REPO, 'main');
    expect(Object.keys(files)).toContain('apps/cart/values.yaml');
    expect((await post(`${path}/merge`, test.baseUrl, head)).status).toBe(409);
  });

  it('does not merge what the reader has not seen', async () => {
    const number = await openPullRequest(test, {
      branch: 'moving',
      files: { a: 'a' },
    });
    const path = `${REPOSITORY}/pull/${number}`;
    const head = headIn((await get(path)).text);
    const author = { name: 'Ada', email: 'ada@example.org' };
    await test.host.commit(OWNER, REPO, 'moving', { b: 'b' }, 'b', author);

    const answer = await post(`${path}/merge`, test.baseUrl, head);

    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Head branch was modified');
  });

  it('closes with the button', async () => {
    const number = await openPullRequest(test, {
      branch: 'no',
      files: { no: 'no' },
    });
    const path = `${REPOSITORY}/pull/${number}`;

    const loopback = test.baseUrl.replace('localhost', '127.0.0.1');
    expect((await post(`${path}/close`, loopback)).status).toBe(303);

    expect((await get(path)).text).toContain('Closed without merging');
    expect(await test.host.listPullRequests(OWNER, REPO, 'open')).toEqual([]);
  });

  it('labels with the form, until the pull request is closed', async () => {
    const number = await openPullRequest(test, {
      branch: 'labelled',
      files: { a: 'a' },
    });
    const path = `${REPOSITORY}/pull/${number}`;
    const heard: string[] = [];
    const deaf = test.host.onPullRequest(({ name }) => heard.push(name));
    const send = (form: Record<string, string>) =>
      fetch(`${test.baseUrl}${path}/labels`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: test.baseUrl },
        body: new URLSearchParams(form),
      });
    const labels = async () =>
      (await test.host.getPullRequest(OWNER, REPO, number)).labels;

    expect((await send({ add: ' preview ' })).status).toBe(303);
    expect((await send({ add: 'preview' })).status).toBe(303);
    expect((await send({ add: '<b>' })).status).toBe(303);
    expect(await labels()).toEqual(['preview', '<b>']);
    expect((await get(path)).text).toContain('aria-label="Remove &#60;b&#62;"');
    expect((await send({ remove: '<b>' })).status).toBe(303);
    expect(await labels()).toEqual(['preview']);
    expect((await send({ add: 'a\nb' })).status).toBe(422);
    expect(heard).toEqual([REPO, REPO, REPO, REPO]);

    deaf();
    await test.host.closePullRequest(OWNER, REPO, number);
    expect(heard).toHaveLength(4);
    const { text } = await get(path);
    expect(text).toContain('preview');
    expect(text).not.toContain('New label');
  });

  it.each([undefined, 'null', 'http://elsewhere.example', 'http://localhost'])(
    'takes no form from origin %s',
    async origin => {
      const number = await openPullRequest(test, {
        branch: 'safe',
        files: { safe: 'safe' },
      });
      const path = `${REPOSITORY}/pull/${number}`;
      const head = headIn((await get(path)).text);

      for (const action of ['merge', 'close', 'labels']) {
        const answer = await post(`${path}/${action}`, origin, head);
        expect(answer.status).toBe(403);
      }

      const { state } = await test.host.getPullRequest(OWNER, REPO, number);
      expect(state).toBe('open');
    },
  );

  it('offers no merge for a draft, a conflict or an archived repository', async () => {
    const draft = await openPullRequest(test, {
      branch: 'draft',
      draft: true,
      files: { draft: 'draft' },
    });
    const conflict = await openPullRequest(test, {
      branch: 'conflict',
      files: { 'README.md': 'mine\n' },
    });
    const author = { name: 'Ada', email: 'ada@example.org' };
    const theirs = { 'README.md': 'theirs\n' };
    await test.host.commit(OWNER, REPO, 'main', theirs, 'x', author);
    const page = async (number: number) =>
      (await get(`${REPOSITORY}/pull/${number}`)).text;

    expect(await page(draft)).toContain('still a draft');
    expect(await page(conflict)).toContain('Both branches changed README.md');
    for (const number of [draft, conflict]) {
      expect(await page(number)).not.toContain('Merge pull request');
    }
    await test.host.setArchived(OWNER, REPO, true);
    expect(await page(conflict)).not.toContain('<button');
    expect((await get(REPOSITORY)).text).toContain('Archived, read-only');
  });
});
