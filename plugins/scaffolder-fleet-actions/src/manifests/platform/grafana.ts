import { manifestYaml } from '@fleet-portal/backstage-plugin-fleet-common';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { createHash } from 'node:crypto';
import type { BuiltPart } from './part';
import type { PlatformIntent } from './platformIntent';

const namespace = 'monitoring';

/** A data source and a dashboard for the fleet's Grafana, which finds ConfigMaps with these labels. */
export function buildGrafana(intent: PlatformIntent): BuiltPart {
  const { cluster, grafana = {} } = intent;
  // Grafana takes at most 40 characters.
  const uid = createHash('sha256').update(cluster).digest('hex').slice(0, 16);
  const dataSource = manifestYaml({
    apiVersion: 1,
    datasources: [
      {
        name: cluster,
        uid,
        type: 'prometheus',
        access: 'proxy',
        url: grafana.url ?? '',
        jsonData: { httpMethod: 'POST' },
      },
    ],
  });
  return {
    part: 'grafana',
    namespace,
    on: 'hub',
    files: {
      'data-source': [
        configMap(`grafana-data-source-${cluster}`, 'grafana_datasource', {
          [`${cluster}.yaml`]: dataSource,
        }),
      ],
      dashboard: [
        configMap(`grafana-dashboard-${cluster}`, 'grafana_dashboard', {
          [`${cluster}.json`]: JSON.stringify(
            dashboardOf(cluster, uid),
            null,
            2,
          ),
        }),
      ],
    },
    commands: [],
  };
}

function configMap(
  name: string,
  label: string,
  data: Record<string, string>,
): IConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace, labels: { [label]: '1' } },
    data,
  };
}

/** Title, unit of Grafana and query of each panel; all are of one cluster. */
const panels: readonly [string, string, (of: string) => string][] = [
  [
    'Nodes that are not ready',
    'short',
    of =>
      `sum(kube_node_status_condition{${of},condition="Ready",status!="true"}) or vector(0)`,
  ],
  [
    'Pods that do not run',
    'short',
    of =>
      `sum(kube_pod_status_phase{${of},phase=~"Pending|Failed|Unknown"}) or vector(0)`,
  ],
  [
    'CPU in use',
    'percentunit',
    of => `1 - avg(rate(node_cpu_seconds_total{${of},mode="idle"}[5m]))`,
  ],
  [
    'Memory in use',
    'percentunit',
    of =>
      `1 - sum(node_memory_MemAvailable_bytes{${of}}) / sum(node_memory_MemTotal_bytes{${of}})`,
  ],
];

function dashboardOf(cluster: string, uid: string) {
  const datasource = { type: 'prometheus', uid };
  return {
    uid: `c-${uid}`,
    title: `Cluster ${cluster}`,
    tags: ['fleet'],
    schemaVersion: 39,
    time: { from: 'now-6h', to: 'now' },
    refresh: '1m',
    panels: panels.map(([title, unit, query], index) => ({
      id: index + 1,
      type: 'timeseries',
      title,
      datasource,
      gridPos: {
        x: (index % 2) * 12,
        y: Math.floor(index / 2) * 8,
        w: 12,
        h: 8,
      },
      fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
      targets: [
        { refId: 'A', datasource, expr: query(`cluster="${cluster}"`) },
      ],
    })),
  };
}
