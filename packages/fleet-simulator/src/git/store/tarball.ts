import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { pack } from 'tar-stream';
import type { GitRepository } from './GitRepository';

/**
 * A gzipped tar archive of one commit with a single top folder
 * `<owner>-<name>-<short sha>`, which Backstage's URL reader takes off.
 * Built in memory: what the demo keeps in Git is a few hundred small files.
 */
export async function tarballOf(
  git: GitRepository,
  sha: string,
): Promise<{ filename: string; content: Buffer }> {
  const top = `${git.owner}-${git.name}-${sha.slice(0, 7)}`;
  const { author } = await git.readCommit(sha);
  const mtime = new Date(author.date);
  const archive = pack();
  const collected = buffer(archive);
  for (const [path, file] of await git.readCommitTree(sha)) {
    const content = await git.readBlob(file.oid);
    const name = `${top}/${path}`;
    if (file.mode === '120000') {
      const linkname = content.toString('utf8');
      archive.entry({ name, type: 'symlink', linkname, mtime });
    } else {
      const mode = file.mode === '100755' ? 0o755 : 0o644;
      archive.entry({ name, mode, mtime }, content);
    }
  }
  archive.finalize();
  return {
    filename: `${top}.tar.gz`,
    content: await promisify(gzip)(await collected),
  };
}
