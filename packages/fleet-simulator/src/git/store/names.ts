import { InputError } from '@backstage/errors';

// First path segments that the host serves itself; an owner with such a name
// would hide them.
const RESERVED_OWNERS = new Set(['repos', 'graphql', 'user']);

const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/;
const REPOSITORY = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}$/;
const BRANCH_SEGMENT = /^[A-Za-z0-9_@+#=-][A-Za-z0-9._@+#=-]*$/;
const SHA = /^[0-9a-f]{40}$/;

/**
 * Every name below becomes part of a path on disk (owner, repository, branch)
 * or in a clone's working tree (file path), so nothing gets past these checks
 * that could climb out of its folder.
 */
export function isOwner(owner: string): boolean {
  return OWNER.test(owner) && !RESERVED_OWNERS.has(owner.toLowerCase());
}

export function isRepositoryName(name: string): boolean {
  return REPOSITORY.test(name) && !name.toLowerCase().endsWith('.git');
}

/** A subset of what `git check-ref-format --branch` accepts. */
export function isBranchName(branch: string): boolean {
  return (
    branch.length <= 200 &&
    branch !== 'HEAD' &&
    branch
      .split('/')
      .every(
        segment =>
          BRANCH_SEGMENT.test(segment) &&
          !segment.includes('..') &&
          !segment.startsWith('-') &&
          !segment.endsWith('.') &&
          !segment.endsWith('.lock'),
      )
  );
}

/** A relative POSIX path of a file in a Git tree. */
export function isFilePath(path: string): boolean {
  return (
    path.length > 0 &&
    path.length <= 1024 &&
    !path.includes('\0') &&
    !path.includes('\\') &&
    path
      .split('/')
      .every(
        segment =>
          segment !== '' &&
          segment !== '.' &&
          segment !== '..' &&
          segment.toLowerCase() !== '.git',
      )
  );
}

/** The full, lower-case form of a SHA-1 object id. */
export function isSha(value: string): boolean {
  return SHA.test(value);
}

export function assertRepositoryAddress(owner: string, name: string): void {
  if (!isOwner(owner)) {
    throw new InputError(
      `Owner '${owner}' cannot be used: an owner has 1 to 39 letters, digits or '-', starts with a letter or digit, and is none of ${[
        ...RESERVED_OWNERS,
      ].join(', ')}.`,
    );
  }
  if (!isRepositoryName(name)) {
    throw new InputError(
      `Repository name '${name}' cannot be used: it has 1 to 100 letters, digits, '.', '_' or '-', does not start with '.' and does not end with '.git'.`,
    );
  }
}

export function assertBranchName(branch: string): void {
  if (!isBranchName(branch)) {
    throw new InputError(
      `Branch '${branch}' cannot be used: it consists of segments of letters, digits and . _ @ + # = -, separated by single slashes, none of them starting or ending with '.'.`,
    );
  }
}

export function assertFilePath(path: string): void {
  if (!isFilePath(path)) {
    throw new InputError(
      `tree.path '${path}' contains a malformed path component`,
    );
  }
}
