import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { definitionFile } from '@fleet-portal/backstage-plugin-fleet-common';
import { scaleMarkdown, scaleSentence } from '../../markdown/scaleMarkdown';
import {
  decodeScaleChange,
  scaleWorkers,
} from '../../provisioning/scaleChange';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { inputErrorOf } from '../inputErrors';
import { examples } from './scaleCluster.examples';

/**
 * `fleet:cluster:scale` changes how many worker machines the definition of a
 * cluster asks Cluster API for.
 */
export function scaleClusterAction(options: RepositoryAccess) {
  return createTemplateAction({
    id: 'fleet:cluster:scale',
    description:
      'Changes the number of worker machines in the definition of a cluster, for a pull request; comments and order stay.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: repositoryInput,
        hub: z =>
          z.string().describe('Hub whose management cluster has the cluster'),
        cluster: z => z.string().describe('Name of the cluster'),
        workers: z =>
          z
            .string()
            .optional()
            .describe(
              'MachineDeployment, or workers of the topology. Needed where the cluster has more than one',
            ),
        replicas: z => z.number().describe('How many machines'),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z => z.array(z.string()).describe('Path of the written file'),
        before: z =>
          z.number().optional().describe('How many machines it asked for'),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
      },
    },
    async handler(ctx) {
      const decoded = decodeScaleChange(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { change } = decoded;
      const files = new FleetFiles({
        ...options,
        workspacePath: ctx.workspacePath,
        repository: change.repository,
        signal: ctx.signal,
      });
      const path = definitionFile(change.hub, change.cluster, change.layout);
      const scaled = scaleWorkers(path, await files.read(path), change);
      await writeWorkspaceFiles(
        ctx.workspacePath,
        [{ path, content: scaled.text }],
        { overwrite: true, signal: ctx.signal },
      );
      const sentence = scaleSentence(change, scaled);
      ctx.logger.info(sentence);
      ctx.output('files', [path]);
      if (scaled.before !== undefined) ctx.output('before', scaled.before);
      ctx.output('sentence', sentence);
      ctx.output('markdown', scaleMarkdown(change, scaled, path));
    },
  });
}
