import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { linkTechnologies } from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { editsOf } from '../../manifests/platform/platformEdits';
import { validateManifest } from '../../manifests/typedModels';
import {
  connectMarkdown,
  connectSentence,
} from '../../markdown/connectMarkdown';
import { accessProblems } from '../../networking/accessProblems';
import { groupProblems } from '../../networking/conflicts';
import { connectClusters } from '../../networking/connectClusters';
import { decodeConnect } from '../../networking/connectIntent';
import { readGroup } from '../../networking/members';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import {
  WorkspaceFile,
  writeWorkspaceFiles,
} from '../../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { inputErrorOf } from '../inputErrors';
import { examples } from './connectClusters.examples';

/**
 * `fleet:network:connect` links clusters by Cilium Cluster Mesh or Submariner.
 * It checks first what must differ between them, from what the portal reads of
 * them and what is asked for; credentials stay in Vault.
 */
export function connectClustersAction(
  options: RepositoryAccess & { fleet: FleetServiceClient },
) {
  return createTemplateAction({
    id: 'fleet:network:connect',
    description:
      'Writes what links clusters by Cilium Cluster Mesh or Submariner, for a pull request, with load balancers and External DNS where they lack. Names, numbers and addresses that must differ are checked first. What is there stays, with comments and order. No credential passes through it.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: repositoryInput,
        technology: z =>
          z
            .enum(linkTechnologies)
            .describe('What links the clusters: Cilium or Submariner'),
        clusters: z =>
          z
            .array(
              z.object({
                hub: z.string().describe('Hub that manages the cluster'),
                cluster: z.string().describe('Name of the cluster'),
                podCidr: z
                  .string()
                  .optional()
                  .describe(
                    'Addresses of its pods. Default: what the portal reads',
                  ),
                serviceCidr: z
                  .string()
                  .optional()
                  .describe(
                    'Addresses of its Services, for Submariner. Default: it finds out',
                  ),
                id: z
                  .number()
                  .optional()
                  .describe(
                    "Its number in Cilium's mesh, 1 to 255. Default: the one it has, or the next free one",
                  ),
                address: z
                  .string()
                  .optional()
                  .describe(
                    'Name or IP address at which the others reach its mesh API server. Default: its name in meshDomain',
                  ),
              }),
            )
            .describe(
              'The clusters, each linked with each. The first one has the broker of Submariner, and the certificate authority of a mesh',
            ),
        meshDomain: z =>
          z
            .string()
            .optional()
            .describe(
              'Domain in which External DNS publishes the mesh API servers, as <cluster>.<domain>',
            ),
        submariner: z =>
          z
            .object({
              brokerServer: z
                .string()
                .optional()
                .describe(
                  'https URL of the API server of the first cluster, as the others reach it. Default: as its hub does',
                ),
              globalnet: z
                .boolean()
                .optional()
                .describe(
                  'Let Globalnet tell apart addresses that clusters have in common. Default: false',
                ),
              loadBalancer: z
                .boolean()
                .optional()
                .describe(
                  'Put a load balancer before the gateways, where nodes have no public address. Default: false',
                ),
              version: z
                .string()
                .optional()
                .describe(
                  'Version of Submariner. Default: the one in Git, or the one that this release was made with',
                ),
            })
            .optional()
            .describe('How Submariner is set up, where it is the technology'),
        externalDns: z =>
          z
            .object({
              domain: z
                .string()
                .describe('Domain in Route 53 whose names it may publish'),
              version: z
                .string()
                .optional()
                .describe(
                  'Version of the chart. Default: the one in Git, or the one that this release was made with',
                ),
            })
            .optional()
            .describe('Bring External DNS to those clusters that have none'),
        externalSecrets: z =>
          z
            .object({
              store: z
                .string()
                .optional()
                .describe('ClusterSecretStore on the spokes. Default: vault'),
              mount: z
                .string()
                .optional()
                .describe('KV mount. Default: secret'),
            })
            .optional()
            .describe('Where the spokes find the secrets of the connection'),
        project: z =>
          z
            .string()
            .optional()
            .describe('AppProject of the Applications. Default: default'),
        argocdNamespace: z =>
          z
            .string()
            .optional()
            .describe('Namespace of Argo CD on the hubs. Default: argocd'),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of the written files'),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
        commands: z =>
          z
            .string()
            .describe(
              'What the operator runs once it is merged, one command a line, in order; empty when there is nothing to run',
            ),
      },
    },
    async handler(ctx) {
      const decoded = decodeConnect(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { intent } = decoded;
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const read = await readGroup(client, intent, ctx.signal);
      if (!read.ok) throw inputErrorOf(read.problems);
      const problems = groupProblems(intent, read.group);
      if (problems.length > 0) throw inputErrorOf(problems);
      const repository = new FleetFiles({
        ...options,
        workspacePath: ctx.workspacePath,
        repository: intent.repository,
        signal: ctx.signal,
      });
      const narrow = await accessProblems(repository, intent);
      if (narrow.length > 0) throw inputErrorOf(narrow);
      const built = await connectClusters(repository, intent, read.group);
      if (!built.ok) throw inputErrorOf(built.problems);
      const edits: WorkspaceFile[] = [];
      for (const { member, deliveries } of built.connections) {
        for (const { application, files } of deliveries) {
          await validateManifest(application);
          for (const manifest of files.flatMap(file => file.manifests)) {
            await validateManifest(manifest);
          }
        }
        const cluster = { ...member, layout: intent.layout };
        edits.push(...(await editsOf(repository, cluster, deliveries)));
        await writeWorkspaceFiles(ctx.workspacePath, edits, {
          overwrite: true,
          signal: ctx.signal,
        });
      }
      const words = {
        technology: intent.technology,
        connections: built.connections,
        files: [...new Set(edits.map(({ path }) => path))],
      };
      const sentence = connectSentence(words);
      ctx.logger.info(sentence);
      ctx.output('files', words.files);
      ctx.output('sentence', sentence);
      ctx.output('markdown', connectMarkdown(words));
      ctx.output(
        'commands',
        built.connections.flatMap(({ commands }) => commands).join('\n'),
      );
    },
  });
}
