import type {
  BackupFacts,
  BackupLocation,
  BackupSchedule,
  RestoreFacts,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { messageSchema, metadataSchema, momentSchema } from './metadata';
import type { Collection, PlatformApi } from './PlatformApi';

const velero = (plural: string, kind: string): Collection => ({
  group: 'velero.io',
  versions: ['v1'],
  plural,
  kind,
});

const locationSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({
    provider: z.string(),
    default: z.boolean().optional(),
    config: z.record(z.string(), z.string()).optional(),
    objectStorage: z.object({ bucket: z.string() }).optional(),
  }),
  status: z
    .object({
      phase: z.string().optional(),
      message: messageSchema.optional(),
      lastValidationTime: momentSchema.nullish(),
    })
    .optional(),
});

export async function backupLocations(
  api: PlatformApi,
): Promise<BackupLocation[]> {
  const locations = await api.list(
    velero('backupstoragelocations', 'BackupStorageLocation'),
    locationSchema,
  );
  return locations.map(({ metadata, spec, status }) => ({
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    provider: spec.provider,
    bucket: spec.objectStorage?.bucket,
    region: spec.config?.region,
    isDefault: spec.default ?? false,
    phase: status?.phase,
    message: status?.message || undefined,
    validatedAt: status?.lastValidationTime ?? undefined,
  }));
}

const scheduleSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({
    schedule: z.string(),
    paused: z.boolean().optional(),
    template: z.object({
      includedNamespaces: z.array(z.string()).nullish(),
      excludedNamespaces: z.array(z.string()).nullish(),
      storageLocation: z.string().optional(),
    }),
  }),
  status: z
    .object({
      phase: z.string().optional(),
      lastBackup: momentSchema.nullish(),
      validationErrors: z.array(z.string()).nullish(),
    })
    .optional(),
});

export async function backupSchedules(
  api: PlatformApi,
): Promise<BackupSchedule[]> {
  const schedules = await api.list(
    velero('schedules', 'Schedule'),
    scheduleSchema,
  );
  return schedules.map(({ metadata, spec, status }) => ({
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    cron: spec.schedule,
    paused: spec.paused ?? false,
    phase: status?.phase,
    problems: status?.validationErrors ?? [],
    lastBackupAt: status?.lastBackup ?? undefined,
    namespaces: namespacesOf(spec.template.includedNamespaces),
    excludedNamespaces: spec.template.excludedNamespaces ?? [],
    location: spec.template.storageLocation,
  }));
}

/** Backups and Restores tell of their run in the same words. */
const runStatusSchema = z.object({
  phase: z.string().optional(),
  startTimestamp: momentSchema.nullish(),
  completionTimestamp: momentSchema.nullish(),
  expiration: momentSchema.nullish(),
  errors: z.number().optional(),
  warnings: z.number().optional(),
  failureReason: z.string().optional(),
  validationErrors: z.array(z.string()).nullish(),
});

const backupSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      includedNamespaces: z.array(z.string()).nullish(),
      storageLocation: z.string().optional(),
    })
    .optional(),
  status: runStatusSchema.optional(),
});

export async function backups(api: PlatformApi): Promise<BackupFacts[]> {
  const found = await api.list(velero('backups', 'Backup'), backupSchema);
  return found.map(({ metadata, spec, status = {} }) => ({
    ...runOf(metadata, status, spec?.includedNamespaces),
    schedule: metadata.labels?.['velero.io/schedule-name'],
    location: spec?.storageLocation,
    expiresAt: status.expiration ?? undefined,
  }));
}

const restoreSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      backupName: z.string().optional(),
      includedNamespaces: z.array(z.string()).nullish(),
      namespaceMapping: z.record(z.string(), z.string()).nullish(),
    })
    .optional(),
  status: runStatusSchema.optional(),
});

export async function restores(api: PlatformApi): Promise<RestoreFacts[]> {
  const found = await api.list(velero('restores', 'Restore'), restoreSchema);
  return found.map(({ metadata, spec, status = {} }) => ({
    ...runOf(metadata, status, spec?.includedNamespaces),
    backup: spec?.backupName || undefined,
    namespaceMapping: spec?.namespaceMapping ?? {},
  }));
}

function runOf(
  metadata: z.infer<typeof metadataSchema>,
  status: z.infer<typeof runStatusSchema>,
  namespaces: string[] | null | undefined,
) {
  return {
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    phase: status.phase,
    startedAt: status.startTimestamp ?? undefined,
    finishedAt: status.completionTimestamp ?? undefined,
    errors: status.errors ?? 0,
    warnings: status.warnings ?? 0,
    reason: status.failureReason || status.validationErrors?.[0],
    namespaces: namespacesOf(namespaces),
  };
}

/** Velero writes `*` for all. */
function namespacesOf(namespaces: string[] | null | undefined): string[] {
  return (namespaces ?? []).filter(name => name !== '*');
}
