import { pathBase, pathDir } from '../goPath';
import { normalizeName } from '../names';
import { Renderer } from '../renderer';
import { newMap } from '../values';
import { Params } from './context';

/** Adds what the hub tells about a path, in the form of the dialect. */
export function addPathParams(
  params: Params,
  at: { directory: string } | { file: string },
  { pathParamPrefix }: { pathParamPrefix: string },
  renderer: Renderer,
): void {
  const directory = 'file' in at ? pathDir(at.file) : at.directory;
  const parts: [string, string][] = [
    ['basename', pathBase(directory)],
    ['basenameNormalized', normalizeName(pathBase(directory))],
  ];
  if ('file' in at) {
    const filename = pathBase(at.file);
    parts.push(['filename', filename]);
    parts.push(['filenameNormalized', normalizeName(filename)]);
  }
  const segments = directory.split('/');
  if (renderer.goTemplate) {
    const path = newMap();
    path.path = directory;
    for (const [name, value] of parts) path[name] = value;
    path.segments = segments;
    if (pathParamPrefix === '') {
      params.path = path;
      return;
    }
    const prefixed = newMap();
    prefixed.path = path;
    params[pathParamPrefix] = prefixed;
    return;
  }
  const name = pathParamPrefix === '' ? 'path' : `${pathParamPrefix}.path`;
  params[name] = directory;
  for (const [part, value] of parts) params[`${name}.${part}`] = value;
  segments.forEach((segment, index) => {
    if (segment !== '') params[`${name}[${index}]`] = segment;
  });
}
