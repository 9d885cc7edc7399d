import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

export const repositoryInput = (z: Zod) =>
  z
    .object({
      repoUrl: z
        .string()
        .describe('Where the pull request goes, as `host?owner=o&repo=r`'),
      gitUrl: z
        .string()
        .optional()
        .describe(
          'The same repository as the hubs clone it. Default: made from repoUrl',
        ),
      branch: z
        .string()
        .optional()
        .describe('Branch that the hubs read. Default: `main`'),
    })
    .describe('The fleet repository');

export const sourceInput = (z: Zod) =>
  z
    .object({
      repoURL: z
        .string()
        .optional()
        .describe(
          'Git or Helm repository of the chart. Default: the fleet repository',
        ),
      targetRevision: z
        .string()
        .optional()
        .describe('Branch, tag, commit or chart version'),
      path: z.string().optional().describe('Folder of the chart in Git'),
      chart: z
        .string()
        .optional()
        .describe('Name of the chart in a Helm repository, instead of path'),
    })
    .describe('The Helm chart');

export const valuesInput = (z: Zod) =>
  z
    .object({
      common: z
        .string()
        .optional()
        .describe('YAML of values.yaml, for every cluster'),
      environments: z
        .array(
          z.object({
            environment: z.string().describe('Value of the environment label'),
            values: z
              .string()
              .optional()
              .describe('YAML of values-<environment>.yaml'),
          }),
        )
        .optional(),
    })
    .describe('Helm values, written beside the ApplicationSet');

export const syncPolicyInput = (z: Zod) =>
  z
    .object({
      automated: z
        .boolean()
        .optional()
        .describe('Sync without being asked. Default: true'),
      prune: z
        .boolean()
        .optional()
        .describe('Delete what is no longer in Git. Default: false'),
      selfHeal: z
        .boolean()
        .optional()
        .describe('Undo changes made on the cluster. Default: false'),
      allowEmpty: z
        .boolean()
        .optional()
        .describe('Let a sync delete everything. Default: false'),
      createNamespace: z
        .boolean()
        .optional()
        .describe('Create the namespace. Default: true'),
      retry: z
        .object({
          limit: z
            .number()
            .optional()
            .describe('Tries after a failure. Default: 5'),
          backoff: z
            .object({
              duration: z
                .string()
                .optional()
                .describe('First wait. Default: 5s'),
              factor: z.number().optional().describe('Growth. Default: 2'),
              maxDuration: z
                .string()
                .optional()
                .describe('Longest wait. Default: 3m'),
            })
            .optional(),
        })
        .optional(),
    })
    .describe('When and how the hub syncs');

export const layoutInput = (z: Zod) =>
  z
    .object({
      apps: z.string().optional().describe('Default: `apps`'),
      clusters: z.string().optional().describe('Default: `clusters`'),
      bootstrap: z.string().optional().describe('Default: `bootstrap`'),
      provisioning: z.string().optional().describe('Default: `provisioning`'),
      platform: z.string().optional().describe('Default: `platform`'),
    })
    .describe('Folders of the fleet repository');

export const catalogInput = (z: Zod) =>
  z
    .object({
      owner: z.string().describe('Entity that owns the component'),
      title: z.string().optional(),
      description: z.string().optional(),
      system: z.string().optional().describe('System that it is part of'),
      type: z.string().optional().describe('Default: `service`'),
      lifecycle: z.string().optional().describe('Default: `production`'),
    })
    .describe(
      'Write a catalog-info.yaml too, for a service that is not in the catalog yet',
    );
