import type {
  ApplicationSetIntent,
  ChartSource,
} from '../applicationSetIntent';
import { sameRepository } from '../repository';
import { FileKey, fileKeys } from '../valuesIntent';
import { listAt, Plain, plainAt, textAt } from './plain';

/** How the templates of an ApplicationSet name what a file is named after. */
export type FileWords = Record<FileKey, string>;

interface ReadSource {
  source?: ChartSource;
  values?: ApplicationSetIntent['values'];
  helm?: ApplicationSetIntent['helm'];
  kustomize?: ApplicationSetIntent['kustomize'];
}

/** What an ApplicationSet deploys, and which files it reads for a cluster. */
export function readSource(
  spec: Plain,
  words: FileWords,
  place: { name: string; gitUrl: string; branch: string },
): ReadSource {
  const sources = 'sources' in spec ? listAt(spec, 'sources') : [spec.source];
  const [written] = sources.flatMap(one => {
    const source = plainAt(one);
    return source.path !== undefined || source.chart !== undefined
      ? [source]
      : [];
  });
  if (!written) return {};
  const source = sourceOf(written, place);
  if (source && 'path' in source && !('helm' in written)) {
    const by = fileKeys.find(key =>
      source.path.endsWith(`/overlays/${words[key]}`),
    );
    if (by) {
      const path = source.path.slice(0, -`/overlays/${words[by]}`.length);
      return { source: { ...source, path }, kustomize: { by } };
    }
  }
  const files = listAt(written, 'helm', 'valueFiles').map(String);
  const by = fileKeys
    .map(key => ({
      key,
      index: files.findIndex(file =>
        file.endsWith(`/values-${words[key]}.yaml`),
      ),
    }))
    .filter(({ index }) => index >= 0)
    .sort((a, b) => a.index - b.index)
    .map(({ key }) => key);
  const releaseName = textAt(written, 'helm', 'releaseName');
  const values = textAt(written, 'helm', 'values');
  const helm = {
    ...(releaseName && releaseName !== place.name && { releaseName }),
    ...(values && { values }),
  };
  return {
    ...(source && { source }),
    values: { by },
    ...(Object.keys(helm).length > 0 && { helm }),
  };
}

function sourceOf(
  written: Plain,
  { gitUrl, branch }: { gitUrl: string; branch: string },
): ChartSource | undefined {
  const repoURL = textAt(written, 'repoURL') ?? '';
  const targetRevision = textAt(written, 'targetRevision') ?? 'HEAD';
  const chart = textAt(written, 'chart');
  if (chart !== undefined) return { repoURL, targetRevision, chart };
  const path = textAt(written, 'path');
  if (path === undefined) return undefined;
  const inFleet = sameRepository(repoURL, gitUrl);
  return {
    path,
    ...(!inFleet && { repoURL }),
    ...(targetRevision !== (inFleet ? branch : 'HEAD') && { targetRevision }),
  };
}
