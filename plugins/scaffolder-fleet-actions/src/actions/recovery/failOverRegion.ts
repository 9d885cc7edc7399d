import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import type { z as zod } from 'zod/v3';
import {
  failoverMarkdown,
  failoverSentence,
  failoverSummary,
} from '../../markdown/failoverMarkdown';
import { decodeFailover } from '../../recovery/failoverIntent';
import { switchRegions } from '../../recovery/switchRegions';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { inputErrorOf } from '../inputErrors';
import { examples } from './failOverRegion.examples';

const labelsInput = (z: typeof zod) =>
  z.array(
    z.object({
      key: z.string().describe('Label key'),
      value: z.string().optional().describe('Label value'),
    }),
  );

/**
 * `fleet:recovery:failover` changes the labels by which placements choose a
 * region, on every cluster of both, and the weights of their DNS records.
 */
export function failOverRegionAction(
  options: RepositoryAccess & { fleet: FleetServiceClient },
) {
  return createTemplateAction({
    id: 'fleet:recovery:failover',
    description:
      'Switches an environment from one region to another, for a pull request: by labels on all clusters of both, so that placements go over, by the weights of DNS records of External DNS, or by both; with the blast radius, and how ready the region is that takes over. The same the other way round switches back.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: repositoryInput,
        environment: z => z.string().describe('Environment of the clusters'),
        from: z => z.string().describe('Region that is left'),
        to: z => z.string().describe('Region that takes over'),
        fromLabels: z =>
          labelsInput(z)
            .optional()
            .describe('What clusters of the region that is left get'),
        toLabels: z =>
          labelsInput(z)
            .optional()
            .describe('What clusters of the region that takes over get'),
        dnsWeights: z =>
          z
            .array(
              z.object({
                file: z
                  .string()
                  .describe(
                    'Path of the manifest with the Service, Ingress or DNSEndpoint',
                  ),
                setIdentifier: z
                  .string()
                  .describe(
                    'What tells the record from those of other regions',
                  ),
                weight: z.number().describe('Its weight, from 0 to 255'),
              }),
            )
            .optional()
            .describe(
              'Weights that records of External DNS get, so that names lead to the region that takes over',
            ),
        allowRemovals: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Go on although Applications are removed. Default: false',
            ),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of the written files'),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
        added: z => z.number().describe('Applications that come'),
        changed: z => z.number().describe('Applications that become others'),
        removed: z => z.number().describe('Applications that go'),
      },
    },
    async handler(ctx) {
      const decoded = decodeFailover(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { failover } = decoded;
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const files = new FleetFiles({
        ...options,
        workspacePath: ctx.workspacePath,
        repository: failover.repository,
        signal: ctx.signal,
      });
      const switched = await switchRegions(client, files, failover, ctx.signal);
      const edits = [...switched.clusters, ...switched.weightedFiles].flatMap(
        ({ path, content }) =>
          content === undefined ? [] : [{ path, content }],
      );
      await writeWorkspaceFiles(ctx.workspacePath, edits, {
        overwrite: true,
        signal: ctx.signal,
      });
      const words = { failover, ...switched };
      const sentence = failoverSentence(words);
      const { added, changed, removed } = failoverSummary(switched.clusters);
      ctx.logger.info(sentence);
      ctx.output(
        'files',
        edits.map(({ path }) => path),
      );
      ctx.output('sentence', sentence);
      ctx.output('markdown', failoverMarkdown(words));
      ctx.output('added', added);
      ctx.output('changed', changed);
      ctx.output('removed', removed);
    },
  });
}
