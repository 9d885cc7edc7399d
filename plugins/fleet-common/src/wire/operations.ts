import { z } from 'zod';
import { resourceRefSchema } from './applicationDetails';
import { applicationOperations, clusterOperations } from './offers';
import { envelopeShape, timestampSchema } from './sources';

// A body of an operation has no other fields: who writes `dryrun` means a dry run.
export const refreshRequestSchema = z
  .object({
    /** `hard` also forgets the manifests that the hub keeps of the same commit. */
    type: z.enum(['normal', 'hard']).default('normal'),
  })
  .strict();
export type RefreshRequest = z.input<typeof refreshRequestSchema>;

/** Force is not among them, on purpose: it deletes and creates resources anew. */
export const syncRequestSchema = z
  .object({
    /** Tries it and changes nothing. */
    dryRun: z.boolean().default(false),
    /** Deletes what Git no longer has. */
    prune: z.boolean().default(false),
    /** Branch, tag or commit; what the Application asks for when absent. */
    revision: z
      .string()
      .regex(
        /^[0-9A-Za-z][-0-9A-Za-z._/+]{0,199}$/,
        'must be a branch, tag or commit: letters, digits, and - . _ / +',
      )
      .optional(),
    /** Only these; all when absent. */
    resources: z.array(resourceRefSchema.strict()).min(1).max(100).optional(),
  })
  .strict();
export type SyncRequest = z.input<typeof syncRequestSchema>;

export const rollbackRequestSchema = z
  .object({
    /** Of an entry of the Application's history. */
    id: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
    /** Tries it and changes nothing. */
    dryRun: z.boolean().default(false),
    /** Deletes what that entry does not have. */
    prune: z.boolean().default(false),
  })
  .strict();
export type RollbackRequest = z.input<typeof rollbackRequestSchema>;

/** Nothing is asked besides what the path says. */
export const plainRequestSchema = z.object({}).strict();

/**
 * A hub took an operation. Follow it in the Application's `operation`: it is
 * this one as soon as `startedAt` is another than `previousStartedAt`, and over
 * when it has `finishedAt`. A refresh is over when the answer comes.
 */
export const operationReceiptSchema = z.object({
  ...envelopeShape,
  /** What was asked for, and taken. */
  operation: z.enum([...applicationOperations, ...clusterOperations]),
  /** By the portal's clock. */
  requestedAt: timestampSchema,
  /** Entity reference of who asked, or the name of a service. */
  requestedBy: z.string(),
  /** Of the operation that the Application had last, if any. */
  previousStartedAt: timestampSchema.optional(),
});
export type OperationReceipt = z.infer<typeof operationReceiptSchema>;
