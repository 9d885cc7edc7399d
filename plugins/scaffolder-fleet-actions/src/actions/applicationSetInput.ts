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

const fileKeyInput = (z: Zod) => z.enum(['environment', 'region', 'cluster']);

export const valuesInput = (z: Zod) =>
  z
    .object({
      common: z
        .string()
        .optional()
        .describe('YAML of values.yaml, for every cluster'),
      by: z
        .array(fileKeyInput(z))
        .optional()
        .describe(
          'What of a cluster names the further files that it reads, in this order; the later one wins. Default: environment',
        ),
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
        .optional()
        .describe('Values of one environment each'),
      regions: z
        .array(
          z.object({
            region: z.string().describe('Value of the label region'),
            values: z
              .string()
              .optional()
              .describe('YAML of values-<region>.yaml'),
          }),
        )
        .optional()
        .describe('Values of one region each'),
      clusters: z
        .array(
          z.object({
            cluster: z.string().describe('Name of the cluster'),
            values: z
              .string()
              .optional()
              .describe('YAML of values-<cluster>.yaml'),
          }),
        )
        .optional()
        .describe('Values of one cluster each'),
    })
    .describe('Helm values, written beside the ApplicationSet');

export const helmInput = (z: Zod) =>
  z
    .object({
      releaseName: z
        .string()
        .optional()
        .describe(
          'Name of the Helm release, with what the generator tells. Default: the name of the service',
        ),
      values: z
        .string()
        .optional()
        .describe(
          "YAML of values that are made from what the generator tells, for example cluster: '{{.name}}'; they win over every file",
        ),
    })
    .describe('What Helm is told besides the values files');

export const kustomizeInput = (z: Zod) =>
  z
    .object({
      by: fileKeyInput(z)
        .optional()
        .describe('What of a cluster names its overlay. Default: environment'),
      overlays: z
        .array(
          z.object({
            name: z.string().describe('Folder below overlays/ of the source'),
            kustomization: z
              .string()
              .optional()
              .describe(
                'YAML of its kustomization.yaml. Default: the base beside the overlays',
              ),
          }),
        )
        .optional()
        .describe('Overlays to write, for a source in the fleet repository'),
    })
    .describe('Deploy <path>/overlays/<name> by Kustomize, instead of a chart');

export const rollingSyncInput = (z: Zod) =>
  z
    .array(
      z.object({
        environments: z.array(z.string()).describe('Environments of the step'),
        maxUpdate: z
          .string()
          .optional()
          .describe(
            'How many Applications at once, 1 or 25%. Default: all of the step',
          ),
      }),
    )
    .describe(
      'RollingSync: one step after the other, each when the one before is Healthy. Environments without a step are not synced by themselves',
    );

export const finalizerInput = (z: Zod) =>
  z
    .enum(['foreground', 'background'])
    .describe(
      'Resources finalizer of the Applications: delete what they brought with them, and wait for it or not. Default: the one that the hub sets by itself',
    );

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
            .optional()
            .describe('How long it waits between tries'),
        })
        .optional()
        .describe('Tries after a sync that failed'),
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
      title: z.string().optional().describe('Title of the component'),
      description: z.string().optional().describe('What the service does'),
      system: z.string().optional().describe('System that it is part of'),
      type: z.string().optional().describe('Default: `service`'),
      lifecycle: z.string().optional().describe('Default: `production`'),
    })
    .describe(
      'Write a catalog-info.yaml too, for a service that is not in the catalog yet',
    );
