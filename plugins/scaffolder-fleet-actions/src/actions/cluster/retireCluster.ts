import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  clusterFile,
  FleetClient,
  leftBehind,
  platformFolder,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { findAccounts } from '../../manifests/clusterAccounts';
import {
  decodeRetirement,
  farewellCommands,
  Retirement,
} from '../../manifests/clusterRetirement';
import {
  retirementMarkdown,
  retirementSentence,
} from '../../markdown/retirementMarkdown';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { hubFolder } from '../../repository/hubFolder';
import { kustomizationsWithout } from '../../repository/kustomizationEdits';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { refuseUnheard } from '../heardHubs';
import { inputErrorOf } from '../inputErrors';
import { examples } from './retireCluster.examples';

/**
 * `fleet:cluster:retire` lists the files to delete for a cluster that is to
 * leave its hub, once the portal has looked, as the person who started the
 * task, what is still on it.
 */
export function retireClusterAction(
  options: { fleet: FleetServiceClient } & RepositoryAccess,
) {
  return createTemplateAction({
    id: 'fleet:cluster:retire',
    description:
      'Lists the files that take a cluster off its hub, for a pull request, and what the operator runs afterwards. Fails while Applications are on the cluster that the input does not name, since Argo CD cannot clean up a cluster that it no longer knows.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: repositoryInput,
        hub: z => z.string().describe('Hub that manages the cluster'),
        cluster: z => z.string().describe('Name of the cluster'),
        removals: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Applications that may be left behind on the cluster, each as hub/name',
            ),
        vault: z =>
          z
            .object({
              mount: z
                .string()
                .optional()
                .describe('KV mount. Default: secret'),
              portalPath: z
                .string()
                .optional()
                .describe(
                  "Entry of the portal's account. Default: fleet-portal/<environment>/<cluster>, where the hub's is fleet/<environment>/<cluster>",
                ),
            })
            .optional()
            .describe('Where the operator has put the tokens'),
        kubeContext: z =>
          z
            .string()
            .optional()
            .describe(
              "The operator's kubectl context for the spoke, in the commands. Default: the cluster's name",
            ),
        hubContext: z =>
          z
            .string()
            .optional()
            .describe(
              "The operator's kubectl context for the hub, in the commands. Default: the hub's name",
            ),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z =>
          z
            .array(z.string())
            .describe(
              'Files to delete (filesToDelete of the publish action); none when the cluster is not in the repository',
            ),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
        commands: z =>
          z
            .string()
            .describe(
              'What the operator runs once it is merged, one command a line, in order',
            ),
        remaining: z => z.number().describe('Applications left behind'),
      },
    },
    async handler(ctx) {
      const decoded = decodeRetirement(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { retirement } = decoded;
      const { hub, cluster, layout, removals = [] } = retirement;

      const repository = new FleetFiles({
        ...options,
        workspacePath: ctx.workspacePath,
        repository: retirement.repository,
        signal: ctx.signal,
      });
      const registration = clusterFile(hub, cluster, layout);
      const registered = await repository.find(registration);
      const accounts = await findAccounts(repository, retirement);
      const folder = await hubFolder(repository, registration);
      const parts = [
        ...folder.parts,
        ...(await repository.list(platformFolder(hub, cluster, layout))),
      ];

      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const preview = await previewOfRetirement(
        client,
        retirement,
        registered !== undefined,
        ctx.signal,
      );
      refuseUnnamed(preview, retirement, removals);

      const elsewhere = await isElsewhere(client, retirement, ctx.signal);
      const commands = farewellCommands(retirement, {
        registration: registered,
        isLast: folder.isLast,
        accounts: elsewhere ? [] : accounts,
      });
      const bootstrap = [...new Set(accounts.map(one => one.path))];
      const files = [
        ...(registered === undefined ? [] : [registration]),
        ...parts,
        ...(folder.kustomization && folder.isLast
          ? [folder.kustomization.path]
          : []),
        ...(elsewhere ? [] : bootstrap),
      ];
      const words = {
        hub,
        cluster,
        files,
        shared: elsewhere ? bootstrap : [],
        isLast: folder.isLast,
        preview,
      };
      await writeWorkspaceFiles(
        ctx.workspacePath,
        [
          ...(folder.kustomization && !folder.isLast
            ? [folder.kustomization]
            : []),
          ...(elsewhere
            ? []
            : await kustomizationsWithout(repository, bootstrap)),
        ],
        { overwrite: true, signal: ctx.signal },
      );
      const sentence = retirementSentence(words);
      ctx.logger.info(sentence);
      ctx.output('files', files);
      ctx.output('sentence', sentence);
      ctx.output('markdown', retirementMarkdown(words));
      ctx.output('commands', commands.join('\n'));
      ctx.output('remaining', leftBehind(preview).length);
    },
  });
}

/**
 * What is on the cluster now.
 *
 * @throws ServiceUnavailableError when its hub is not heard: then nobody knows
 */
async function previewOfRetirement(
  client: FleetClient,
  { hub, cluster }: Retirement,
  inRepository: boolean,
  signal?: AbortSignal,
): Promise<PreviewResponse> {
  const preview = await client.previewPlacement(
    { cluster: { hub, name: cluster, labels: null } },
    signal,
  );
  refuseUnheard(preview, [hub], `what is on ${cluster}`);
  const errors = preview.hubs.flatMap(one => one.errors);
  // It never came, or is gone: all that is left of it is in the repository.
  const unknown = errors.length === 1 && errors[0].field === 'cluster.name';
  if (errors.length > 0 && !unknown) {
    throw new InputError(
      `cluster: ${errors.map(({ message }) => message).join(' ')}`,
    );
  }
  if (!unknown && !inRepository) {
    throw new InputError(
      `cluster: ${hub} has a cluster '${cluster}' whose file is not in the fleet repository; take it off the hub where it was put on it`,
    );
  }
  return preview;
}

function refuseUnnamed(
  preview: PreviewResponse,
  { cluster }: Retirement,
  named: readonly string[],
): void {
  const unnamed = leftBehind(preview)
    .map(({ hub, application }) => `${hub}/${application}`)
    .filter(application => !named.includes(application));
  if (unnamed.length === 0) return;
  throw new InputError(
    `removals: ${unnamed.join(', ')} ${
      unnamed.length === 1 ? 'is' : 'are'
    } still on ${cluster}, and Argo CD cannot clean up a cluster that it no longer knows. ` +
      `Change the labels that place services there and wait until they are gone, or name each in removals if it may be left behind`,
  );
}

/** Accounts of a spoke are kept by the name of the cluster, which another hub may have too. */
async function isElsewhere(
  client: FleetClient,
  { hub, cluster }: Retirement,
  signal?: AbortSignal,
): Promise<boolean> {
  const { items } = await client.getClusters(signal);
  return items.some(({ ref }) => ref.name === cluster && ref.hub !== hub);
}
