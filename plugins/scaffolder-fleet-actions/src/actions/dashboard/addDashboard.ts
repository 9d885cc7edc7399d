import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  explainDnsLabel,
  explainFolder,
  FleetRepository,
  fleetRepositorySchema,
  manifestYaml,
  objectField,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { fleetDashboard } from '../../dashboard/fleetDashboard';
import { decodeIntent } from '../../decodeIntent';
import { code } from '../../markdown/inline';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { kustomizationsWith } from '../../repository/kustomizationEdits';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { repositoryInput } from '../applicationSetInput';
import { inputErrorOf } from '../inputErrors';
import { examples } from './addDashboard.examples';

/** `fleet:dashboard:add` writes a dashboard of the whole fleet for Grafana. */
export function addDashboardAction(options: RepositoryAccess) {
  return createTemplateAction({
    id: 'fleet:dashboard:add',
    description:
      "Writes a ConfigMap with a dashboard of the whole fleet, for a pull request. Grafana's sidecar finds it by the label grafana_dashboard; the data source and the clusters are chosen in the dashboard.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string()
            .default('platform/grafana/fleet-overview.yaml')
            .describe('File of the ConfigMap'),
        namespace: z =>
          z
            .string()
            .default('monitoring')
            .describe('Where Grafana looks for ConfigMaps with dashboards'),
        repository: z =>
          repositoryInput(z)
            .optional()
            .describe(
              'The fleet repository: where the folder of the file has a kustomization there, that lists it too',
            ),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of the written files'),
        markdown: z => z.string().describe('The text for the pull request'),
      },
    },
    async handler(ctx) {
      const { path, namespace } = ctx.input;
      const wrongPath = explainFolder(path);
      if (wrongPath) throw new InputError(`path: ${wrongPath}`);
      const wrongName = explainDnsLabel(namespace);
      if (wrongName) throw new InputError(`namespace: ${wrongName}`);
      const repository = decodeRepository(ctx.input.repository);
      const content = manifestYaml({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name: 'grafana-dashboard-fleet-overview',
          namespace,
          labels: { grafana_dashboard: '1' },
        },
        data: {
          'fleet-overview.json': JSON.stringify(fleetDashboard(), null, 2),
        },
      });
      const lists = repository
        ? await kustomizationsWith(
            new FleetFiles({
              ...options,
              workspacePath: ctx.workspacePath,
              repository,
              signal: ctx.signal,
            }),
            [path],
          )
        : [];
      const files = [{ path, content }, ...lists];
      await writeWorkspaceFiles(ctx.workspacePath, files, {
        overwrite: true,
        signal: ctx.signal,
      });
      ctx.logger.info(`Wrote the fleet dashboard to ${path}`);
      ctx.output(
        'files',
        files.map(one => one.path),
      );
      ctx.output(
        'markdown',
        [
          '## This pull request will add the fleet dashboard to Grafana',
          '',
          `${code(
            path,
          )} is a ConfigMap that Grafana's sidecar loads: nodes that are not ready, Applications out of sync, usage of every cluster, and how the hubs work.`,
          '',
          'Choose in the dashboard which data source it asks: a Thanos of the fleet, or the Prometheus of one cluster. The clusters are told apart by the label `cluster`.',
          '',
        ].join('\n'),
      );
    },
  });
}

const repositorySchema = objectField({
  repository: fleetRepositorySchema.optional(),
});

function decodeRepository(input: unknown): FleetRepository | undefined {
  const decoded = decodeIntent(repositorySchema, { repository: input });
  if (!decoded.ok) throw inputErrorOf(decoded.problems);
  return decoded.intent.repository;
}
