import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import {
  ApplicationSetIntent,
  applicationSetFile,
  applicationSetsByHub,
  catalogFile,
  decodeApplicationSetIntent,
  manifestYaml,
  overlayFolder,
  valuesFile,
  valuesYaml,
  wantedValues,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { buildCatalogEntity } from '../manifests/catalogEntity';
import { validateManifest } from '../manifests/typedModels';
import { listedApplicationSets } from '../repository/applicationSetLists';
import { FleetFiles, RepositoryAccess } from '../repository/FleetFiles';
import {
  WorkspaceFile,
  writeWorkspaceFiles,
} from '../workspace/WorkspaceFiles';
import {
  catalogInput,
  finalizerInput,
  helmInput,
  kustomizeInput,
  layoutInput,
  repositoryInput,
  rollingSyncInput,
  sourceInput,
  syncPolicyInput,
  valuesInput,
} from './applicationSetInput';
import { examples } from './createApplicationSet.examples';
import { generatorInput } from './generatorInput';
import { inputErrorOf } from './inputErrors';

/**
 * `fleet:applicationset:create` writes the ApplicationSet of a service, one
 * file per hub, with its Helm values and, when asked, its catalog entity. A
 * kustomization of the repository that lists ApplicationSets lists it, too.
 */
export function createApplicationSetAction(options: RepositoryAccess) {
  return createTemplateAction({
    id: 'fleet:applicationset:create',
    description:
      'Writes the ApplicationSet that places a service on the clusters of a fleet, with its Helm values files, for a pull request',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z
            .string()
            .describe(
              'Name of the service and of its ApplicationSet (DNS-1123)',
            ),
        entityRef: z =>
          z
            .string()
            .optional()
            .describe(
              'Catalog entity of the service. Default: component:default/<name>',
            ),
        hubs: z =>
          z.array(z.string()).describe('Hubs that get the ApplicationSet'),
        generator: generatorInput,
        project: z => z.string().describe('AppProject of the Applications'),
        namespace: z => z.string().describe('Namespace on every cluster'),
        applicationName: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of each Application, a template of what the cluster generator tells. Default: <name>-{{.nameNormalized}}',
            ),
        repository: repositoryInput,
        source: z =>
          sourceInput(z)
            .optional()
            .describe(
              'The Helm chart. Without it a generator of folders deploys each folder as it is',
            ),
        values: z => valuesInput(z).optional(),
        tool: z =>
          z
            .enum(['helm', 'kustomize'])
            .optional()
            .describe(
              'What makes the manifests; input of the other tool is left out. Default: kustomize where that is given, otherwise helm',
            ),
        helm: z => helmInput(z).optional(),
        kustomize: z => kustomizeInput(z).optional(),
        environmentLabel: z =>
          z
            .string()
            .optional()
            .describe('Cluster label with the environment. Default: env'),
        syncPolicy: z => syncPolicyInput(z).optional(),
        rollingSync: z => rollingSyncInput(z).optional(),
        finalizer: z => finalizerInput(z).optional(),
        preserveResourcesOnDeletion: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Keep what runs on the clusters when the ApplicationSet goes. Default: false',
            ),
        goTemplate: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Write templates of Go; the older ones replace words only. Default: true',
            ),
        argocdNamespace: z =>
          z
            .string()
            .optional()
            .describe('Namespace of Argo CD on the hubs. Default: argocd'),
        layout: z => layoutInput(z).optional(),
        catalog: z => catalogInput(z).optional(),
        overwrite: z =>
          z
            .boolean()
            .optional()
            .describe('Replace files that an earlier step fetched'),
      },
      output: {
        applicationSets: z =>
          z
            .array(
              z.object({
                applicationSet: z
                  .custom<JsonObject>()
                  .describe('An ApplicationSet'),
                hubs: z.array(z.string()).describe('Hubs that get it'),
              }),
            )
            .describe(
              'Each ApplicationSet with the hubs that get it, for fleet:placement:preview: one, unless clusters are named by hub',
            ),
        applicationSet: z =>
          z
            .custom<JsonObject>()
            .describe('The ApplicationSet of the first hub'),
        hubs: z => z.array(z.string()).describe('The hubs, as given'),
        files: z => z.array(z.string()).describe('Paths of the written files'),
        manifest: z =>
          z
            .string()
            .describe(
              'The ApplicationSets as YAML, each a document of its own',
            ),
      },
    },
    async handler(ctx) {
      const { catalog, overwrite, ...wanted } = ctx.input;
      const decoded = decodeApplicationSetIntent(wanted);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { intent } = decoded;

      const sets = applicationSetsByHub(intent).map(
        ({ hubs, applicationSet }) => ({
          hubs,
          applicationSet,
          manifest: manifestYaml(applicationSet),
        }),
      );
      for (const one of sets) await validateManifest(one.applicationSet);
      const manifests = sets.flatMap(({ hubs, manifest }) =>
        hubs.map(hub => ({
          hub,
          path: applicationSetFile(intent.name, hub, intent.layout),
          content: manifest,
        })),
      );
      const files: WorkspaceFile[] = [
        ...manifests,
        ...(intent.kustomize
          ? overlayFiles(intent)
          : (intent.source && valuesFiles(intent)) ?? []),
        ...(catalog
          ? [
              {
                path: catalogFile(intent.name, intent.layout),
                content: manifestYaml(buildCatalogEntity(intent.name, catalog)),
              },
            ]
          : []),
      ];
      const [first, ...more] = manifests;
      const lists = await listedApplicationSets(
        new FleetFiles({
          ...options,
          workspacePath: ctx.workspacePath,
          repository: intent.repository,
          signal: ctx.signal,
        }),
        [first, ...more],
      );
      await writeWorkspaceFiles(ctx.workspacePath, files, {
        overwrite: overwrite ?? false,
        signal: ctx.signal,
      });
      await writeWorkspaceFiles(ctx.workspacePath, lists, {
        overwrite: true,
        signal: ctx.signal,
      });
      files.push(...lists);
      for (const file of files) ctx.logger.info(`Wrote ${file.path}`);

      const written = sets.map(({ hubs, applicationSet }) => ({
        hubs,
        applicationSet: JSON.parse(JSON.stringify(applicationSet)),
      }));
      ctx.output('applicationSets', written);
      ctx.output('applicationSet', written[0].applicationSet);
      ctx.output('hubs', intent.hubs);
      ctx.output(
        'files',
        files.map(file => file.path),
      );
      ctx.output('manifest', manifestsOf(sets));
    },
  });
}

/** One text; of several documents each says for which hubs it is. */
function manifestsOf(
  sets: readonly { hubs: string[]; manifest: string }[],
): string {
  if (sets.length === 1) return sets[0].manifest;
  return sets
    .map(({ hubs, manifest }) => `# ${hubs.join(', ')}\n${manifest}`)
    .join('---\n');
}

/** A chart's `values.yaml` is always there, so that the next change has a place to go. */
function valuesFiles(intent: ApplicationSetIntent): WorkspaceFile[] {
  return wantedValues(intent.values).map(({ of, values }) => ({
    path: valuesFile(intent.name, of, intent.layout),
    content: valuesContent(values, of),
  }));
}

function valuesContent(values: string, of = 'every cluster'): string {
  const parsed = valuesYaml(values);
  if ('problem' in parsed) throw new InputError(`values: ${parsed.problem}`);
  if (parsed.yaml.trim() !== '') return parsed.yaml;
  return `# Helm values of ${of}\n{}\n`;
}

/** Without words of its own, an overlay is the base beside the overlays. */
function overlayFiles({
  source,
  kustomize,
}: ApplicationSetIntent): WorkspaceFile[] {
  const path = source && 'path' in source ? source.path : undefined;
  if (path === undefined) return [];
  return (kustomize?.overlays ?? []).map(({ name, kustomization = '' }) => {
    const parsed = valuesYaml(kustomization);
    if ('problem' in parsed) {
      throw new InputError(`kustomize: ${parsed.problem}`);
    }
    return {
      path: `${overlayFolder(path, name)}/kustomization.yaml`,
      content:
        parsed.yaml.trim() === ''
          ? manifestYaml({ resources: ['../../base'] })
          : parsed.yaml,
    };
  });
}
