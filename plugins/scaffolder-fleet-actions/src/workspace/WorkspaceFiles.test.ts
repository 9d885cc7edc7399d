import { createMockDirectory } from '@backstage/backend-test-utils';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { writeWorkspaceFiles } from './WorkspaceFiles';

const root = createMockDirectory();
const workspace = root.resolve('workspace');

const write = (path: string, overwrite = false) =>
  writeWorkspaceFiles(workspace, [{ path, content: 'new' }], { overwrite });

describe('writeWorkspaceFiles', () => {
  beforeEach(() =>
    root.setContent({
      workspace: { 'kept.txt': 'kept' },
      outside: { 'secret.txt': 'secret' },
    }),
  );

  it.each([
    '../outside/secret.txt',
    'apps/../../outside/secret.txt',
    '/etc/passwd',
    '..',
  ])('refuses %s, which leads out', async path => {
    await expect(write(path, true)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(`'${path}'`),
    });
    expect(readFileSync(root.resolve('outside/secret.txt'), 'utf8')).toBe(
      'secret',
    );
  });

  it.each<[string, string, string]>([
    ['a folder', '../outside', 'apps'],
    ['a folder inside', '.', 'apps'],
    ['a file', '../../outside/secret.txt', 'apps/x.yaml'],
    ['a file that is not there', '../../outside/new.txt', 'apps/x.yaml'],
  ])('refuses a link in place of %s', async (_, target, link) => {
    if (link.includes('/')) {
      root.addContent({ workspace: { apps: { 'y.yaml': '' } } });
    }
    symlinkSync(target, `${workspace}/${link}`);
    await expect(write('apps/x.yaml', true)).rejects.toThrow(
      /'apps\/x\.yaml' runs through a symbolic link/,
    );
    expect(existsSync(root.resolve('outside/x.yaml'))).toBe(false);
    expect(existsSync(root.resolve('outside/new.txt'))).toBe(false);
    expect(readFileSync(root.resolve('outside/secret.txt'), 'utf8')).toBe(
      'secret',
    );
  });

  it('refuses a file in place of a folder, and a folder in place of a file', async () => {
    await expect(write('kept.txt/x.yaml')).rejects.toThrow(
      /one of its folders is a file/,
    );
    root.addContent({ workspace: { apps: { 'x.yaml': { y: '' } } } });
    await expect(write('apps/x.yaml')).rejects.toThrow(
      /a folder is in its place/,
    );
  });

  it('writes nothing when one file may not be written', async () => {
    await expect(
      writeWorkspaceFiles(
        workspace,
        [
          { path: 'good.yaml', content: 'a' },
          { path: 'kept.txt', content: 'other' },
        ],
        { overwrite: false },
      ),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(existsSync(`${workspace}/good.yaml`)).toBe(false);
    expect(readFileSync(`${workspace}/kept.txt`, 'utf8')).toBe('kept');
  });

  it('replaces when told to, and takes the same content as done', async () => {
    await write('kept.txt', true);
    expect(readFileSync(`${workspace}/kept.txt`, 'utf8')).toBe('new');
    await write('kept.txt');
    await write('a/b/c.yaml');
    expect(readFileSync(`${workspace}/a/b/c.yaml`, 'utf8')).toBe('new');
  });
});
