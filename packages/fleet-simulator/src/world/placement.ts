import {
  decodeApplicationSet,
  evaluatePlacement,
  type PlacementInput,
  type GitSnapshot,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { RepositoryTree } from '../render/repositoryTree';
import {
  applicationManifestSchema,
  type ApplicationManifest,
  type ApplicationSetSpec,
} from './argoObjects';
import { inClusterServer } from './customResources';
import type { RegisteredCluster } from './worldState';

/** What an ApplicationSet makes of the clusters and of Git. */
export type Generation =
  | { applications: ApplicationManifest[] }
  | { error: { reason: string; message: string } };

export interface GenerationRequest {
  name: string;
  spec: ApplicationSetSpec;
  /** With the hub's own. */
  clusters: readonly RegisteredCluster[];
  /** @throws ManifestGenerationError, RevisionNotFetched */
  treeOf(repoURL: string, revision: string | undefined): RepositoryTree;
  /** @throws RevisionNotFetched */
  pullRequests: PlacementInput['pullRequests'];
}

const snapshots = new WeakMap<RepositoryTree, GitSnapshot>();

/** The tree in the form that the engine reads. Converted once. */
function snapshotOf(tree: RepositoryTree): GitSnapshot {
  const known = snapshots.get(tree);
  if (known) return known;
  const snapshot = { files: Object.fromEntries(tree.files) };
  snapshots.set(tree, snapshot);
  return snapshot;
}

/**
 * Generates with the portal's own placement engine, so that what the demo
 * shows is what the engine says. A set that needs something that the engine
 * cannot evaluate fails as a whole, as on a hub without that generator.
 *
 * @throws ManifestGenerationError, RevisionNotFetched
 */
export function generateApplications(request: GenerationRequest): Generation {
  const result = evaluatePlacement({
    applicationSet: decodeApplicationSet({
      metadata: { name: request.name, namespace: 'argocd' },
      spec: request.spec,
    }),
    clusters: request.clusters.map(cluster => ({
      name: cluster.name,
      server: cluster.server,
      labels: cluster.labels,
      annotations: cluster.annotations,
      inCluster: cluster.server === inClusterServer,
    })),
    git: (repoURL, revision) => snapshotOf(request.treeOf(repoURL, revision)),
    pullRequests: request.pullRequests,
  });
  const [refusal] = result.errors.filter(({ stage }) => stage === 'generate');
  if (refusal) {
    return {
      error: {
        reason: refusal.message.includes('go template')
          ? 'RenderTemplateParamsError'
          : 'ApplicationGenerationFromParamsError',
        message: refusal.message,
      },
    };
  }
  const [unsupported] = result.unsupported;
  if (unsupported) {
    return {
      error: {
        reason: 'ApplicationGenerationFromParamsError',
        message: `${unsupported.generator}: ${unsupported.reason}`,
      },
    };
  }
  return {
    applications: result.applications.map(app =>
      applicationManifestSchema.parse({
        metadata: {
          name: app.name,
          namespace: app.namespace,
          labels: app.labels,
          annotations: app.annotations,
          finalizers: app.finalizers,
        },
        spec: toJson(app.spec),
      }),
    ),
  };
}

/** The engine's maps have no prototype; the world keeps plain objects. */
function toJson(spec: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(spec));
}
