import { ANNOTATION_ENTITY_REF, LABEL_BACKSTAGE_NAME } from '../annotations';
import { ApplicationSetIntent } from './applicationSetIntent';
import { serviceFolder } from './layout';
import {
  ArgoPlacementGenerator,
  Placement,
  toPlacement,
} from './placementGenerator';
import { resolveRepository, sameRepository } from './repository';

/** Name of the source that brings the values files where the chart is elsewhere. */
const VALUES_REF = 'values';
export const DEFAULT_ENVIRONMENT_LABEL = 'env';
export const DEFAULT_ARGOCD_NAMESPACE = 'argocd';

/** One source of an Application that renders a Helm chart. */
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
  };
}

/** An ApplicationSet of Argo CD 3, as far as {@link buildApplicationSet} writes one. */
export interface ApplicationSetManifest {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'ApplicationSet';
  metadata: {
    name: string;
    namespace: string;
    labels: Record<string, string>;
    annotations: Record<string, string>;
  };
  spec: {
    goTemplate: true;
    goTemplateOptions: ['missingkey=error'];
    generators: ArgoPlacementGenerator[];
    syncPolicy: { preserveResourcesOnDeletion: boolean };
    template: {
      metadata: {
        name: string;
        labels: Record<string, string>;
        annotations: Record<string, string>;
      };
      spec: {
        project: string;
        source?: HelmSource;
        sources?: HelmSource[];
        destination: Placement['destination'] & { namespace: string };
        syncPolicy: ReturnType<typeof applicationSyncPolicy>;
      };
    };
  };
}

/**
 * The ApplicationSet that an intent asks for; the same for every hub. Pure, so
 * that the form previews the very object that the action writes.
 */
export function buildApplicationSet(
  intent: ApplicationSetIntent,
): ApplicationSetManifest {
  const environmentLabel = intent.environmentLabel ?? DEFAULT_ENVIRONMENT_LABEL;
  const { generator, name, environment, destination } = toPlacement(
    intent.generator,
    intent.repository,
    environmentLabel,
  );
  const annotations = {
    [ANNOTATION_ENTITY_REF]:
      intent.entityRef ?? `component:default/${intent.name}`,
  };
  const labels = { [LABEL_BACKSTAGE_NAME]: intent.name };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: {
      name: intent.name,
      namespace: intent.argocdNamespace ?? DEFAULT_ARGOCD_NAMESPACE,
      labels: { ...labels },
      annotations: { ...annotations },
    },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [generator],
      syncPolicy: {
        preserveResourcesOnDeletion:
          intent.preserveResourcesOnDeletion ?? false,
      },
      template: {
        metadata: {
          name: intent.applicationName ?? `${intent.name}-${name}`,
          // A RollingSync can only select Applications by their own labels.
          labels: { ...labels, [environmentLabel]: environment },
          annotations: { ...annotations },
        },
        spec: {
          project: intent.project,
          ...applicationSources(intent, environment),
          destination: { ...destination, namespace: intent.namespace },
          syncPolicy: applicationSyncPolicy(intent.syncPolicy ?? {}),
        },
      },
    },
  };
}

/**
 * A chart in the fleet repository reads its values from the root of the same
 * source; a chart elsewhere needs the fleet repository as a second source.
 */
function applicationSources(
  intent: ApplicationSetIntent,
  environment: string,
): { source: HelmSource } | { sources: HelmSource[] } {
  const repository = resolveRepository(intent.repository);
  const repoURL = intent.source.repoURL ?? repository.gitUrl;
  const inFleet = sameRepository(repoURL, repository.gitUrl);
  const revision =
    intent.source.targetRevision ?? (inFleet ? repository.branch : 'HEAD');
  const together =
    inFleet && 'path' in intent.source && revision === repository.branch;
  const folder = `${together ? '' : `$${VALUES_REF}`}/${serviceFolder(
    intent.name,
    intent.layout,
  )}`;
  const chart: HelmSource = {
    repoURL: inFleet ? repository.gitUrl : repoURL,
    targetRevision: revision,
    ...('chart' in intent.source
      ? { chart: intent.source.chart }
      : { path: intent.source.path }),
    helm: {
      releaseName: intent.name,
      ignoreMissingValueFiles: true,
      valueFiles: [
        `${folder}/values.yaml`,
        `${folder}/values-${environment}.yaml`,
      ],
    },
  };
  if (together) return { source: chart };
  const { gitUrl, branch } = repository;
  return {
    sources: [
      chart,
      { repoURL: gitUrl, targetRevision: branch, ref: VALUES_REF },
    ],
  };
}

/** `spec.syncPolicy` of an Application, with the defaults of the form. */
export function applicationSyncPolicy(
  policy: NonNullable<ApplicationSetIntent['syncPolicy']>,
) {
  const {
    automated = true,
    prune = false,
    selfHeal = false,
    allowEmpty = false,
    createNamespace = true,
    retry = {},
  } = policy;
  return {
    ...(automated && { automated: { prune, selfHeal, allowEmpty } }),
    syncOptions: [`CreateNamespace=${createNamespace}`],
    retry: {
      limit: retry.limit ?? 5,
      backoff: {
        duration: retry.backoff?.duration ?? '5s',
        factor: retry.backoff?.factor ?? 2,
        maxDuration: retry.backoff?.maxDuration ?? '3m',
      },
    },
  };
}
