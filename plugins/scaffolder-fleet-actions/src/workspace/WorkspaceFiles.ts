import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, isError } from '@backstage/errors';
import { constants } from 'node:fs';
import { lstat, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A file of a pull request. */
export interface WorkspaceFile {
  /** From the root of the workspace, with `/`. */
  path: string;
  content: string;
}

export interface WriteOptions {
  /** May a file with other content be replaced? */
  overwrite: boolean;
  signal?: AbortSignal;
}

/**
 * Writes files into a task's workspace, all or none: nothing is written when
 * one of them may not be.
 *
 * A workspace can hold what an earlier step fetched from a stranger's
 * repository, so a symlink on the way to a file is refused: it could lead
 * anywhere on the machine.
 *
 * @throws InputError when a path leaves the workspace or runs through a symlink
 * @throws ConflictError when a file is there with other content
 */
export async function writeWorkspaceFiles(
  workspacePath: string,
  files: readonly WorkspaceFile[],
  options: WriteOptions,
): Promise<void> {
  const targets: { target: string; content: string }[] = [];
  for (const file of files) {
    options.signal?.throwIfAborted();
    const target = await checkedTarget(workspacePath, file.path);
    if (!options.overwrite) await refuseOtherContent(target, file);
    targets.push({ target, content: file.content });
  }
  for (const { target, content } of targets) {
    options.signal?.throwIfAborted();
    await mkdir(path.dirname(target), { recursive: true });
    await writeNoFollow(target, content);
  }
}

/**
 * A file that an earlier step may have fetched into the workspace; undefined
 * when it is not there.
 *
 * @throws InputError when its path leaves the workspace or runs through a symlink
 */
export async function findWorkspaceFile(
  workspacePath: string,
  filePath: string,
): Promise<string | undefined> {
  const target = await checkedTarget(workspacePath, filePath);
  return readFile(target, 'utf8').catch(ignoreAbsent);
}

/**
 * A file that an earlier step fetched into the workspace.
 *
 * @throws InputError when it is not there, or its path leaves the workspace or
 * runs through a symlink
 */
export async function readWorkspaceFile(
  workspacePath: string,
  filePath: string,
): Promise<string> {
  const content = await findWorkspaceFile(workspacePath, filePath);
  if (content === undefined) {
    throw new InputError(
      `'${filePath}' is not in the workspace; fetch it from the fleet repository in a step before this one`,
    );
  }
  return content;
}

async function checkedTarget(
  workspacePath: string,
  filePath: string,
): Promise<string> {
  await refuseLinks(workspacePath, filePath);
  return resolveSafeChildPath(workspacePath, filePath);
}

/** Walks down to the file and looks at each step of the way, without following it. */
async function refuseLinks(
  workspacePath: string,
  filePath: string,
): Promise<void> {
  let walked = path.resolve(workspacePath);
  const parts = path
    .relative(walked, path.resolve(walked, filePath))
    .split(path.sep);
  if (parts[0] === '..' || parts[0] === '' || path.isAbsolute(filePath)) {
    throw new InputError(
      `'${filePath}' leads out of the workspace; name a path inside the repository`,
    );
  }
  for (const [index, part] of parts.entries()) {
    walked = path.join(walked, part);
    const stats = await lstat(walked).catch(ignoreAbsent);
    if (stats === undefined) return;
    if (stats.isSymbolicLink()) {
      throw new InputError(
        `'${filePath}' runs through a symbolic link in the workspace; remove the link from what an earlier step fetched`,
      );
    }
    const isLast = index === parts.length - 1;
    if (isLast ? !stats.isFile() : !stats.isDirectory()) {
      throw new InputError(
        `'${filePath}' cannot be written: ${
          isLast ? 'a folder is in its place' : 'one of its folders is a file'
        }`,
      );
    }
  }
}

async function refuseOtherContent(
  target: string,
  file: WorkspaceFile,
): Promise<void> {
  const existing = await readFile(target, 'utf8').catch(ignoreAbsent);
  if (existing !== undefined && existing !== file.content) {
    throw new ConflictError(
      `'${file.path}' is there already with other content; choose another name, or set overwrite to replace it`,
    );
  }
}

/** The last part could have become a link since it was looked at. */
async function writeNoFollow(target: string, content: string): Promise<void> {
  const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY } = constants;
  // Windows knows no O_NOFOLLOW; lstat above has looked at the link there.
  const flags = O_WRONLY | O_CREAT | O_TRUNC | (O_NOFOLLOW ?? 0);
  const file = await open(target, flags, 0o644);
  try {
    await file.writeFile(content, 'utf8');
  } finally {
    await file.close();
  }
}

function ignoreAbsent(error: unknown): undefined {
  if (isError(error) && error.code === 'ENOENT') return undefined;
  throw error;
}
