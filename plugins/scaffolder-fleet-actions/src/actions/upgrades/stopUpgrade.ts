import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { stopMarkdown, stopSentence } from '../../markdown/stopMarkdown';
import { GithubAccess, githubRepository } from '../../pullRequest/githubAccess';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { decodeStopIntent } from '../../upgrades/stopIntent';
import { takeBack, wavesUnderWay } from '../../upgrades/takeBack';
import { wavePrefix } from '../../upgrades/waveBranch';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { inputErrorOf } from '../inputErrors';
import { examples } from './stopUpgrade.examples';

/**
 * `fleet:upgrade:stop` stops the plan of upgrades on the fleet backend, closes
 * the open pull requests of its waves, and writes what their clusters' add-ons
 * were before, for a pull request. Run again, it goes on where it was.
 */
export function stopUpgradeAction(
  options: RepositoryAccess & GithubAccess & { fleet: FleetServiceClient },
) {
  return createTemplateAction({
    id: 'fleet:upgrade:stop',
    description:
      'Stops the upgrade of Kubernetes over the fleet: no wave begins, the open pull requests of waves on GitHub are closed, and add-ons (and workloads, where that is asked for) of the waves under way go back by pull request. Control planes are never downgraded.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: repositoryInput,
        reason: z => z.string().describe('Why, for whoever looks at the page'),
        workloads: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Also take back the values of every service in the environments of those clusters. Default: false',
            ),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        closed: z =>
          z.array(z.string()).describe('Pages of the closed pull requests'),
        files: z => z.array(z.string()).describe('Paths of the written files'),
        version: z => z.string().describe('Version of the plan'),
        sentence: z => z.string().describe('What it did in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
      },
    },
    async handler(ctx) {
      const decoded = decodeStopIntent(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { intent } = decoded;
      const { reason, layout, workloads = false } = intent;
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const { plan } = ctx.isDryRun
        ? await client.upgrades.getUpgrades(ctx.signal)
        : await client.upgrades.stopUpgrade({ reason }, ctx.signal);
      if (!plan) throw new InputError('There is no plan of upgrades to stop');
      const { version, waves } = plan;
      const words = { version, reason, closed: [], takenBack: [] };
      if (ctx.isDryRun) {
        ctx.logger.info(
          'A dry run stops nothing and does not ask the Git host',
        );
        ctx.output('closed', []);
        ctx.output('files', []);
        ctx.output('version', version);
        ctx.output('sentence', stopSentence(words));
        ctx.output('markdown', stopMarkdown(words));
        return;
      }
      const repository = await githubRepository(
        options,
        intent.repository.repoUrl,
        ctx.signal,
      );
      const closed = await repository.openPullRequests(wavePrefix(version));
      for (const one of closed) {
        await repository.closePullRequest(
          one,
          `Closed, because the upgrade to ${version} was stopped.`,
        );
      }
      const { items: fleet } = await client.getClusters(ctx.signal);
      const filesAt = (commit?: string) =>
        new FleetFiles({
          ...options,
          workspacePath: ctx.workspacePath,
          repository: {
            ...intent.repository,
            ...(commit && { branch: commit }),
          },
          signal: ctx.signal,
        });
      const takenBack = [];
      for (const wave of wavesUnderWay(waves)) {
        const found = await takeBack(wave, {
          version,
          repository,
          filesAt,
          fleet,
          workloads,
          layout,
        });
        if (found) takenBack.push(found);
      }
      const files = takenBack.flatMap(one => one.files);
      await writeWorkspaceFiles(ctx.workspacePath, files, {
        overwrite: true,
        signal: ctx.signal,
      });
      const told = { ...words, closed, takenBack };
      const sentence = stopSentence(told);
      ctx.logger.info(sentence);
      ctx.output(
        'closed',
        closed.map(({ url }) => url),
      );
      ctx.output(
        'files',
        files.map(({ path }) => path),
      );
      ctx.output('version', version);
      ctx.output('sentence', sentence);
      ctx.output('markdown', stopMarkdown(told));
    },
  });
}
