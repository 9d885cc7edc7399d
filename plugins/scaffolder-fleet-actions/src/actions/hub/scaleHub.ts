import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  bootstrapFile,
  explainFolder,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { editHubSettings } from '../../hubs/editHubSettings';
import { decodeHubSettings } from '../../hubs/hubSettings';
import {
  hubScaleMarkdown,
  hubScaleSentence,
} from '../../markdown/hubScaleMarkdown';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { examples } from './scaleHub.examples';

/** `fleet:hub:scale` changes how much a hub's Argo CD can do at once. */
export function scaleHubAction(options: RepositoryAccess) {
  return createTemplateAction({
    id: 'fleet:hub:scale',
    description:
      "Changes replicas, limits and timeouts in the file that configures a hub's Argo CD (Helm values, or the ConfigMap argocd-cmd-params-cm), for a pull request; comments and order stay.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: repositoryInput,
        hub: z => z.string().describe('Name of the hub'),
        path: z =>
          z
            .string()
            .optional()
            .describe(
              "File with the Helm values of the hub's Argo CD, or with argocd-cmd-params-cm. Default: bootstrap/argocd/argocd-cmd-params-cm.yaml",
            ),
        serverReplicas: z => z.number().optional().describe('API servers'),
        controllerReplicas: z =>
          z.number().optional().describe('Application controllers'),
        repoServerReplicas: z => z.number().optional().describe('Repo servers'),
        parallelismLimit: z =>
          z
            .number()
            .optional()
            .describe('Manifests that one repo server makes at once'),
        kubectlParallelism: z =>
          z
            .number()
            .optional()
            .describe('kubectl processes that one controller runs at once'),
        shardingAlgorithm: z =>
          z
            .string()
            .optional()
            .describe(
              'How clusters are spread over the controllers: legacy, round-robin or consistent-hashing',
            ),
        execTimeout: z =>
          z
            .string()
            .optional()
            .describe('How long Git and Helm may take, such as 300s'),
        gitAttempts: z =>
          z.number().optional().describe('How often Git is tried'),
        repoCacheSize: z =>
          z
            .string()
            .optional()
            .describe('Room for what a repo server has fetched, such as 10Gi'),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z =>
          z.array(z.string()).describe('Path of the file, where it changes'),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
      },
    },
    async handler(ctx) {
      const { repository, hub, layout, path: named, ...rest } = ctx.input;
      const settings = decodeHubSettings(rest);
      const wrong = named === undefined ? undefined : explainFolder(named);
      if (wrong) throw new InputError(`path: ${wrong}`);
      const path =
        named ?? bootstrapFile('argocd', 'argocd-cmd-params-cm', layout);
      const files = new FleetFiles({
        ...options,
        workspacePath: ctx.workspacePath,
        repository,
        signal: ctx.signal,
      });
      const before = await files.read(path);
      const { content, changes } = editHubSettings(path, before, settings);
      const edits = changes.length > 0 ? [{ path, content }] : [];
      await writeWorkspaceFiles(ctx.workspacePath, edits, {
        overwrite: true,
        signal: ctx.signal,
      });
      const words = { hub, path, changes };
      ctx.logger.info(hubScaleSentence(words));
      ctx.output(
        'files',
        edits.map(edit => edit.path),
      );
      ctx.output('sentence', hubScaleSentence(words));
      ctx.output('markdown', hubScaleMarkdown(words));
    },
  });
}
