import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { manifestYaml } from '@fleet-portal/backstage-plugin-fleet-common';
import { bootstrapWays, decodeClusterIntent } from '../manifests/clusterIntent';
import {
  buildClusterFiles,
  operatorCommands,
  whenToRun,
} from '../manifests/clusterOnboarding';
import { validateManifest } from '../manifests/typedModels';
import { selectableDefinition } from '../provisioning/selectableDefinition';
import { FleetFiles, RepositoryAccess } from '../repository/FleetFiles';
import { kustomizationsWith } from '../repository/kustomizationEdits';
import { writeWorkspaceFiles } from '../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from './applicationSetInput';
import { inputErrorOf } from './inputErrors';
import { examples } from './onboardCluster.examples';

/**
 * `fleet:cluster:onboard` writes what a new spoke needs: its accounts, and the
 * cluster Secret of the hub, delivered from Vault by External Secrets. It is
 * given no credential and writes none.
 */
export function onboardClusterAction(options: RepositoryAccess) {
  return createTemplateAction({
    id: 'fleet:cluster:onboard',
    description:
      'Writes what a new spoke needs, for a pull request: its ServiceAccounts, and the cluster Secret of the hub, delivered from Vault by External Secrets. No credential passes through it.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: z =>
          repositoryInput(z)
            .optional()
            .describe(
              'The fleet repository. Where a folder of it has a kustomization, that lists the new files too. Needed for bootstrap clusterResourceSet',
            ),
        hub: z => z.string().describe('Hub that will manage the cluster'),
        cluster: z => z.string().describe('Name of the cluster (DNS-1123)'),
        server: z =>
          z
            .string()
            .describe('https URL of the API server, as the hub reaches it'),
        environment: z => z.string().describe('Environment, label `env`'),
        region: z => z.string().optional().describe('Label `region`'),
        tier: z => z.string().optional().describe('Label `tier`'),
        deploy: z =>
          z
            .boolean()
            .optional()
            .describe('Label `deploy`: may services be placed on it?'),
        labels: z =>
          z
            .array(
              z.object({
                key: z.string().describe('Label key'),
                value: z.string().optional().describe('Label value'),
              }),
            )
            .optional()
            .describe('Further labels'),
        environmentLabel: z =>
          z
            .string()
            .optional()
            .describe('Cluster label with the environment. Default: env'),
        access: z =>
          z
            .enum(['cluster-admin', 'least-privilege'])
            .optional()
            .describe(
              'What the hub may do on the spoke: everything, or read everything and write workloads. Default: least-privilege',
            ),
        bootstrap: z =>
          z
            .enum(bootstrapWays)
            .optional()
            .describe(
              'Who puts the accounts on the spoke: the operator, with the commands of the output; or a ClusterResourceSet of the Cluster API that makes the cluster from its definition in the fleet repository. Default: operator',
            ),
        portalReader: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Add the read-only account with which the portal asks the spoke itself. Default: true',
            ),
        project: z =>
          z
            .string()
            .optional()
            .describe('AppProject that the cluster is reserved for'),
        vault: z =>
          z
            .object({
              mount: z
                .string()
                .optional()
                .describe('KV mount. Default: secret'),
              path: z
                .string()
                .optional()
                .describe(
                  'Entry with token and caData. Default: fleet/<environment>/<cluster>',
                ),
              portalPath: z
                .string()
                .optional()
                .describe(
                  "Entry of the portal's account. Default: fleet-portal/<environment>/<cluster>",
                ),
            })
            .optional()
            .describe('Where the operator puts the tokens'),
        secretStore: z =>
          z
            .object({
              kind: z
                .enum(['ClusterSecretStore', 'SecretStore'])
                .optional()
                .describe('Default: ClusterSecretStore'),
              name: z.string().optional().describe('Default: vault'),
            })
            .optional()
            .describe(
              'Store of External Secrets. Default: ClusterSecretStore vault',
            ),
        refreshInterval: z =>
          z
            .string()
            .optional()
            .describe('How often Vault is read. Default: 1h'),
        kubeContext: z =>
          z
            .string()
            .optional()
            .describe(
              "The operator's kubectl context for the spoke, in the commands. Default: the cluster's name",
            ),
        spokeNamespace: z =>
          z
            .string()
            .optional()
            .describe(
              'Namespace of argocd-manager on the spoke. Default: argocd',
            ),
        argocdNamespace: z =>
          z
            .string()
            .optional()
            .describe('Namespace of Argo CD on the hub. Default: argocd'),
        layout: z => layoutInput(z).optional(),
        overwrite: z =>
          z
            .boolean()
            .optional()
            .describe('Replace files that an earlier step fetched'),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of the written files'),
        labels: z => z.record(z.string()).describe('Labels of the cluster'),
        commands: z =>
          z
            .string()
            .describe('What the operator runs, one command a line, in order'),
        commandsTitle: z =>
          z.string().describe('When the operator runs them, as a heading'),
        commandsWords: z =>
          z.string().describe('The same as a sentence above the commands'),
      },
    },
    async handler(ctx) {
      const { overwrite, ...wanted } = ctx.input;
      const decoded = decodeClusterIntent(wanted);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { intent } = decoded;
      const present =
        intent.repository &&
        new FleetFiles({
          ...options,
          workspacePath: ctx.workspacePath,
          repository: intent.repository,
          signal: ctx.signal,
        });
      const definition =
        present && intent.bootstrap === 'clusterResourceSet'
          ? await selectableDefinition(present, intent)
          : undefined;
      const files = buildClusterFiles(intent, definition?.namespace);
      for (const { manifests } of files) {
        for (const manifest of manifests) await validateManifest(manifest);
      }
      await writeWorkspaceFiles(
        ctx.workspacePath,
        files.map(({ path, manifests }) => ({
          path,
          content: manifestYaml(...manifests),
        })),
        { overwrite: overwrite ?? false, signal: ctx.signal },
      );
      if (present) {
        const listed = await kustomizationsWith(
          present,
          files.map(({ path }) => path),
        );
        await writeWorkspaceFiles(
          ctx.workspacePath,
          definition?.edit ? [definition.edit, ...listed] : listed,
          { overwrite: true, signal: ctx.signal },
        );
      }
      const written = [
        ...files,
        ...(definition?.edit ? [definition.edit] : []),
      ].map(({ path }) => path);
      for (const path of written) ctx.logger.info(`Wrote ${path}`);

      ctx.output('files', written);
      ctx.output('labels', intent.labels);
      ctx.output('commands', operatorCommands(intent).join('\n'));
      const { title, words } = whenToRun(intent);
      ctx.output('commandsTitle', title);
      ctx.output('commandsWords', words);
    },
  });
}
