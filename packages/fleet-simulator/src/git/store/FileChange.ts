import { structuredPatch, type StructuredPatchHunk } from 'diff';
import type { FlatTree, FlatTreeFile } from './FlatTree';
import type { GitRepository } from './GitRepository';

/** Files above this size are listed without their lines. */
const MAX_DIFF_BYTES = 256 * 1024;
/** The search for a shortest diff is given up beyond this many changed lines. */
const MAX_CHANGED_LINES = 5000;

export interface FileChange {
  path: string;
  status: 'added' | 'modified' | 'removed';
  /** Set where the file's mode changed. */
  modeChange?: { from: string; to: string };
  /** What of the file can be shown. */
  text: 'shown' | 'binary' | 'too large';
  hunks: StructuredPatchHunk[];
  additions: number;
  deletions: number;
}

/** What changed between two trees, by path. A renamed file is a removal and an addition. */
export async function changesBetween(
  git: GitRepository,
  before: FlatTree,
  after: FlatTree,
): Promise<FileChange[]> {
  const paths = [...new Set([...before.keys(), ...after.keys()])]
    .filter(path => !sameFile(before.get(path), after.get(path)))
    .sort();
  const changes: FileChange[] = [];
  for (const path of paths) {
    changes.push(await changeOf(git, path, before.get(path), after.get(path)));
  }
  return changes;
}

function sameFile(one?: FlatTreeFile, other?: FlatTreeFile): boolean {
  return one?.oid === other?.oid && one?.mode === other?.mode;
}

async function changeOf(
  git: GitRepository,
  path: string,
  before?: FlatTreeFile,
  after?: FlatTreeFile,
): Promise<FileChange> {
  const change: FileChange = {
    path,
    status: statusOf(before, after),
    text: 'shown',
    hunks: [],
    additions: 0,
    deletions: 0,
  };
  if (before && after && before.mode !== after.mode) {
    change.modeChange = { from: before.mode, to: after.mode };
  }
  const old = before ? await git.readBlob(before.oid) : Buffer.alloc(0);
  const now = after ? await git.readBlob(after.oid) : Buffer.alloc(0);
  if (isBinary(old) || isBinary(now)) {
    return { ...change, text: 'binary' };
  }
  if (old.length > MAX_DIFF_BYTES || now.length > MAX_DIFF_BYTES) {
    return { ...change, text: 'too large' };
  }
  const patch = structuredPatch(
    path,
    path,
    old.toString('utf8'),
    now.toString('utf8'),
    undefined,
    undefined,
    { context: 3, maxEditLength: MAX_CHANGED_LINES },
  );
  if (!patch) {
    return { ...change, text: 'too large' };
  }
  const lines = patch.hunks.flatMap(hunk => hunk.lines);
  return {
    ...change,
    hunks: patch.hunks,
    additions: lines.filter(line => line.startsWith('+')).length,
    deletions: lines.filter(line => line.startsWith('-')).length,
  };
}

function statusOf(
  before?: FlatTreeFile,
  after?: FlatTreeFile,
): FileChange['status'] {
  if (!before) {
    return 'added';
  }
  return after ? 'modified' : 'removed';
}

/** Git's own rule: a NUL byte near the beginning. */
export function isBinary(content: Uint8Array): boolean {
  return content.subarray(0, 8000).includes(0);
}
