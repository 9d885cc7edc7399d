import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  partOfStep,
  platformParts,
  readinessSteps,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { refuseNarrowAccess } from '../../manifests/platform/hubAccess';
import { editsOf } from '../../manifests/platform/platformEdits';
import { decodePlatformIntent } from '../../manifests/platform/platformIntent';
import { buildPlatform } from '../../manifests/platform/platformManifests';
import { validateManifest } from '../../manifests/typedModels';
import {
  platformMarkdown,
  platformSentence,
} from '../../markdown/platformMarkdown';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { inputErrorOf } from '../inputErrors';
import { examples } from './equipCluster.examples';
import { platformSettingsInput } from './platformInput';

/**
 * `fleet:cluster:equip` brings platform parts to a spoke: an Application of
 * each for the hub, and the manifests that it reads. A part that is there is
 * brought up to date, so the action mends one part as well as it adds it.
 */
export function equipClusterAction(options: RepositoryAccess) {
  return createTemplateAction({
    id: 'fleet:cluster:equip',
    description:
      'Writes what brings platform parts to a spoke, for a pull request: an Application of each part for the hub, and the manifests that it reads. What is there stays, with comments and order. No credential passes through it.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: repositoryInput,
        hub: z => z.string().describe('Hub that manages the cluster'),
        cluster: z => z.string().describe('Name of the cluster'),
        environment: z =>
          z.string().describe('Environment, for paths in Vault and labels'),
        region: z =>
          z
            .string()
            .optional()
            .describe('Region of the cluster; backups go to another one'),
        parts: z =>
          z.array(z.enum(platformParts)).describe('What the cluster is to get'),
        ...platformSettingsInput,
        project: z =>
          z
            .string()
            .optional()
            .describe('AppProject of the Applications. Default: default'),
        argocdNamespace: z =>
          z
            .string()
            .optional()
            .describe('Namespace of Argo CD on the hub. Default: argocd'),
        kubeContext: z =>
          z
            .string()
            .optional()
            .describe(
              "The operator's kubectl context for the spoke, in the commands. Default: the cluster's name",
            ),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of the written files'),
        applications: z =>
          z.array(z.string()).describe('Names of the Applications'),
        readinessSteps: z =>
          z
            .array(z.enum(readinessSteps))
            .describe('Steps of the readiness checklist that the parts set up'),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
        commands: z =>
          z
            .string()
            .describe(
              'What the operator runs, one command a line, in order; empty when there is nothing to run',
            ),
      },
    },
    async handler(ctx) {
      const decoded = decodePlatformIntent(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { intent } = decoded;
      const repository = new FleetFiles({
        ...options,
        workspacePath: ctx.workspacePath,
        repository: intent.repository,
        signal: ctx.signal,
      });
      await refuseNarrowAccess(repository, intent);
      const parts = buildPlatform(intent);
      for (const { application, files } of parts) {
        await validateManifest(application);
        for (const manifest of files.flatMap(file => file.manifests)) {
          await validateManifest(manifest);
        }
      }
      const edits = await editsOf(repository, intent, parts);
      await writeWorkspaceFiles(ctx.workspacePath, edits, {
        overwrite: true,
        signal: ctx.signal,
      });
      const files = edits.map(({ path }) => path);
      const words = { cluster: intent.cluster, parts, files };
      const sentence = platformSentence(words);
      ctx.logger.info(sentence);
      ctx.output('files', files);
      ctx.output(
        'applications',
        parts.flatMap(({ application }) => application.metadata.name ?? []),
      );
      ctx.output(
        'readinessSteps',
        readinessSteps.filter(step =>
          intent.parts.some(part => part === partOfStep[step]),
        ),
      );
      ctx.output('sentence', sentence);
      ctx.output('markdown', platformMarkdown(words));
      ctx.output(
        'commands',
        parts.flatMap(({ commands }) => commands).join('\n'),
      );
    },
  });
}
