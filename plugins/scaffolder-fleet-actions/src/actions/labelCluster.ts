import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  clusterFile,
  FleetClient,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  decodeLabelChange,
  editClusterLabels,
  LabelChange,
} from '../manifests/clusterLabels';
import {
  clusterChangeMarkdown,
  clusterChangeSentence,
} from '../markdown/clusterChangeMarkdown';
import {
  readWorkspaceFile,
  writeWorkspaceFiles,
} from '../workspace/WorkspaceFiles';
import { layoutInput } from './applicationSetInput';
import { inputErrorOf } from './inputErrors';
import { examples } from './labelCluster.examples';
import { refuseUnnamedRemovals } from './unnamedRemovals';

/**
 * `fleet:cluster:label` changes labels in the file of a cluster, once the
 * portal has worked out, as the person who started the task, what its
 * ApplicationSets would make of them.
 */
export function labelClusterAction(options: { fleet: FleetServiceClient }) {
  return createTemplateAction({
    id: 'fleet:cluster:label',
    description:
      'Changes labels in the file of a cluster, for a pull request, with the blast radius over every ApplicationSet of its hub. Fails when production would lose what the input does not name.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        hub: z => z.string().describe('Hub that manages the cluster'),
        cluster: z => z.string().describe('Name of the cluster'),
        set: z =>
          z
            .array(
              z.object({
                key: z.string().describe('Label key'),
                value: z.string().optional().describe('Label value'),
              }),
            )
            .optional()
            .describe('Labels that it is to have'),
        remove: z =>
          z
            .array(z.string())
            .optional()
            .describe('Keys of labels that it is not to have'),
        removals: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Applications in production that may be removed, each as hub/name',
            ),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z => z.array(z.string()).describe('Path of the written file'),
        labels: z =>
          z.record(z.string()).describe('Labels that the cluster will have'),
        sentence: z => z.string().describe('The blast radius in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
        added: z => z.number().describe('Applications that come'),
        changed: z => z.number().describe('Applications that become others'),
        removed: z => z.number().describe('Applications that go'),
      },
    },
    async handler(ctx) {
      const decoded = decodeLabelChange(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { change } = decoded;
      const { hub, cluster } = change;
      const path = clusterFile(hub, cluster, change.layout);
      const { text, labels } = editClusterLabels(
        await readWorkspaceFile(ctx.workspacePath, path),
        change,
      );
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const before = await presentLabels(client, change, ctx.signal);
      const after = { ...before, ...labels };
      for (const key of change.remove ?? []) delete after[key];
      const preview = await client.previewPlacement(
        { cluster: { hub, name: cluster, labels: after } },
        ctx.signal,
      );
      refuseErrors(preview);
      refuseUnnamedRemovals(
        preview,
        change.removals ?? [],
        'leave the labels that place it',
      );
      await writeWorkspaceFiles(ctx.workspacePath, [{ path, content: text }], {
        overwrite: true,
        signal: ctx.signal,
      });
      const sentence = clusterChangeSentence(cluster, preview);
      ctx.logger.info(sentence);
      ctx.output('files', [path]);
      ctx.output('labels', after);
      ctx.output('sentence', sentence);
      ctx.output(
        'markdown',
        clusterChangeMarkdown(cluster, { before, after }, preview),
      );
      ctx.output('added', preview.summary.added);
      ctx.output('changed', preview.summary.changed);
      ctx.output('removed', preview.summary.removed);
    },
  });
}

/** As the hub has them: the file may hold what is merged and not applied yet. */
async function presentLabels(
  client: FleetClient,
  { hub, cluster }: LabelChange,
  signal?: AbortSignal,
): Promise<Record<string, string>> {
  const { items } = await client.getClusters(signal);
  const found = items.find(
    ({ ref }) => ref.hub === hub && ref.name === cluster,
  );
  if (!found) {
    throw new InputError(
      `cluster: ${hub} has no cluster '${cluster}', or you may not see it; take one of the page of clusters`,
    );
  }
  return found.labels;
}

function refuseErrors(preview: PreviewResponse): void {
  const errors = preview.hubs.flatMap(one => one.errors);
  if (errors.length > 0) {
    throw new InputError(
      `set: ${errors.map(({ message }) => message).join(' ')}`,
    );
  }
}
