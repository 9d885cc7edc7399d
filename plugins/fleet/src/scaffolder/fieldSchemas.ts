import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** One word: a name, a namespace, an environment, a project, a label value. */
export const wordSchema = makeFieldSchema({ output: z => z.string() });

const mayBeNew =
  'Let people type a word that no cluster has yet. Default: false';

export const environmentSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({ mayBeNew: z.boolean().optional().describe(mayBeNew) }),
});

export const labelValueSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      mayBeNew: z.boolean().optional().describe(mayBeNew),
      clusterLabel: z
        .string()
        .optional()
        .describe(
          'Label whose values are offered. Default: the name of the field',
        ),
    }),
});

/** A list of hubs, or one hub where the field is a text. */
export const hubsSchema = makeFieldSchema({
  output: z => z.union([z.string(), z.array(z.string())]),
  uiOptions: z =>
    z.object({
      mayBeEmpty: z
        .boolean()
        .optional()
        .describe('Go on without a hub, where that means all. Default: false'),
    }),
});

export const repositorySchema = makeFieldSchema({
  output: z =>
    z.object({
      repoUrl: z
        .string()
        .describe('Where pull requests go, `host?owner=o&repo=r`'),
      gitUrl: z.string().optional().describe('As the hubs clone it'),
      branch: z.string().optional().describe('Branch that the hubs read'),
    }),
});

export const generatorSchema = makeFieldSchema({
  output: z =>
    z
      .object({
        clusters: z.object({
          selector: z.object({
            matchLabels: z.record(z.string()).optional(),
            matchExpressions: z
              .array(
                z.object({
                  key: z.string(),
                  operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
                  values: z.array(z.string()).optional(),
                }),
              )
              .optional(),
          }),
        }),
      })
      .describe('A generator, as fleet:applicationset:create takes it'),
});

/** Whatever kind of generator; its shape is that of Argo CD. */
export const placementSchema = makeFieldSchema({
  output: z =>
    z
      .record(z.unknown())
      .describe('A generator, as fleet:applicationset:create takes it'),
});

export const sourceSchema = makeFieldSchema({
  output: z =>
    z.object({
      repoURL: z.string().optional(),
      path: z.string().optional().describe('Folder of the chart in Git'),
      chart: z.string().optional().describe('Chart of a Helm repository'),
      targetRevision: z.string().optional(),
    }),
  uiOptions: z =>
    z.object({
      path: z
        .string()
        .optional()
        .describe('Folder that is filled in until somebody says otherwise'),
    }),
});

export const presentSchema = makeFieldSchema({
  output: z =>
    z
      .record(z.unknown())
      .describe(
        'An object of inputs of fleet:applicationset:update, filled in with what the service has',
      ),
});

export const reviewSchema = makeFieldSchema({
  output: z =>
    z.object({
      allowNoMatch: z
        .boolean()
        .optional()
        .describe('Go on although no cluster is matched'),
      removals: z
        .array(z.string())
        .optional()
        .describe('Applications that production may lose, as hub/name'),
    }),
});

/** Shows and asks nothing. */
export const showingSchema = makeFieldSchema({ output: z => z.null() });

/** Clusters that are to be linked, in an order that counts. */
export const clusterGroupSchema = makeFieldSchema({
  output: z =>
    z.array(
      z.object({
        hub: z.string(),
        cluster: z.string(),
        podCidr: z.string().optional().describe('Addresses of its pods'),
      }),
    ),
});

export const wordListSchema = makeFieldSchema({
  output: z => z.array(z.string()),
});

export const labelListSchema = makeFieldSchema({
  output: z =>
    z.array(z.object({ key: z.string(), value: z.string().optional() })),
});

export const dnsWeightsSchema = makeFieldSchema({
  output: z =>
    z.array(
      z.object({
        file: z.string().optional().describe('Path of the manifest'),
        setIdentifier: z.string().optional(),
        weight: z.number().optional().describe('0 to 255'),
      }),
    ),
});

export const labelEditsSchema = makeFieldSchema({
  output: z =>
    z.object({
      set: z
        .array(z.object({ key: z.string(), value: z.string() }))
        .optional()
        .describe('Labels that the cluster is to have'),
      remove: z
        .array(z.string())
        .optional()
        .describe('Keys of labels that it is not to have'),
    }),
});

/** What was ticked of that which a review shows. */
export const tickedSchema = makeFieldSchema({
  output: z =>
    z
      .array(z.string())
      .describe('Applications that production may lose, as hub/name'),
});

export const clusterReviewSchema = makeFieldSchema({
  output: z =>
    z
      .array(z.string())
      .describe('Applications that may go or be left behind, as hub/name'),
  uiOptions: z =>
    z.object({
      change: z
        .enum(['labels', 'retirement'])
        .optional()
        .describe(
          'What the form does to the cluster: the labels in `labels`, or taking it off its hub. Default: labels',
        ),
    }),
});
