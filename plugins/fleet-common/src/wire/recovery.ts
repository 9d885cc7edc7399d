import { z } from 'zod';
import { platformParts } from '../manifests/layout';
import { blockSchema, clusterRefSchema } from './cluster';
import { phrasesSchema } from './phrase';
import { envelopeShape, timestampSchema } from './sources';

/**
 * Most harm first.
 * - `noBackup`: no backup has ever been completed
 * - `tooOld`: the last good backup is older than the RPO
 * - `failing`: the last good backup is young enough, and no other will follow it
 * - `unknown`: it could not be read
 * - `notInstalled`: Velero is not there
 * - `attention`: backups are made, and something should be looked at all the same
 * - `fine`: nothing is wrong
 */
export const recoveryVerdicts = [
  'noBackup',
  'tooOld',
  'failing',
  'unknown',
  'notInstalled',
  'attention',
  'fine',
] as const;
export type RecoveryVerdict = (typeof recoveryVerdicts)[number];

/** What is promised: RPO and RTO. */
export const recoveryObjectiveSchema = z.object({
  seconds: z.number().int().positive(),
  /** The key of the configuration that says so; absent: the portal's default. */
  key: z.string().optional(),
});
export type RecoveryObjective = z.infer<typeof recoveryObjectiveSchema>;

const placeShape = { namespace: z.string(), name: z.string() };

const runShape = {
  ...placeShape,
  /** `Completed`, `PartiallyFailed`, `Failed`, `InProgress` and others; absent until Velero looked. */
  phase: z.string().optional(),
  /** One sentence: how it went, and why it failed. */
  words: z.string(),
  phrases: phrasesSchema,
  startedAt: timestampSchema.optional(),
  finishedAt: timestampSchema.optional(),
  errors: z.number().int(),
  warnings: z.number().int(),
  /** Empty: all. */
  namespaces: z.array(z.string()),
};

export const backupRunSchema = z.object({
  ...runShape,
  /** The Schedule that made it; absent when somebody did by hand. */
  schedule: z.string().optional(),
  location: z.string().optional(),
  expiresAt: timestampSchema.optional(),
});
export type BackupRunView = z.infer<typeof backupRunSchema>;

export const restoreRunSchema = z.object({
  ...runShape,
  /** The backup that it was made from. */
  backup: z.string().optional(),
  /** Every namespace went into another one: nothing was replaced. */
  drill: z.boolean(),
  /** Where namespaces went, by where they came from. */
  namespaceMapping: z.record(z.string(), z.string()),
  /** What it took, once it is over. */
  seconds: z.number().int().optional(),
  /** Was it over within the RTO? Only of those that were completed. */
  withinRto: z.boolean().optional(),
  /** The cluster no longer has the object; the portal kept what it said. */
  kept: z.boolean(),
});
export type RestoreRunView = z.infer<typeof restoreRunSchema>;

export const backupLocationSchema = z.object({
  ...placeShape,
  provider: z.string(),
  bucket: z.string().optional(),
  region: z.string().optional(),
  /** It lies in the region of the cluster, and may be lost with it. */
  sameRegion: z.boolean(),
  isDefault: z.boolean(),
  /** `Available`, `Unavailable`; absent until Velero looked. */
  phase: z.string().optional(),
  message: z.string().optional(),
  validatedAt: timestampSchema.optional(),
});
export type BackupLocationView = z.infer<typeof backupLocationSchema>;

export const backupScheduleSchema = z.object({
  ...placeShape,
  /** As cron writes it, or `@every 6h`. */
  cron: z.string(),
  /** Does it make backups? */
  running: z.boolean(),
  /** Why not, or `Enabled`. */
  words: z.string(),
  phrases: phrasesSchema,
  lastBackupAt: timestampSchema.optional(),
  /** Empty: all. */
  namespaces: z.array(z.string()),
  excludedNamespaces: z.array(z.string()),
  location: z.string().optional(),
});
export type BackupScheduleView = z.infer<typeof backupScheduleSchema>;

/**
 * What brings a namespace back, most harm first. Git means that an Application
 * deploys there.
 * - `nothing`: neither Git nor a backup
 * - `gitWithoutData`: Git brings the objects back, nothing its volumes
 * - `backup`: only a backup
 * - `gitAndBackup`: Git the objects, only a backup its volumes
 * - `git`: Git alone
 */
export const rebuiltBy = [
  'nothing',
  'gitWithoutData',
  'backup',
  'gitAndBackup',
  'git',
] as const;
export type RebuiltBy = (typeof rebuiltBy)[number];

export const namespaceRecoverySchema = z.object({
  namespace: z.string(),
  by: z.enum(rebuiltBy),
  /** PersistentVolumeClaims in it. */
  claims: z.number().int(),
  /** What they ask for together. */
  bytes: z.number(),
  /** Names of the Schedules that make backups of it. */
  schedules: z.array(z.string()),
});
export type NamespaceRecovery = z.infer<typeof namespaceRecoverySchema>;

const clusterShape = {
  ref: clusterRefSchema,
  environment: z.string().optional(),
  region: z.string().optional(),
  /** The spoke was not read yet; ask again in a moment. */
  pending: z.boolean(),
  verdict: z.enum(recoveryVerdicts),
  /** One sentence. */
  words: z.string(),
  /** What else is wrong, a sentence each, most harm first. */
  remarks: z.array(z.string()),
  phrases: phrasesSchema,
  rpo: recoveryObjectiveSchema,
  rto: recoveryObjectiveSchema,
  /** The newest completed backup; `startedAt` is the state that it brings back. */
  lastGood: z
    .object({ name: z.string(), startedAt: timestampSchema })
    .optional(),
  /** The newest completed restore, with those that the portal kept. */
  lastRestore: z
    .object({
      name: z.string(),
      drill: z.boolean(),
      finishedAt: timestampSchema,
      seconds: z.number().int(),
      withinRto: z.boolean(),
    })
    .optional(),
  /** The newest restore, where none was ever completed. */
  lastTry: z
    .object({
      name: z.string(),
      drill: z.boolean(),
      /** As a run has it. */
      phase: z.string().optional(),
      /** One sentence: how it went, and why it failed. */
      words: z.string(),
      phrases: phrasesSchema,
      /** When it ended, or else began. */
      at: timestampSchema.optional(),
    })
    .optional(),
  /** Where its backups lie, each region once. */
  keptIn: z.array(z.string()),
  /** The oldest reading that went into it. */
  observedAt: timestampSchema.optional(),
  /** Why an old reading is shown. */
  stale: z.string().optional(),
};
export const clusterRecoverySchema = z.object(clusterShape);
export type ClusterRecovery = z.infer<typeof clusterRecoverySchema>;

/** Clusters by harm. */
export const recoveryResponseSchema = z.object({
  ...envelopeShape,
  items: z.array(clusterRecoverySchema),
});
export type RecoveryResponse = z.infer<typeof recoveryResponseSchema>;

export const clusterRecoveryDetailSchema = z.object({
  ...envelopeShape,
  recovery: z.object({
    ...clusterShape,
    locations: blockSchema(z.array(backupLocationSchema)),
    schedules: blockSchema(z.array(backupScheduleSchema)),
    /** Newest first, at most 50. */
    backups: blockSchema(z.array(backupRunSchema)),
    /** Newest first, at most 50. */
    restores: blockSchema(z.array(restoreRunSchema)),
    /** Most harm first, at most 200; without those that come with Kubernetes. */
    namespaces: blockSchema(z.array(namespaceRecoverySchema)),
    /** What to do where Velero is not installed. */
    remedy: z
      .object({
        /** One sentence. */
        words: z.string(),
        phrases: phrasesSchema,
        /** The software template that opens the pull request. */
        template: z.string().optional(),
        /** The platform part that the template brings. */
        part: z.enum(platformParts).optional(),
      })
      .optional(),
  }),
});
export type ClusterRecoveryDetail = z.infer<typeof clusterRecoveryDetailSchema>;
