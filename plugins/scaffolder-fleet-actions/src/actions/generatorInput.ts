import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

const clustersInput = (z: Zod) =>
  z
    .object({
      selector: z
        .object({
          matchLabels: z
            .record(z.string())
            .optional()
            .describe('Labels that a cluster must have with these values'),
          matchExpressions: z
            .array(
              z.object({
                key: z.string().describe('Label key'),
                operator: z
                  .enum(['In', 'NotIn', 'Exists', 'DoesNotExist'])
                  .describe('How the label is compared'),
                values: z
                  .array(z.string())
                  .optional()
                  .describe('Values of the label, for In and NotIn'),
              }),
            )
            .optional()
            .describe('Conditions that must all hold'),
        })
        .describe('Label selector; an empty one takes every cluster'),
    })
    .describe('Cluster generator: every cluster that the selector takes');

const placeInput = (z: Zod) =>
  z.object({
    cluster: z.string().describe('Cluster as its hub calls it'),
    env: z.string().describe('Environment whose values it reads'),
    region: z
      .string()
      .optional()
      .describe('Region whose values it reads, where files are named by it'),
  });

const mergedListInput = (z: Zod) =>
  z
    .object({
      elements: z.array(placeInput(z)).describe('The clusters by name'),
    })
    .describe('List generator: these clusters');

const listInput = (z: Zod) =>
  z
    .object({
      elements: z
        .array(
          placeInput(z).extend({
            hub: z
              .string()
              .optional()
              .describe(
                'Hub of the cluster, one of hubs, which alone gets it. Default: every hub gets it',
              ),
          }),
        )
        .describe('The clusters by name'),
    })
    .describe('List generator: these clusters');

const gitInput = (z: Zod) =>
  z
    .object({
      repoURL: z.string().optional().describe('Default: the fleet repository'),
      revision: z
        .string()
        .optional()
        .describe('Default: the branch that the hubs read'),
      files: z
        .array(
          z.object({
            path: z
              .string()
              .describe('For example apps/shop/placements/*.yaml'),
          }),
        )
        .optional()
        .describe(
          'One Application for each file, which has the keys cluster and env',
        ),
      directories: z
        .array(
          z.object({
            path: z.string().describe('For example apps/shop/*'),
            exclude: z
              .boolean()
              .optional()
              .describe('Leave out what the path takes'),
          }),
        )
        .optional()
        .describe('One Application for each folder, instead of files'),
      values: placeInput(z)
        .optional()
        .describe(
          'Cluster of the folders; not in a matrix, which has clusters of its own',
        ),
    })
    .describe('Git generator');

const namingInput = (z: Zod) =>
  z.object({
    clusters: clustersInput(z).optional(),
    list: mergedListInput(z).optional(),
    git: gitInput(z).optional(),
  });

const mergeInput = (z: Zod) =>
  z
    .object({
      generators: z
        .array(namingInput(z))
        .describe('First every cluster, then those that are another one'),
    })
    .describe(
      'Merge generator: the clusters of the first generator, some of them with another environment by the others',
    );

const matrixInput = (z: Zod) =>
  z
    .object({
      generators: z
        .array(
          namingInput(z).extend({
            list: listInput(z).optional(),
            merge: mergeInput(z).optional(),
          }),
        )
        .describe('First git with directories, then which clusters'),
    })
    .describe('Matrix generator: every folder on every cluster');

/** `generator` of an ApplicationSet: exactly one of the kinds. */
export const generatorInput = (z: Zod) =>
  namingInput(z)
    .extend({
      list: listInput(z).optional(),
      matrix: matrixInput(z).optional(),
      merge: mergeInput(z).optional(),
    })
    .describe('What decides on which clusters the service is placed');
