import { ApplicationSetIntent, fileKeysOf } from './applicationSetIntent';
import { Placement, PlacedFolder } from './generators';
import { overlayFolder, serviceFolder } from './layout';
import { resolveRepository, sameRepository } from './repository';
import type { FileKey } from './valuesIntent';

/** One source of an Application. */
export interface HelmSource {
  repoURL: string;
  targetRevision: string;
  path?: string;
  chart?: string;
  ref?: string;
  helm?: {
    releaseName: string;
    ignoreMissingValueFiles: true;
    valueFiles: string[];
    values?: string;
  };
}

/** A repository at a revision that values files are read from. */
interface ValuesPlace {
  /** Name of the source, where the chart is elsewhere. */
  ref: string;
  repoURL: string;
  targetRevision: string;
}

type Sources = { source: HelmSource } | { sources: HelmSource[] };

/**
 * What an Application deploys: a Helm chart with the values of its environment
 * and of its folder, or without a chart the folder as it is.
 */
export function applicationSources(
  intent: ApplicationSetIntent,
  placement: Placement,
): Sources {
  const { folder } = placement;
  if (intent.kustomize && intent.source && 'path' in intent.source) {
    return { source: overlaySource(intent, intent.source, placement) };
  }
  if (intent.source) return chartSources(intent, intent.source, placement);
  if (!folder) throw new TypeError('Neither a chart nor a folder is there');
  const { repoURL, revision, path } = folder;
  return { source: { repoURL, targetRevision: revision, path } };
}

/** What of a place a file is named after. */
function wordOf(placement: Placement, key: FileKey): string {
  return { ...placement, cluster: placement.name }[key];
}

function overlaySource(
  intent: ApplicationSetIntent,
  source: { repoURL?: string; targetRevision?: string; path: string },
  placement: Placement,
): HelmSource {
  const { gitUrl, branch } = resolveRepository(intent.repository);
  const { repoURL = gitUrl } = source;
  const inFleet = sameRepository(repoURL, gitUrl);
  const [key] = fileKeysOf(intent);
  return {
    repoURL: inFleet ? gitUrl : repoURL,
    targetRevision: source.targetRevision ?? (inFleet ? branch : 'HEAD'),
    path: overlayFolder(source.path, wordOf(placement, key)),
  };
}

/**
 * A chart that is where its values are reads them from the root of the same
 * source; values from elsewhere need a source of their own.
 */
function chartSources(
  intent: ApplicationSetIntent,
  wanted: NonNullable<ApplicationSetIntent['source']>,
  placement: Placement,
): Sources {
  const { folder } = placement;
  const { gitUrl, branch } = resolveRepository(intent.repository);
  const repoURL = wanted.repoURL ?? gitUrl;
  const inFleet = sameRepository(repoURL, gitUrl);
  const chart: HelmSource = {
    repoURL: inFleet ? gitUrl : repoURL,
    targetRevision: wanted.targetRevision ?? (inFleet ? branch : 'HEAD'),
    ...('chart' in wanted ? { chart: wanted.chart } : { path: wanted.path }),
  };
  const places = valuesPlaces({ gitUrl, branch }, folder);
  const rootOf = (repository: string, revision: string) => {
    const found = places.find(one => isAt(one, repository, revision));
    return !found || isAt(chart, repository, revision) ? '' : `$${found.ref}`;
  };
  const folders = [
    `${rootOf(gitUrl, branch)}/${serviceFolder(intent.name, intent.layout)}`,
    ...(folder
      ? [`${rootOf(folder.repoURL, folder.revision)}/${folder.path}`]
      : []),
  ];
  const source: HelmSource = {
    ...chart,
    helm: {
      releaseName:
        intent.helm?.releaseName ||
        (folder ? `${intent.name}-${folder.name}` : intent.name),
      ignoreMissingValueFiles: true,
      valueFiles: folders.flatMap(one => [
        `${one}/values.yaml`,
        ...fileKeysOf(intent).map(
          key => `${one}/values-${wordOf(placement, key)}.yaml`,
        ),
      ]),
      ...(intent.helm?.values && { values: intent.helm.values }),
    },
  };
  const elsewhere = places
    .filter(one => !isAt(chart, one.repoURL, one.targetRevision))
    .map(({ ref, ...place }) => ({ ...place, ref }));
  return elsewhere.length === 0
    ? { source }
    : { sources: [source, ...elsewhere] };
}

function valuesPlaces(
  { gitUrl, branch }: { gitUrl: string; branch: string },
  folder: PlacedFolder | undefined,
): ValuesPlace[] {
  const own = { ref: 'values', repoURL: gitUrl, targetRevision: branch };
  if (!folder || isAt(own, folder.repoURL, folder.revision)) return [own];
  const { repoURL, revision } = folder;
  return [own, { ref: 'folders', repoURL, targetRevision: revision }];
}

/** A chart of a Helm repository is at no place of Git. */
function isAt(
  source: { repoURL: string; targetRevision: string; chart?: string },
  repoURL: string,
  revision: string,
): boolean {
  return (
    source.chart === undefined &&
    source.targetRevision === revision &&
    sameRepository(source.repoURL, repoURL)
  );
}
