import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  explainDnsLabel,
  explainFolder,
  manifestYaml,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { fleetDashboard } from '../../dashboard/fleetDashboard';
import { code } from '../../markdown/inline';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { examples } from './addDashboard.examples';

/** `fleet:dashboard:add` writes a dashboard of the whole fleet for Grafana. */
export function addDashboardAction() {
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
      },
      output: {
        files: z => z.array(z.string()).describe('Path of the written file'),
        markdown: z => z.string().describe('The text for the pull request'),
      },
    },
    async handler(ctx) {
      const { path, namespace } = ctx.input;
      const wrongPath = explainFolder(path);
      if (wrongPath) throw new InputError(`path: ${wrongPath}`);
      const wrongName = explainDnsLabel(namespace);
      if (wrongName) throw new InputError(`namespace: ${wrongName}`);
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
      await writeWorkspaceFiles(ctx.workspacePath, [{ path, content }], {
        overwrite: true,
        signal: ctx.signal,
      });
      ctx.logger.info(`Wrote the fleet dashboard to ${path}`);
      ctx.output('files', [path]);
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
