import { FleetRepository, resolveRepository } from '../repository';
import { ClusterChoice, MergeGenerator } from './clusterChoice';
import { ArgoGenerator, toArgoGenerator } from './clusterGenerator';
import { withoutHub } from './hubPlaces';
import {
  FoldersGenerator,
  FoldersOnCluster,
  PlacementGenerator,
} from './placementGenerator';
import {
  goParameters,
  plainLabel,
  plainParameters,
  TemplateParameters,
} from './templateParameters';

interface ArgoGit {
  repoURL: string;
  revision: string;
  files?: { path: string }[];
  directories?: { path: string; exclude?: boolean }[];
  values?: Record<string, string>;
  pathParamPrefix?: string;
}

/** A generator as it stands in `ApplicationSet.spec.generators`. */
export type ArgoPlacementGenerator =
  | ArgoGenerator
  | { list: { elements: Record<string, string>[] } }
  | { git: ArgoGit }
  | { matrix: { generators: ArgoPlacementGenerator[] } }
  | {
      merge: { mergeKeys: string[]; generators: ArgoPlacementGenerator[] };
    };

/** A generator, and the templates of what it tells about a place. */
export interface Placement {
  generator: ArgoPlacementGenerator;
  /** Of the cluster, fit for the name of an Application. */
  name: string;
  environment: string;
  region: string;
  destination: { server: string } | { name: string };
  /** For a generator of folders. */
  folder?: PlacedFolder;
}

/** Where one of the folders is, and its name, fit for that of an Application. */
export interface PlacedFolder {
  repoURL: string;
  revision: string;
  path: string;
  name: string;
}

/** What a generator leaves open. */
export interface PlacementContext {
  repository: FleetRepository;
  /** Cluster label with the environment, for the cluster generator. */
  environmentLabel: string;
  /** Is a file named after the region? */
  readsRegion?: boolean;
  /** Templates of Go, or the older ones. */
  goTemplate: boolean;
}

/** Cluster label with the region. */
export const REGION_LABEL = 'region';

/** Cluster labels that a template reads. */
export function labelsRead({
  environmentLabel,
  readsRegion = false,
}: Pick<PlacementContext, 'environmentLabel' | 'readsRegion'>): string[] {
  return [environmentLabel, ...(readsRegion ? [REGION_LABEL] : [])];
}

/** The generator as it is written, and how a template reads it. */
export function toPlacement(
  generator: PlacementGenerator,
  context: PlacementContext,
): Placement {
  if ('matrix' in generator) {
    const [folders, clusters] = generator.matrix.generators;
    const { written, folder } = placeFolders(folders, context);
    const placed = placeClusters(clusters, { ...context, besideFolders: true });
    return {
      ...placed,
      generator: {
        matrix: { generators: [{ git: written }, placed.generator] },
      },
      folder,
    };
  }
  if (isFoldersOnCluster(generator)) {
    const { written, folder } = placeFolders(generator, context);
    const { values } = generator.git;
    return {
      ...named('values.', context),
      generator: { git: { ...written, values } },
      folder,
    };
  }
  return placeClusters(generator, context);
}

function isFoldersOnCluster(
  generator: PlacementGenerator,
): generator is FoldersOnCluster {
  return 'git' in generator && 'directories' in generator.git;
}

function placeFolders(
  { git }: FoldersGenerator,
  context: PlacementContext,
): { written: ArgoGit; folder: PlacedFolder } {
  const { of } = parametersOf(context);
  const repository = repositoryOf(git, context);
  const { directories } = git;
  return {
    written: { ...repository, directories },
    folder: {
      ...repository,
      path: of(context.goTemplate ? 'path.path' : 'path'),
      name: of('path.basenameNormalized'),
    },
  };
}

function placeClusters(
  generator: ClusterChoice,
  context: PlacementContext & { besideFolders?: boolean },
): Placement {
  if ('list' in generator) {
    const elements = generator.list.elements.map(withoutHub);
    return { generator: { list: { elements } }, ...named('', context) };
  }
  if ('git' in generator) {
    const { files } = generator.git;
    const git = {
      ...repositoryOf(generator.git, context),
      files,
      // Both tell a path, and the one that counts is that of the folder.
      ...(context.besideFolders && { pathParamPrefix: 'placement' }),
    };
    return { generator: { git }, ...named('', context) };
  }
  if ('merge' in generator) return placeMerge(generator, context);
  const { of, label } = parametersOf(context);
  return {
    generator: toArgoGenerator(generator, labelsRead(context)),
    name: of('nameNormalized'),
    environment: label(context.environmentLabel),
    region: label(REGION_LABEL),
    destination: { server: of('server') },
  };
}

function placeMerge(
  { merge }: MergeGenerator,
  context: PlacementContext & { besideFolders?: boolean },
): Placement {
  const { environmentLabel } = context;
  const [first, ...others] = merge.generators;
  const placed = placeClusters(first, context);
  const isSelected = 'clusters' in first;
  const changes = others.map(other =>
    isSelected && 'list' in other
      ? {
          list: {
            elements: other.list.elements.map(one =>
              mergedElement(one, context),
            ),
          },
        }
      : placeClusters(other, context).generator,
  );
  return {
    ...placed,
    ...(isSelected && {
      environment: parametersOf(context).labelUnlessMerged(environmentLabel),
    }),
    generator: {
      merge: {
        mergeKeys: [isSelected ? 'name' : 'cluster'],
        generators: [placed.generator, ...changes],
      },
    },
  };
}

/** An element of a list by the names that a cluster generator has for the same. */
export function mergedElement(
  { cluster, env }: { cluster: string; env: string },
  { environmentLabel, goTemplate }: PlacementContext,
): Record<string, string> {
  return {
    name: cluster,
    [goTemplate ? 'env' : plainLabel(environmentLabel)]: env,
  };
}

/** Lists and files tell a cluster and its environment by these keys. */
function named(prefix: string, context: PlacementContext) {
  const { of, namePart } = parametersOf(context);
  return {
    name: namePart(`${prefix}cluster`),
    environment: of(`${prefix}env`),
    region: of(`${prefix}region`),
    destination: { name: of(`${prefix}cluster`) },
  };
}

function parametersOf({ goTemplate }: PlacementContext): TemplateParameters {
  return goTemplate ? goParameters : plainParameters;
}

function repositoryOf(
  git: { repoURL?: string; revision?: string },
  { repository }: PlacementContext,
): { repoURL: string; revision: string } {
  const { gitUrl, branch } = resolveRepository(repository);
  const { repoURL = gitUrl, revision = branch } = git;
  return { repoURL, revision };
}
