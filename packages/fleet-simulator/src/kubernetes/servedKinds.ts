import { isJsonArray, isJsonObject, valueAt, type JsonObject } from '../json';
import { textAt } from '../world/manifests';
import { kindsByGroupVersion } from './apiVersions';
import type { SpokeContext } from './SpokeContext';

/** What the API server has now: what it was made with, and what definitions have added since. */
export function servedKinds({
  spoke,
  store,
}: Pick<SpokeContext, 'spoke' | 'store'>): Record<string, string[]> {
  const kinds = { ...kindsByGroupVersion(spoke) };
  const definitions = store.list(
    'customresourcedefinitions.apiextensions.k8s.io',
  );
  for (const definition of definitions) {
    const kind = textAt(definition, 'spec', 'names', 'kind');
    for (const version of versionsOf(definition)) {
      const groupVersion = `${textAt(definition, 'spec', 'group')}/${version}`;
      const known = kinds[groupVersion] ?? [];
      if (!known.includes(kind)) kinds[groupVersion] = [...known, kind];
    }
  }
  return kinds;
}

function versionsOf(definition: JsonObject): string[] {
  const versions = valueAt(definition, ['spec', 'versions']);
  return isJsonArray(versions)
    ? versions.flatMap(version =>
        isJsonObject(version) ? textAt(version, 'name') : [],
      )
    : [];
}
