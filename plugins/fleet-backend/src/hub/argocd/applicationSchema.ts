import { z } from 'zod';

/*
 * An Application as Argo CD 3 answers it, as far as it is kept. Nothing is
 * changed while it is checked, see readerOf: Go leaves empty texts and lists
 * out, or writes them as "", [] or null, and whoever reads has to know.
 */

const text = z.string().nullish();
const flag = z.boolean().nullish();
const texts = z.array(z.string()).nullish();
const textMap = z.record(z.string(), z.string()).nullish();

/** A multi-source Application has `sources` and an empty or no `source`. */
const sourceSchema = z.object({
  repoURL: text,
  path: text,
  chart: text,
  targetRevision: text,
});

const historySchema = z.object({
  id: z.number().int().optional(),
  revision: text,
  revisions: texts,
  deployedAt: text,
  deployStartedAt: text,
  initiatedBy: z.object({ username: text, automated: flag }).nullish(),
});

const operationSchema = z.object({
  phase: z.string(),
  message: text,
  startedAt: text,
  finishedAt: text,
  retryCount: z.number().int().nullish(),
  operation: z
    .object({
      retry: z.object({ limit: z.number().int().nullish() }).nullish(),
      initiatedBy: z.object({ username: text }).nullish(),
      info: z.array(z.object({ name: text, value: text })).nullish(),
      sync: z.object({ dryRun: flag }).nullish(),
    })
    .nullish(),
});

const resourceSchema = z.object({
  group: text,
  version: text,
  kind: text,
  namespace: text,
  name: text,
});

function withOperation<T extends z.ZodType>(operationState: T) {
  const statusSchema = z.object({
    sync: z
      .object({ status: text, revision: text, revisions: texts })
      .nullish(),
    health: z.object({ status: text, lastTransitionTime: text }).nullish(),
    operationState: operationState.nullish(),
    conditions: z
      .array(
        z.object({
          type: z.string(),
          message: z.string().optional(),
          lastTransitionTime: text,
        }),
      )
      .nullish(),
    summary: z.object({ images: texts }).nullish(),
    resources: z.array(resourceSchema).nullish(),
    history: z.array(historySchema).nullish(),
    reconciledAt: text,
  });

  return z.object({
    metadata: z.object({
      name: z.string().min(1),
      namespace: z.string().min(1),
      uid: z.string().optional(),
      resourceVersion: z.string().optional(),
      labels: textMap,
      annotations: textMap,
      creationTimestamp: text,
      ownerReferences: z
        .array(z.object({ kind: z.string(), name: z.string() }))
        .nullish(),
    }),
    spec: z.object({
      project: z.string().optional(),
      destination: z
        .object({ server: text, name: text, namespace: text })
        .nullish(),
      source: sourceSchema.nullish(),
      sources: z.array(sourceSchema).nullish(),
      syncPolicy: z
        .object({
          automated: z
            .object({ enabled: flag, prune: flag, selfHeal: flag })
            .nullish(),
        })
        .nullish(),
    }),
    status: statusSchema.nullish(),
  });
}

export const applicationSchema = withOperation(
  operationSchema.extend({
    /** Large, and of no use but for a dry run: see `triedResources`. */
    syncResult: z.unknown().optional(),
  }),
);

/** The same where no dry run was the last operation. */
export const usualSchema = withOperation(operationSchema);

export type RawApplication = z.output<typeof applicationSchema>;
export type RawSpec = RawApplication['spec'];
export type RawStatus = RawApplication['status'];
export type RawHistoryEntry = z.output<typeof historySchema>;
export type RawOperationState = NonNullable<
  NonNullable<RawStatus>['operationState']
>;
