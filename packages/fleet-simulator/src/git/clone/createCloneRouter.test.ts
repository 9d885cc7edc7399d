import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  AUTHOR,
  openPullRequest,
  OWNER,
  REPO,
  SEED,
  startTestHost,
  type TestHost,
} from '../__fixtures__/startTestHost';

const run = promisify(execFile);

function gitIsInstalled(): boolean {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

// Skipped where there is no git command to clone with.
(gitIsInstalled() ? describe : describe.skip)('git clone', () => {
  let test: TestHost;
  let folder: string;

  beforeEach(async () => {
    test = await startTestHost();
    folder = await mkdtemp(join(tmpdir(), 'clone-'));
  });

  afterEach(async () => {
    await test.stop();
    await rm(folder, { recursive: true, force: true });
  });

  // Without the settings and prompts of whoever runs the tests.
  const git = async (...args: string[]) => {
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      NO_PROXY: '*',
    };
    return (await run('git', args, { cwd: folder, env })).stdout.trim();
  };

  it.each(['', '.git'])(
    'clones and fetches with the address ending in "%s"',
    async ending => {
      await git(
        'clone',
        '-q',
        `${test.baseUrl}/${OWNER}/${REPO}${ending}`,
        '.',
      );

      expect(await git('rev-parse', 'HEAD')).toBe(
        await test.host.headOf(OWNER, REPO),
      );
      expect(await git('branch', '--show-current')).toBe('main');
      const path = 'apps/billing/values.yaml';
      expect(await readFile(join(folder, path), 'utf8')).toBe(SEED[path]);
      await git('fsck', '--strict');

      const number = await openPullRequest(test, {
        branch: 'feature/x',
        files: { 'x.txt': 'x\n' },
      });
      await test.host.mergePullRequest(OWNER, REPO, number, 'eve');
      await test.host.commit(OWNER, REPO, 'main', { y: 'y' }, 'y', AUTHOR);
      await git('pull', '-q');

      expect(await git('rev-parse', 'HEAD')).toBe(
        await test.host.headOf(OWNER, REPO),
      );
      expect(await git('rev-parse', 'origin/feature/x')).toBe(
        await test.host.headOf(OWNER, REPO, 'feature/x'),
      );
      await git('fsck', '--strict');
    },
  );

  it('cannot be pushed to', async () => {
    await git('clone', '-q', `${test.baseUrl}/${OWNER}/${REPO}`, '.');
    const before = await test.host.headOf(OWNER, REPO);
    await git(
      '-c',
      'user.name=Ada',
      '-c',
      'user.email=ada@example.org',
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      'mine',
    );

    await expect(git('push', '-q', 'origin', 'main')).rejects.toThrow();

    expect(await test.host.headOf(OWNER, REPO)).toBe(before);
  });
});
