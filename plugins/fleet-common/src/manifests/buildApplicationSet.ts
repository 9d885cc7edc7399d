import { ANNOTATION_ENTITY_REF, LABEL_BACKSTAGE_NAME } from '../annotations';
import { applicationSources, HelmSource } from './applicationSources';
import { ApplicationSetIntent, fileKeysOf } from './applicationSetIntent';
import { ArgoPlacementGenerator, Placement, toPlacement } from './generators';
import { rollingSyncStrategy, RollingSyncStrategy } from './rollingSync';

export const DEFAULT_ENVIRONMENT_LABEL = 'env';
export const DEFAULT_ARGOCD_NAMESPACE = 'argocd';

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
    goTemplate?: true;
    goTemplateOptions?: ['missingkey=error'];
    generators: ArgoPlacementGenerator[];
    strategy?: RollingSyncStrategy;
    syncPolicy: { preserveResourcesOnDeletion: boolean };
    template: {
      metadata: {
        name: string;
        labels: Record<string, string>;
        annotations: Record<string, string>;
        finalizers?: string[];
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
  const { goTemplate = true, repository } = intent;
  const placement = toPlacement(intent.generator, {
    repository,
    environmentLabel,
    readsRegion: fileKeysOf(intent).includes('region'),
    goTemplate,
  });
  const { generator, name, environment, destination, folder } = placement;
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
      ...(goTemplate && {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
      }),
      generators: [generator],
      ...(intent.rollingSync?.length && {
        strategy: rollingSyncStrategy(intent.rollingSync, environmentLabel),
      }),
      syncPolicy: {
        preserveResourcesOnDeletion:
          intent.preserveResourcesOnDeletion ?? false,
      },
      template: {
        metadata: {
          name:
            intent.applicationName ?? nameOf(intent.name, folder?.name, name),
          // A RollingSync can only select Applications by their own labels.
          labels: { ...labels, [environmentLabel]: environment },
          annotations: { ...annotations },
          ...(intent.finalizer && {
            finalizers: [finalizerOf(intent.finalizer)],
          }),
        },
        spec: {
          project: intent.project,
          ...applicationSources(intent, placement),
          destination: { ...destination, namespace: intent.namespace },
          syncPolicy: applicationSyncPolicy(intent.syncPolicy ?? {}),
        },
      },
    },
  };
}

/** What Argo CD looks for on an Application that is deleted. */
export function finalizerOf(
  finalizer: NonNullable<ApplicationSetIntent['finalizer']>,
): string {
  const word = 'resources-finalizer.argocd.argoproj.io';
  return finalizer === 'background' ? `${word}/background` : word;
}

function nameOf(...parts: (string | undefined)[]): string {
  return parts.filter(part => part !== undefined).join('-');
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
