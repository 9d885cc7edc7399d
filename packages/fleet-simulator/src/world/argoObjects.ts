import { z } from 'zod';
import { jsonObjectSchema, jsonSchema } from '../json';

/**
 * The parts of Argo CD's custom resources that the world reads or writes, in
 * the form in which they stand in Git and on the wire (Argo CD 3.5 CRDs).
 * What the world does not look at passes through unread.
 */
export const destinationSchema = z.looseObject({
  server: z.string().optional(),
  name: z.string().optional(),
  namespace: z.string().optional(),
});
export type Destination = z.infer<typeof destinationSchema>;

export const sourceSchema = z.looseObject({
  repoURL: z.string(),
  path: z.string().optional(),
  targetRevision: z.string().optional(),
  chart: z.string().optional(),
  ref: z.string().optional(),
  helm: z
    .looseObject({
      releaseName: z.string().optional(),
      valueFiles: z.array(z.string()).optional(),
      ignoreMissingValueFiles: z.boolean().optional(),
      values: z.string().optional(),
      valuesObject: jsonObjectSchema.optional(),
      parameters: z
        .array(z.looseObject({ name: z.string(), value: z.string() }))
        .optional(),
    })
    .optional(),
  kustomize: z
    .looseObject({ images: z.array(z.string()).optional() })
    .optional(),
  directory: z
    .looseObject({
      recurse: z.boolean().optional(),
      include: z.string().optional(),
      exclude: z.string().optional(),
    })
    .optional(),
});
export type Source = z.infer<typeof sourceSchema>;

export const retrySchema = z.looseObject({
  limit: z.number().optional(),
  backoff: z
    .looseObject({
      duration: z.string().optional(),
      factor: z.number().optional(),
      maxDuration: z.string().optional(),
    })
    .optional(),
});
export type Retry = z.infer<typeof retrySchema>;

export const applicationSpecSchema = z.looseObject({
  source: sourceSchema.optional(),
  sources: z.array(sourceSchema).optional(),
  destination: destinationSchema,
  project: z.string(),
  syncPolicy: z
    .looseObject({
      automated: z
        .looseObject({
          prune: z.boolean().optional(),
          selfHeal: z.boolean().optional(),
          enabled: z.boolean().optional(),
        })
        .optional(),
      syncOptions: z.array(z.string()).optional(),
      retry: retrySchema.optional(),
    })
    .optional(),
});
export type ApplicationSpec = z.infer<typeof applicationSpecSchema>;

export const metadataSchema = z.looseObject({
  name: z.string(),
  namespace: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  annotations: z.record(z.string(), z.string()).optional(),
  finalizers: z.array(z.string()).optional(),
});

export const applicationManifestSchema = z.object({
  metadata: metadataSchema,
  spec: applicationSpecSchema,
});
export type ApplicationManifest = z.infer<typeof applicationManifestSchema>;

const labelSelectorSchema = z.object({
  matchExpressions: z
    .array(
      z.object({
        key: z.string(),
        operator: z.string(),
        values: z.array(z.string()).optional(),
      }),
    )
    .optional(),
});

export const rollingStepSchema = labelSelectorSchema.extend({
  maxUpdate: z.union([z.number(), z.string()]).optional(),
});
export type RollingStep = z.infer<typeof rollingStepSchema>;

export const applicationSetSpecSchema = z.looseObject({
  generators: z.array(jsonObjectSchema),
  template: jsonObjectSchema,
  goTemplate: z.boolean().optional(),
  syncPolicy: z
    .looseObject({
      preserveResourcesOnDeletion: z.boolean().optional(),
      applicationsSync: z.string().optional(),
    })
    .optional(),
  strategy: z
    .looseObject({
      type: z.string().optional(),
      rollingSync: z
        .looseObject({ steps: z.array(rollingStepSchema).optional() })
        .optional(),
    })
    .optional(),
});
export type ApplicationSetSpec = z.infer<typeof applicationSetSpecSchema>;

export const applicationSetManifestSchema = z.object({
  metadata: metadataSchema,
  spec: applicationSetSpecSchema,
});
export type ApplicationSetManifest = z.infer<
  typeof applicationSetManifestSchema
>;

export const projectManifestSchema = z.object({
  metadata: metadataSchema,
  spec: jsonObjectSchema,
});
export type ProjectManifest = z.infer<typeof projectManifestSchema>;

/** Any Kubernetes object as it stands in Git. */
export const manifestSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
});

export { jsonSchema };
