import {
  explainFolder,
  explainGitUrl,
  explainRepoUrl,
  explainRevision,
  resolveRepository,
  sameRepository,
} from './repository';

describe('repositories', () => {
  it('makes the clone URL from the place of the pull request', () => {
    expect(
      resolveRepository({
        repoUrl: 'localhost:7100?owner=fleet-demo&repo=fleet',
      }),
    ).toEqual({
      repoUrl: 'localhost:7100?owner=fleet-demo&repo=fleet',
      gitUrl: 'https://localhost:7100/fleet-demo/fleet.git',
      branch: 'main',
    });
  });

  it.each([
    [
      'gitlab.com?owner=acme%2Fshop&repo=fleet',
      'gitlab.com/acme/shop/fleet.git',
    ],
    [
      'bitbucket.org?workspace=acme&project=P&repo=fleet',
      'bitbucket.org/acme/fleet.git',
    ],
    [
      'bitbucket.example.com?project=P&repo=fleet',
      'bitbucket.example.com/scm/P/fleet.git',
    ],
    [
      'dev.azure.com?organization=acme&project=The%20shop&repo=fleet',
      'dev.azure.com/acme/The%20shop/_git/fleet',
    ],
    [
      'gerrit.example.com?owner=all&repo=fleet',
      'gerrit.example.com/all/fleet.git',
    ],
  ])('knows where %s is cloned from', (repoUrl, cloned) => {
    expect(explainRepoUrl(repoUrl)).toBeUndefined();
    expect(resolveRepository({ repoUrl }).gitUrl).toBe(`https://${cloned}`);
  });

  it.each(['..', '.', 'a/..', '/a', 'a//b', '{{x}}', "a'b"])(
    '%p owns no repository',
    owner =>
      expect(
        explainRepoUrl(
          `github.com?${new URLSearchParams({ owner, repo: 'r' })}`,
        ),
      ).toMatch(/no Git host knows/),
  );

  it('keeps what it is told', () => {
    const told = {
      repoUrl: 'github.com?owner=o&repo=r',
      gitUrl: 'git@github.com:o/r.git',
      branch: 'trunk',
    };
    expect(resolveRepository(told)).toEqual(told);
  });

  it('knows two spellings of one repository', () => {
    const url = 'https://GitHub.com/acme/fleet.git';
    expect(sameRepository(url, 'https://github.com/acme/fleet/')).toBe(true);
    expect(sameRepository(url, 'https://github.com/acme/Fleet')).toBe(false);
    expect(sameRepository('git@a:b.git', 'git@a:b')).toBe(true);
  });

  it.each([
    'github.com',
    'github.com?owner=a',
    '?owner=a&repo=b',
    'x/y?owner=a&repo=b',
  ])('%p is no place for a pull request', value =>
    expect(explainRepoUrl(value)).toMatch(/OWNER/),
  );

  it.each([
    '',
    'ftp://a/b',
    'file:///etc',
    'https://',
    'https://a:b@c/d',
    'https://t@c/d',
    'https://a/{{.x}}',
    'javascript:alert(1)',
  ])('%p is no repository to clone', value =>
    expect(explainGitUrl(value)).toEqual(expect.any(String)),
  );

  it.each([
    'https://a/b.git',
    'ssh://git@a/b',
    'git@a.example:b/c.git',
    'http://127.0.0.1:7100/o/r.git',
    'oci://registry.example.com/charts',
  ])('%p can be cloned', value => expect(explainGitUrl(value)).toBeUndefined());

  it('tells a revision and a folder from what is none', () => {
    for (const good of [
      'main',
      'v1.2.3',
      'release/1.0',
      '*',
      '>=1.2.0',
      'HEAD',
    ]) {
      expect(explainRevision(good)).toBeUndefined();
    }
    for (const bad of ['', '-rf', 'a..b', 'a b', 'a/', '/a', '{{.x}}']) {
      expect(explainRevision(bad)).toEqual(expect.any(String));
    }
    expect(explainFolder('charts/service')).toBeUndefined();
    for (const bad of ['', '/a', 'a/', 'a//b', '../a', 'a/./b', 'a\\b']) {
      expect(explainFolder(bad)).toMatch(/inside the repository/);
    }
  });
});
