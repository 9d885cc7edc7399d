import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  applicationSetFile,
  FleetClient,
  manifestYaml,
  placedChanges,
  quote,
  valuesFile,
  valuesYaml,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { validateManifest } from '../../manifests/typedModels';
import {
  previewEnvironmentMarkdown,
  previewEnvironmentSentence,
} from '../../markdown/previewEnvironmentMarkdown';
import {
  buildPreviewSet,
  previewName,
  sampledPreviewSet,
} from '../../previews/buildPreviewSet';
import {
  decodePreviewIntent,
  PreviewIntent,
} from '../../previews/previewIntent';
import {
  PullRequestHost,
  pullRequestSource,
} from '../../previews/pullRequestHosts';
import { listedApplicationSets } from '../../repository/applicationSetLists';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import {
  layoutInput,
  repositoryInput,
  sourceInput,
} from '../applicationSetInput';
import { inputErrorOf } from '../inputErrors';
import { previewTogether } from '../previewSets';
import { examples } from './previewEnvironment.examples';

export interface PreviewEnvironmentOptions extends RepositoryAccess {
  fleet: FleetServiceClient;
  /** `fleet.pullRequestGenerators` */
  hosts: PullRequestHost[];
}

/**
 * `fleet:environment:preview` writes the ApplicationSet that deploys every open
 * pull request of a service into a namespace of its own.
 */
export function previewEnvironmentAction(options: PreviewEnvironmentOptions) {
  return createTemplateAction({
    id: 'fleet:environment:preview',
    description:
      'Writes an ApplicationSet with a pull-request generator, for a pull request: every open pull request of a service that has the labels is deployed into a namespace of its own, outside of production. How the hub asks the Git host comes from configuration.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the service (DNS-1123)'),
        repository: repositoryInput,
        hub: z => z.string().describe('Hub that deploys the pull requests'),
        cluster: z =>
          z.string().describe('Cluster that they go to; not in production'),
        project: z => z.string().describe('AppProject of the Applications'),
        pullRequests: z =>
          z
            .object({
              repoUrl: z
                .string()
                .describe(
                  'Repository of the service, as `host?owner=o&repo=r`',
                ),
              labels: z
                .array(z.string())
                .describe('Labels that a pull request must have, all of them'),
              targetBranch: z
                .string()
                .optional()
                .describe('Branch that they are for. Default: any'),
            })
            .describe('Which pull requests are deployed'),
        source: sourceInput,
        image: z =>
          z
            .object({
              tag: z
                .enum(['commit', 'shortCommit', 'number'])
                .optional()
                .describe(
                  'How the pipeline tags the image: the commit, its first seven digits, or pr-<number>. Default: commit',
                ),
              key: z
                .string()
                .optional()
                .describe('Key of the tag in the values. Default: image.tag'),
            })
            .optional()
            .describe('Which image a pull request runs'),
        values: z =>
          z
            .string()
            .optional()
            .describe(
              'YAML of Helm values for previews, over values.yaml of the service',
            ),
        entityRef: z =>
          z
            .string()
            .optional()
            .describe(
              'Catalog entity of the service. Default: component:default/<name>',
            ),
        layout: z => layoutInput(z).optional(),
        overwrite: z =>
          z
            .boolean()
            .optional()
            .describe('Replace files that an earlier step fetched'),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of the written files'),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
        manifest: z => z.string().describe('The ApplicationSet as YAML'),
      },
    },
    async handler(ctx) {
      const { overwrite = false, ...wanted } = ctx.input;
      const decoded = decodePreviewIntent(wanted);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { intent } = decoded;
      const { pullRequests, layout } = intent;
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const applicationSet = buildPreviewSet(
        intent,
        pullRequestSource(pullRequests, options.hosts, options.integrations),
      );
      await validateManifest(applicationSet);
      await refuseWrongPlace(client, intent, ctx.signal);

      const name = previewName(intent.name);
      const manifest = manifestYaml(applicationSet);
      const path = applicationSetFile(name, intent.hub, layout);
      const files = [
        { path, content: manifest },
        {
          path: valuesFile(name, undefined, layout),
          content: valuesContent(intent),
        },
      ];
      const lists = await listedApplicationSets(
        new FleetFiles({
          ...options,
          workspacePath: ctx.workspacePath,
          repository: intent.repository,
          signal: ctx.signal,
        }),
        [{ hub: intent.hub, path }],
      );
      await writeWorkspaceFiles(ctx.workspacePath, files, {
        overwrite,
        signal: ctx.signal,
      });
      await writeWorkspaceFiles(ctx.workspacePath, lists, {
        overwrite: true,
        signal: ctx.signal,
      });
      const paths = [...files, ...lists].map(one => one.path);
      const sentence = previewEnvironmentSentence(intent);
      ctx.logger.info(sentence);
      ctx.output('files', paths);
      ctx.output('sentence', sentence);
      ctx.output('markdown', previewEnvironmentMarkdown(intent, paths));
      ctx.output('manifest', manifest);
    },
  });
}

/** @throws InputError when a pull request would go to production, or nowhere */
async function refuseWrongPlace(
  client: FleetClient,
  intent: PreviewIntent,
  signal?: AbortSignal,
): Promise<void> {
  const { hub, cluster } = intent;
  const { items } = await client.getClusters(signal);
  if (!items.some(({ ref }) => ref.hub === hub && ref.name === cluster)) {
    throw new InputError(
      `cluster: ${hub} has no cluster ${quote(
        cluster,
      )}, or you may not see it; name one that it has`,
    );
  }
  const applicationSet = JSON.parse(JSON.stringify(sampledPreviewSet(intent)));
  const preview = await previewTogether(
    client,
    [{ applicationSet, hubs: [hub] }],
    signal,
  );
  if (placedChanges(preview).some(({ production }) => production)) {
    throw new InputError(
      `cluster: ${quote(
        cluster,
      )} is in production, where no pull request belongs before it is merged; name another one`,
    );
  }
}

function valuesContent({ name, values = '' }: PreviewIntent): string {
  const parsed = valuesYaml(values);
  if ('problem' in parsed) throw new InputError(`values: ${parsed.problem}`);
  return parsed.yaml.trim() === ''
    ? `# Helm values of ${name} in pull requests\n{}\n`
    : parsed.yaml;
}
