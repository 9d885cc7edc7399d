/** All files of a repository at one commit. */
export interface RepositoryTree {
  /** Full id of the commit. */
  readonly sha: string;
  /** Text by path from the root, without a leading slash. */
  readonly files: ReadonlyMap<string, string>;
}

/** Why manifests could not be made; the message has the words of Argo CD's repo server. */
export class ManifestGenerationError extends Error {
  override readonly name = 'ManifestGenerationError';
}

/** A path without empty and `.` parts, with `..` taken up; `undefined` when it leaves the root. */
export function normalPath(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

/** Paths below a folder, sorted; the folder `''` is the root. */
export function filesBelow(tree: RepositoryTree, folder: string): string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return [...tree.files.keys()].filter(path => path.startsWith(prefix)).sort();
}
