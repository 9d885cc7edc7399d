import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import {
  blastRadiusSentence,
  FleetClient,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { blastRadiusMarkdown } from '../markdown/blastRadiusMarkdown';
import {
  addedApplications,
  newClusterMarkdown,
  newClusterSentence,
} from '../markdown/newClusterMarkdown';
import { NewCluster, previewNewCluster } from './newClusterPreview';
import { examples } from './previewPlacement.examples';
import { Meant, previewSets, ProposedSet } from './previewSets';

/**
 * `fleet:placement:preview` asks the portal what an ApplicationSet or a new
 * cluster would do, as the person who started the task, and refuses what nobody
 * can have meant.
 */
export function previewPlacementAction(options: { fleet: FleetServiceClient }) {
  return createTemplateAction({
    id: 'fleet:placement:preview',
    description:
      'Works out the blast radius of an ApplicationSet or of a new cluster before it is proposed, and writes it as Markdown for the pull request. Fails when production would lose what the input does not name.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        applicationSet: z =>
          z
            .custom<JsonObject>(isObject)
            .optional()
            .describe(
              'The ApplicationSet, as fleet:applicationset:create puts it out',
            ),
        applicationSets: z =>
          z
            .array(
              z.object({
                applicationSet: z
                  .custom<JsonObject>(isObject)
                  .describe('An ApplicationSet'),
                hubs: z
                  .array(z.string())
                  .optional()
                  .describe('Hubs to place it on. Default: all'),
              }),
            )
            .optional()
            .describe(
              'Several of them, each with its hubs, as fleet:applicationset:create puts them out; instead of applicationSet and hubs',
            ),
        cluster: z =>
          z
            .object({
              hub: z.string().describe('Hub that will manage the cluster'),
              name: z.string().describe('Its name on that hub'),
              server: z.string().describe('URL of its API server'),
              labels: z.record(z.string()).describe('Labels of the cluster'),
            })
            .optional()
            .describe(
              'A new cluster, instead of an ApplicationSet: what the ApplicationSets of its hub would place on it',
            ),
        hubs: z =>
          z
            .array(z.string())
            .optional()
            .describe('Hubs to place applicationSet on. Default: all'),
        allowNoMatch: z =>
          z
            .boolean()
            .optional()
            .describe('Go on although no cluster is matched. Default: false'),
        removals: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Applications in production that may be removed, each as hub/name',
            ),
      },
      output: {
        sentence: z => z.string().describe('The blast radius in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
        added: z => z.number().describe('Applications that come'),
        changed: z => z.number().describe('Applications that become others'),
        removed: z => z.number().describe('Applications that go'),
        clustersMatched: z =>
          z.number().describe('Clusters that get an Application'),
        clusters: z => z.number().describe('Clusters that were looked at'),
      },
    },
    async handler(ctx) {
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const proposed = proposedBy(ctx.input);
      const words =
        'cluster' in proposed
          ? await previewCluster(client, proposed.cluster, ctx.signal)
          : await previewProposed(client, proposed.sets, ctx.input, ctx.signal);
      ctx.logger.info(words.sentence);
      ctx.output('sentence', words.sentence);
      ctx.output('markdown', words.markdown);
      ctx.output('added', words.summary.added);
      ctx.output('changed', words.summary.changed);
      ctx.output('removed', words.summary.removed);
      ctx.output('clustersMatched', words.summary.clustersMatched);
      ctx.output('clusters', words.summary.clusters);
    },
  });
}

interface Words {
  sentence: string;
  markdown: string;
  summary: Omit<PreviewResponse['summary'], 'removedInProduction'>;
}

async function previewCluster(
  client: FleetClient,
  cluster: NewCluster,
  signal?: AbortSignal,
): Promise<Words> {
  const preview = await previewNewCluster(client, cluster, signal);
  const added = addedApplications(preview.sets);
  return {
    sentence: newClusterSentence(preview),
    markdown: newClusterMarkdown(preview),
    summary: {
      added,
      changed: 0,
      removed: 0,
      clustersMatched: added > 0 ? 1 : 0,
      clusters: 1,
    },
  };
}

type Proposed =
  | { cluster: NewCluster }
  | { sets: [ProposedSet, ...ProposedSet[]] };

/** @throws InputError unless one thing is proposed */
function proposedBy(input: {
  applicationSet?: JsonObject;
  applicationSets?: ProposedSet[];
  cluster?: NewCluster;
  hubs?: string[];
}): Proposed {
  const { applicationSet, applicationSets, cluster, hubs } = input;
  const [first, ...more] =
    applicationSets ?? (applicationSet ? [{ applicationSet, hubs }] : []);
  const isOne = !(applicationSets && (applicationSet || hubs));
  if (cluster && !first) return { cluster };
  if (first && isOne && !cluster) return { sets: [first, ...more] };
  throw new InputError(
    'applicationSet: give an applicationSet with its hubs, or applicationSets, or a cluster to preview, and only one of them',
  );
}

async function previewProposed(
  client: FleetClient,
  sets: readonly [ProposedSet, ...ProposedSet[]],
  { allowNoMatch, removals }: Meant,
  signal?: AbortSignal,
): Promise<Words> {
  const preview = await previewSets(
    client,
    sets,
    { allowNoMatch, removals },
    signal,
  );
  return {
    sentence: blastRadiusSentence(preview),
    markdown: blastRadiusMarkdown(preview),
    summary: preview.summary,
  };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
