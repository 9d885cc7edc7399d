import {
  applicationSetIntentSchema,
  ChartSource,
  IntentChange,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { isRecord } from '../formContext';

const { shape } = applicationSetIntentSchema;

/**
 * What the form of `change-a-service` asks of an ApplicationSet, by the very
 * fields that the action gets; what is not right yet is left out.
 */
export function formChange(
  form: unknown,
  source: ChartSource | undefined,
): IntentChange {
  const { changePlacement, placement, revision, files, sync } = recordOf(form);
  const { by, helm, kustomize } = recordOf(files);
  const generator = shape.generator.safeParse(recordOf(placement).generator);
  const {
    filled,
    syncPolicy,
    rollingSync,
    finalizer,
    preserveResourcesOnDeletion,
  } = recordOf(sync);
  const isRead = Array.isArray(filled) && filled.includes('rollingSync');
  const values = shape.values.safeParse({ by });
  const wanted = {
    helm: shape.helm.safeParse(helm),
    kustomize: shape.kustomize.safeParse(kustomize),
    syncPolicy: shape.syncPolicy.safeParse(syncPolicy),
    rollingSync: shape.rollingSync.safeParse(rollingSync),
    preserveResourcesOnDeletion: shape.preserveResourcesOnDeletion.safeParse(
      preserveResourcesOnDeletion,
    ),
  };
  const finalizerIs = shape.finalizer.safeParse(finalizer);
  return {
    ...(changePlacement === true &&
      generator.success && { generator: generator.data }),
    ...(typeof revision === 'string' &&
      revision !== '' &&
      source && { source: { ...source, targetRevision: revision } }),
    ...(isFilled(by) && values.success && { values: values.data }),
    ...(isFilled(helm) && wanted.helm.success && { helm: wanted.helm.data }),
    ...(isFilled(kustomize) &&
      wanted.kustomize.success && { kustomize: wanted.kustomize.data }),
    ...(isFilled(syncPolicy) &&
      wanted.syncPolicy.success && { syncPolicy: wanted.syncPolicy.data }),
    ...(isRead &&
      rollingSync !== undefined &&
      wanted.rollingSync.success && { rollingSync: wanted.rollingSync.data }),
    ...(wanted.preserveResourcesOnDeletion.data !== undefined && {
      preserveResourcesOnDeletion: wanted.preserveResourcesOnDeletion.data,
    }),
    ...(finalizer === 'hub'
      ? { finalizer: null }
      : finalizerIs.data && { finalizer: finalizerIs.data }),
  };
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/** A form gives an empty object or list for what nobody filled in. */
function isFilled(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  return typeof value !== 'object' || Object.values(value).some(isFilled);
}
