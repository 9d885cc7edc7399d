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
  const { changePlacement, placement, sync } = recordOf(form);
  const generator = shape.generator.safeParse(recordOf(placement).generator);
  const { syncPolicy, rollingSync, finalizer, preserveResourcesOnDeletion } =
    recordOf(sync);
  const wanted = {
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
    ...sourceChange(form, source),
    ...filesChange(form),
    ...(isFilled(syncPolicy) &&
      wanted.syncPolicy.success && { syncPolicy: wanted.syncPolicy.data }),
    ...(wasRead(sync, 'rollingSync') &&
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

/** What is deployed, and by which tool. */
function sourceChange(
  form: unknown,
  present: ChartSource | undefined,
): Pick<IntentChange, 'tool' | 'source'> {
  const { revision, changeTool, deploy } = recordOf(form);
  const other = changeTool === true ? recordOf(deploy) : {};
  const source = shape.source.safeParse(other.source).data;
  const tool = shape.tool.safeParse(other.tool).data;
  const asked = source ?? present;
  const isPinned = typeof revision === 'string' && revision !== '';
  return {
    ...(tool && { tool }),
    ...(asked && isPinned
      ? { source: { ...asked, targetRevision: revision } }
      : source && { source }),
  };
}

/** Which files the clusters read, and what they are told besides; what was there and is empty now goes. */
function filesChange(
  form: unknown,
): Pick<IntentChange, 'values' | 'helm' | 'kustomize'> {
  const { files } = recordOf(form);
  const { by, helm, kustomize } = recordOf(files);
  const wanted = {
    values: shape.values.safeParse({ by }),
    helm: shape.helm.safeParse(helm),
    kustomize: shape.kustomize.safeParse(kustomize),
  };
  return {
    ...((isFilled(by) || wasRead(files, 'by')) &&
      wanted.values.success && { values: wanted.values.data }),
    ...(isFilled(helm)
      ? wanted.helm.success && { helm: wanted.helm.data }
      : wasRead(files, 'helm') && { helm: null }),
    ...(isFilled(kustomize) &&
      wanted.kustomize.success && { kustomize: wanted.kustomize.data }),
  };
}

/** Was a field filled in with what is there, so that nothing in it means nothing? */
function wasRead(group: unknown, field: string): boolean {
  const { filled } = recordOf(group);
  return Array.isArray(filled) && filled.includes(field);
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/** A form gives an empty object or list for what nobody filled in. */
function isFilled(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  return typeof value !== 'object' || Object.values(value).some(isFilled);
}
