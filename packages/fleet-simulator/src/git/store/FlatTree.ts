import { InputError } from '@backstage/errors';
import git, { type TreeEntry } from 'isomorphic-git';
import { atomicFileSystem as fs } from './atomicFileSystem';

/** `100644` file, `100755` executable, `120000` symbolic link. */
export type FileMode = '100644' | '100755' | '120000';

export interface FlatTreeFile {
  mode: FileMode;
  /** Id of the blob. */
  oid: string;
}

/** All files of a Git tree by their full path, in Git's tree order. */
export type FlatTree = ReadonlyMap<string, FlatTreeFile>;

/** What becomes of one path: another blob or mode, or `null` for its removal. */
export interface TreeEdit {
  path: string;
  file: FlatTreeFile | null;
}

export function isFileMode(mode: string): mode is FileMode {
  return mode === '100644' || mode === '100755' || mode === '120000';
}

export async function readFlatTree(
  gitdir: string,
  oid: string,
): Promise<FlatTree> {
  const files = new Map<string, FlatTreeFile>();
  const visit = async (treeOid: string, prefix: string): Promise<void> => {
    const { tree } = await git.readTree({ fs, gitdir, oid: treeOid });
    for (const entry of tree) {
      const path = `${prefix}${entry.path}`;
      if (entry.type === 'tree') {
        await visit(entry.oid, `${path}/`);
      } else if (isFileMode(entry.mode)) {
        files.set(path, { mode: entry.mode, oid: entry.oid });
      }
    }
  };
  await visit(oid, '');
  return files;
}

/**
 * Applies edits in order, as `POST /git/trees` does: a file takes the place
 * of a folder of the same name and the other way round, and removing a path
 * that is not there is an error.
 */
export function editFlatTree(
  base: FlatTree,
  edits: readonly TreeEdit[],
): FlatTree {
  const files = new Map(base);
  for (const { path, file } of edits) {
    if (file === null) {
      if (!files.delete(path)) {
        throw new InputError(
          `tree.path '${path}' cannot be deleted because it is not in the base tree`,
        );
      }
      continue;
    }
    for (const existing of [...files.keys()]) {
      if (existing.startsWith(`${path}/`) || path.startsWith(`${existing}/`)) {
        files.delete(existing);
      }
    }
    files.set(path, file);
  }
  return files;
}

/** Ids of tree objects that this process has written, by their content. */
export type WrittenTrees = Map<string, string>;

/**
 * Writes the tree objects for the files and answers the id of the root tree.
 * Folders that were written before are not written again: a commit changes
 * few of them.
 */
export async function writeFlatTree(
  gitdir: string,
  files: FlatTree,
  written: WrittenTrees,
): Promise<string> {
  const entries: TreeEntry[] = [];
  const folders = new Map<string, Map<string, FlatTreeFile>>();
  for (const [path, file] of files) {
    const slash = path.indexOf('/');
    if (slash < 0) {
      entries.push({ path, mode: file.mode, oid: file.oid, type: 'blob' });
      continue;
    }
    const folder = path.slice(0, slash);
    const children = folders.get(folder) ?? new Map<string, FlatTreeFile>();
    children.set(path.slice(slash + 1), file);
    folders.set(folder, children);
  }
  const subtrees = [...folders].map(
    async ([path, children]): Promise<TreeEntry> => {
      const oid = await writeFlatTree(gitdir, children, written);
      return { path, mode: '040000', oid, type: 'tree' };
    },
  );
  entries.push(...(await Promise.all(subtrees)));
  const content = entries
    .map(({ mode, oid, path }) => `${mode} ${oid} ${path}`)
    .sort()
    .join('\n');
  const known = written.get(content);
  if (known !== undefined) return known;
  const oid = await git.writeTree({ fs, gitdir, tree: entries });
  written.set(content, oid);
  return oid;
}
