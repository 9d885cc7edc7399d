import { ZodError } from 'zod';
import { isJsonObject, type JsonObject } from '../json';
import type { ApplicationSpec, Source } from '../world/argoObjects';
import { renderChart } from './chart';
import { renderDirectory } from './directory';
import { renderKustomization } from './kustomization';
import { renderPlayedChart } from './playedCharts';
import { renderPlayedRepository } from './playedRepositories';
import {
  filesBelow,
  ManifestGenerationError,
  normalPath,
  type RepositoryTree,
} from './repositoryTree';
import { RevisionNotFetched } from './RevisionNotFetched';
import { valuesOf } from './values';

export type SourceType = 'Directory' | 'Helm' | 'Kustomize' | '';

export interface RenderedApplication {
  /** What is to live on the spoke, with namespace and tracking id. */
  manifests: JsonObject[];
  /** One per source, in their order. */
  sourceTypes: SourceType[];
  /** Commit of each source, in their order. */
  revisions: string[];
}

export interface RenderRequest {
  applicationName: string;
  spec: ApplicationSpec;
  /**
   * The repository at the revision that a source asks for.
   * @throws ManifestGenerationError when there is no such repository or revision
   */
  treeOf(source: Source): RepositoryTree;
}

// Kinds without a namespace that a team's Application may hold.
const clusterScoped = new Set([
  'Namespace',
  'ClusterRole',
  'ClusterRoleBinding',
  'CiliumClusterwideNetworkPolicy',
  'ClusterIssuer',
  'ClusterPolicy',
  'ClusterSecretStore',
  'CustomResourceDefinition',
  'PriorityClass',
  'StorageClass',
]);

export function sourcesOf(spec: ApplicationSpec): Source[] {
  return spec.sources ?? (spec.source ? [spec.source] : []);
}

/**
 * What the repo server answers for an Application: the manifests of all of
 * its sources.
 *
 * @throws ManifestGenerationError in Argo CD's words
 */
export function renderApplication(request: RenderRequest): RenderedApplication {
  const sources = sourcesOf(request.spec);
  const rendered: RenderedApplication = {
    manifests: [],
    sourceTypes: [],
    revisions: [],
  };
  sources.forEach((source, index) => {
    try {
      const one = source.chart
        ? fromHelmRepository(source, request)
        : fromElsewhere(source) ?? fromGit(source, request, sources);
      rendered.revisions.push(one.revision);
      rendered.sourceTypes.push(one.type);
      rendered.manifests.push(
        ...one.manifests.map(manifest => tracked(manifest, request)),
      );
    } catch (error) {
      throw new ManifestGenerationError(
        `Failed to load target state: failed to generate manifest for source ${
          index + 1
        } of ${sources.length}: rpc error: code = Unknown desc = ${wordsOf(
          error,
        )}`,
      );
    }
  });
  return rendered;
}

/** Whatever is wrong with files in Git is told on the Application, and stops nobody else. */
function wordsOf(error: unknown): string {
  if (error instanceof RevisionNotFetched) throw error;
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    return `failed to parse ${issue.path.join('.')}: ${issue.message}`;
  }
  return error instanceof Error ? error.message : String(error);
}

function fromGit(
  source: Source,
  request: RenderRequest,
  sources: readonly Source[],
) {
  const tree = request.treeOf(source);
  return {
    ...renderSource(tree, source, request, sources),
    revision: tree.sha,
  };
}

/** A repository that is not on the world's own Git host. */
function fromElsewhere(source: Source) {
  const played = renderPlayedRepository(source);
  return played && { type: 'Kustomize' as const, ...played };
}

/** The revision of a chart is its version. */
function fromHelmRepository(source: Source, { spec }: RenderRequest) {
  const { namespace = 'default' } = spec.destination;
  return {
    type: 'Helm' as const,
    manifests: renderPlayedChart(source, namespace),
    revision: source.targetRevision ?? '',
  };
}

function renderSource(
  tree: RepositoryTree,
  source: Source,
  request: RenderRequest,
  sources: readonly Source[],
): { type: SourceType; manifests: JsonObject[] } {
  if (source.ref && !source.path) return { type: '', manifests: [] };
  const folder = normalPath(source.path ?? '');
  if (folder === undefined || filesBelow(tree, folder).length === 0) {
    throw new ManifestGenerationError(
      `Manifest generation error (cached): ${source.path}: app path does not exist`,
    );
  }
  const at = (file: string) =>
    tree.files.get(folder === '' ? file : `${folder}/${file}`);
  const chart = at('Chart.yaml');
  if (chart !== undefined) {
    const treeOfRef = (ref: string) => {
      const other = sources.find(candidate => candidate.ref === ref);
      return other && request.treeOf(other);
    };
    return {
      type: 'Helm',
      manifests: renderChart({
        chart,
        releaseName: source.helm?.releaseName ?? request.applicationName,
        values: valuesOf(tree, source, treeOfRef),
      }),
    };
  }
  if (at('kustomization.yaml') !== undefined) {
    return {
      type: 'Kustomize',
      manifests: renderKustomization(tree, folder, source.kustomize?.images),
    };
  }
  return {
    type: 'Directory',
    manifests: renderDirectory(tree, folder, source.directory),
  };
}

/** Argo CD fills the destination's namespace in and marks what it tracks. */
function tracked(manifest: JsonObject, request: RenderRequest): JsonObject {
  const metadata = isJsonObject(manifest.metadata) ? manifest.metadata : {};
  const kind = String(manifest.kind);
  const apiVersion = String(manifest.apiVersion);
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const namespace = clusterScoped.has(kind)
    ? undefined
    : metadata.namespace ?? request.spec.destination.namespace ?? 'default';
  const annotations = isJsonObject(metadata.annotations)
    ? metadata.annotations
    : {};
  return {
    ...manifest,
    metadata: {
      ...metadata,
      ...(namespace !== undefined && { namespace }),
      annotations: {
        ...annotations,
        'argocd.argoproj.io/tracking-id': `${
          request.applicationName
        }:${group}/${kind}:${namespace ?? ''}/${String(metadata.name)}`,
      },
    },
  };
}
