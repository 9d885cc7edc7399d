import { HubRefusal, NotEvaluable, refusingWithin } from '../failures';
import { compareStrings } from '../gotemplate/format';
import { GitSnapshot } from '../types';
import { isMap, newMap, Value } from '../values';
import { parseYaml } from '../yaml';
import { GeneratorContext, Params } from './context';
import { GitSpec } from './generator';
import { compileGlob, gitPathspec, goPathMatch } from './globs';
import { flatten } from './flatten';
import { addPathParams } from './pathParams';
import { addValues } from './values';
import { formatNested } from '../gotemplate/format';

/** One set of parameters for each directory or file that the patterns take. */
export function generateGit(
  spec: GitSpec,
  context: GeneratorContext,
): Params[] {
  const snapshot = context.git?.(spec.repoURL, spec.revision);
  if (spec.directories.length === 0 && spec.files.length === 0) {
    throw new HubRefusal('ApplicationSet is empty');
  }
  if (!snapshot) {
    throw new NotEvaluable(
      `the files of ${spec.repoURL} at ${
        spec.revision || 'HEAD'
      } are not known here`,
    );
  }
  return refusingWithin('error generating params from git', () =>
    spec.directories.length > 0
      ? fromDirectories(spec, snapshot, context)
      : fromFiles(spec, snapshot, context),
  );
}

/** Every directory that has a file in or below it, hidden ones excepted. */
export function directoriesOf(snapshot: GitSnapshot): string[] {
  const directories = new Set<string>();
  for (const path of Object.keys(snapshot.files)) {
    const segments = path.split('/').slice(0, -1);
    const hidden = segments.findIndex(segment => segment.startsWith('.'));
    const visible = hidden < 0 ? segments : segments.slice(0, hidden);
    visible.forEach((_, index) => {
      directories.add(visible.slice(0, index + 1).join('/'));
    });
  }
  return [...directories].sort(compareStrings);
}

function fromDirectories(
  spec: GitSpec,
  snapshot: GitSnapshot,
  context: GeneratorContext,
): Params[] {
  const patterns = spec.directories.map(({ path, exclude }) => ({
    exclude,
    // A malformed pattern is logged by the hub and matches nothing.
    matches: compileGlob(path, goPathMatch) ?? (() => false),
  }));
  return directoriesOf(snapshot)
    .filter(path => {
      context.renderer.budget.spend(patterns.length);
      const taken = patterns.filter(pattern => pattern.matches(path));
      return taken.length > 0 && taken.every(pattern => !pattern.exclude);
    })
    .map(path => {
      const params = newMap();
      addPathParams(params, { directory: path }, spec, context.renderer);
      refusingWithin(
        'error generating params from apps: failed to append templated values',
        () => addValues(params, spec.values, context.renderer),
      );
      return params;
    });
}

function fromFiles(
  spec: GitSpec,
  snapshot: GitSnapshot,
  context: GeneratorContext,
): Params[] {
  const paths = Object.keys(snapshot.files);
  const chosen = new Set<string>();
  for (const { path } of spec.files.filter(file => !file.exclude)) {
    for (const found of filesMatching(path, paths, context)) chosen.add(found);
  }
  for (const { path } of spec.files.filter(file => file.exclude)) {
    for (const found of filesMatching(path, paths, context)) {
      chosen.delete(found);
    }
  }
  return [...chosen]
    .sort(compareStrings)
    .flatMap(path => fileParams(path, snapshot.files[path], spec, context));
}

/** Which files a pattern takes: those that `git ls-files` would list for it. */
function filesMatching(
  pattern: string,
  paths: string[],
  context: GeneratorContext,
): string[] {
  context.renderer.budget.spend(paths.length);
  if (context.newGitFileGlobbing || pattern.startsWith(':')) {
    throw new NotEvaluable(
      context.newGitFileGlobbing
        ? 'the hub uses the new file globbing, which the preview does not evaluate'
        : `the pattern ${pattern} has a magic word of Git, which the preview does not evaluate`,
    );
  }
  const written = pattern.replace(/^(?:\.\/+)+/, '');
  if (written === '.' || written === '') return paths;
  const folder = `${written.replace(/\/+$/, '')}/`;
  const matches = compileGlob(written, gitPathspec) ?? (() => false);
  return paths.filter(
    path => path === written || path.startsWith(folder) || matches(path),
  );
}

function fileParams(
  path: string,
  content: string | undefined,
  spec: GitSpec,
  context: GeneratorContext,
): Params[] {
  if (content === undefined) {
    throw new NotEvaluable(`the content of ${path} is not known here`);
  }
  return refusingWithin(`unable to process file '${path}'`, () =>
    objectsIn(content).map(object => {
      const params = newMap();
      if (context.renderer.goTemplate) {
        for (const key of Object.keys(object)) params[key] = object[key];
      } else {
        for (const [key, value] of flatten(object)) {
          params[key] = formatNested(value);
        }
      }
      addPathParams(params, { file: path }, spec, context.renderer);
      refusingWithin('failed to append templated values', () =>
        addValues(params, spec.values, context.renderer),
      );
      return params;
    }),
  );
}

/** A file holds one map of parameters or a list of them. */
function objectsIn(content: string): Params[] {
  let parsed: Value;
  try {
    parsed = parseYaml(content);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HubRefusal(`unable to parse file: ${reason}`);
  }
  if (parsed === null) return [newMap()];
  if (isMap(parsed)) return [parsed];
  if (Array.isArray(parsed)) {
    return parsed.map(item => {
      if (item === null) return newMap();
      if (isMap(item)) return item;
      throw new HubRefusal('unable to parse file: it is no list of maps');
    });
  }
  throw new HubRefusal('unable to parse file: it is neither a map nor a list');
}
