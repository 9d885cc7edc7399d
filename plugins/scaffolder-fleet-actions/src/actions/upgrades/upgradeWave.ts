import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  upgradeMarkdown,
  upgradeSentence,
} from '../../markdown/upgradeMarkdown';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { openWave } from '../../upgrades/chooseWave';
import { upgradeClusters } from '../../upgrades/upgradeClusters';
import { waveBranch } from '../../upgrades/waveBranch';
import { decodeWaveIntent } from '../../upgrades/waveIntent';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { inputErrorOf } from '../inputErrors';
import { examples } from './upgradeWave.examples';

/**
 * `fleet:upgrade:wave` changes the version of Kubernetes in the Cluster API
 * definitions of the next clusters of a wave. The plan, its gates and the
 * pre-flight are those of the fleet backend at this moment.
 */
export function upgradeWaveAction(
  options: RepositoryAccess & { fleet: FleetServiceClient },
) {
  return createTemplateAction({
    id: 'fleet:upgrade:wave',
    description:
      'Changes the version of Kubernetes in the Cluster API definitions of the next clusters of a wave, for a pull request, with the pre-flight and the blast radius. Refuses a wave that something holds, clusters that the pre-flight refuses, downgrades and minor versions left out.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: repositoryInput,
        wave: z => z.string().describe('Name of the wave in fleet.upgrades'),
        clusters: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Only these of its clusters. Default: as many as may be upgraded at once',
            ),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of the written files'),
        clusters: z =>
          z.array(z.string()).describe('Names of the upgraded clusters'),
        version: z => z.string().describe('Version of the plan'),
        branchName: z => z.string().describe('Branch for the pull request'),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
      },
    },
    async handler(ctx) {
      const decoded = decodeWaveIntent(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { intent } = decoded;
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const upgrades = await client.upgrades.getUpgrades(ctx.signal);
      const { plan, wave } = openWave(upgrades.plan, intent);
      const { version } = plan;
      const files = new FleetFiles({
        ...options,
        workspacePath: ctx.workspacePath,
        repository: intent.repository,
        signal: ctx.signal,
      });
      const { upgraded, left } = await upgradeClusters(
        files,
        wave,
        version,
        intent,
      );
      const { items: fleet } = await client.getClusters(ctx.signal);
      await writeWorkspaceFiles(ctx.workspacePath, upgraded, {
        overwrite: true,
        signal: ctx.signal,
      });
      const words = { version, wave, upgraded, left, fleet };
      const sentence = upgradeSentence(words);
      ctx.logger.info(sentence);
      ctx.output(
        'files',
        upgraded.map(({ path }) => path),
      );
      ctx.output(
        'clusters',
        upgraded.map(({ cluster }) => cluster.ref.name),
      );
      ctx.output('version', version);
      ctx.output('branchName', waveBranch(version, wave.name));
      ctx.output('sentence', sentence);
      ctx.output('markdown', upgradeMarkdown(words));
    },
  });
}
