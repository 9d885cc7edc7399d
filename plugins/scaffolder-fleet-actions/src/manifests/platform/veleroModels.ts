import { z } from 'zod';

/**
 * The custom resources of Velero that actions write, `velero.io/v1` as in
 * the CRDs of Velero 1.17 (config/crd/v1/bases); there is no package of types.
 * Fields that nobody writes here are left out.
 */
const metadataSchema = z.strictObject({
  name: z.string(),
  namespace: z.string(),
  annotations: z.record(z.string(), z.string()).optional(),
});

const apiVersion = z.literal('velero.io/v1');
const configSchema = z.record(z.string(), z.string());

const backupStorageLocationSchema = z.strictObject({
  apiVersion,
  kind: z.literal('BackupStorageLocation'),
  metadata: metadataSchema,
  spec: z.strictObject({
    provider: z.string(),
    default: z.boolean().optional(),
    objectStorage: z.strictObject({
      bucket: z.string(),
      prefix: z.string().optional(),
    }),
    config: configSchema.optional(),
    credential: z.strictObject({ name: z.string(), key: z.string() }),
  }),
});
export type BackupStorageLocation = z.infer<typeof backupStorageLocationSchema>;

const volumeSnapshotLocationSchema = z.strictObject({
  apiVersion,
  kind: z.literal('VolumeSnapshotLocation'),
  metadata: metadataSchema,
  spec: z.strictObject({
    provider: z.string(),
    config: configSchema.optional(),
    credential: z.strictObject({ name: z.string(), key: z.string() }),
  }),
});
export type VolumeSnapshotLocation = z.infer<
  typeof volumeSnapshotLocationSchema
>;

const scheduleSchema = z.strictObject({
  apiVersion,
  kind: z.literal('Schedule'),
  metadata: metadataSchema,
  spec: z.strictObject({
    schedule: z.string(),
    template: z.strictObject({
      includedNamespaces: z.array(z.string()),
      excludedNamespaces: z.array(z.string()).optional(),
      includeClusterResources: z.boolean().optional(),
      storageLocation: z.string(),
      volumeSnapshotLocations: z.array(z.string()).optional(),
      snapshotMoveData: z.boolean().optional(),
      ttl: z.string(),
    }),
  }),
});
export type Schedule = z.infer<typeof scheduleSchema>;

const restoreSchema = z.strictObject({
  apiVersion,
  kind: z.literal('Restore'),
  metadata: metadataSchema,
  spec: z.strictObject({
    backupName: z.string(),
    includedNamespaces: z.array(z.string()),
    namespaceMapping: z.record(z.string(), z.string()).optional(),
    existingResourcePolicy: z.enum(['none', 'update']).optional(),
  }),
});
export type Restore = z.infer<typeof restoreSchema>;

/** By kind. */
export const veleroSchemas = {
  BackupStorageLocation: backupStorageLocationSchema,
  VolumeSnapshotLocation: volumeSnapshotLocationSchema,
  Schedule: scheduleSchema,
  Restore: restoreSchema,
} as const;
