/** A query of a panel, and how its series are called. */
interface Target {
  readonly expr: string;
  readonly legend: string;
}

interface PanelSpec {
  readonly title: string;
  readonly type: 'stat' | 'table' | 'timeseries';
  /** As Grafana calls it. */
  readonly unit: string;
  readonly targets: readonly Target[];
}

/** The clusters that are chosen above the dashboard. */
const chosen = 'cluster=~"$cluster"';
const ready = `kube_node_status_condition{condition="Ready",status="true",${chosen}}`;
const perCluster = '{{cluster}}';

function share(used: string, resource: string): string {
  return `sum by (cluster) (${used}) / sum by (cluster) (kube_node_status_allocatable{resource="${resource}",${chosen}})`;
}

const panels: readonly PanelSpec[] = [
  {
    title: 'Nodes that are not ready',
    type: 'stat',
    unit: 'short',
    targets: [
      { expr: `sum by (cluster) (${ready} == bool 0)`, legend: perCluster },
    ],
  },
  {
    title: 'Applications out of sync, by cluster',
    type: 'stat',
    unit: 'short',
    targets: [
      {
        expr: 'count by (cluster, dest_server) (argocd_app_info{sync_status="OutOfSync"})',
        legend: '{{cluster}} {{dest_server}}',
      },
    ],
  },
  {
    title: 'Which nodes are not ready',
    type: 'table',
    unit: 'short',
    targets: [{ expr: `${ready} == 0`, legend: '{{cluster}} {{node}}' }],
  },
  {
    title: 'Applications by health',
    type: 'timeseries',
    unit: 'short',
    targets: [
      {
        expr: 'count by (health_status) (argocd_app_info)',
        legend: '{{health_status}}',
      },
    ],
  },
  {
    title: 'CPU in use',
    type: 'timeseries',
    unit: 'percentunit',
    targets: [
      {
        expr: share(
          `rate(container_cpu_usage_seconds_total{container!="",${chosen}}[5m])`,
          'cpu',
        ),
        legend: perCluster,
      },
    ],
  },
  {
    title: 'Memory in use',
    type: 'timeseries',
    unit: 'percentunit',
    targets: [
      {
        expr: share(
          `container_memory_working_set_bytes{container!="",${chosen}}`,
          'memory',
        ),
        legend: perCluster,
      },
    ],
  },
  {
    title: 'Time to compare an Application (95 of 100), by hub',
    type: 'timeseries',
    unit: 's',
    targets: [
      {
        expr: 'histogram_quantile(0.95, sum by (le, cluster) (rate(argocd_app_reconcile_bucket[10m])))',
        legend: perCluster,
      },
    ],
  },
  {
    title: 'Applications waiting to be compared, by hub',
    type: 'timeseries',
    unit: 'short',
    targets: [
      {
        expr: 'sum by (cluster) (workqueue_depth{name="app_reconciliation_queue"})',
        legend: perCluster,
      },
    ],
  },
];

const datasource = { type: 'prometheus', uid: '${datasource}' };

/**
 * A dashboard of the whole fleet, in Grafana's JSON model. It asks one data
 * source at a time, to be chosen above it: a Thanos of the fleet, or the
 * Prometheus of one cluster.
 */
export function fleetDashboard(): object {
  return {
    uid: 'fleet-overview',
    title: 'Fleet overview',
    tags: ['fleet'],
    schemaVersion: 39,
    time: { from: 'now-6h', to: 'now' },
    refresh: '1m',
    templating: {
      list: [
        {
          name: 'datasource',
          label: 'Data source',
          type: 'datasource',
          query: 'prometheus',
        },
        {
          name: 'cluster',
          label: 'Cluster',
          type: 'query',
          datasource,
          query: 'label_values(kube_node_status_condition, cluster)',
          refresh: 2,
          multi: true,
          includeAll: true,
          // Also where the series of one cluster have no such label.
          allValue: '.*',
          current: { text: 'All', value: '$__all' },
        },
      ],
    },
    panels: panels.map(({ title, type, unit, targets }, index) => ({
      id: index + 1,
      type,
      title,
      datasource,
      gridPos: {
        x: (index % 2) * 12,
        y: Math.floor(index / 2) * 8,
        w: 12,
        h: 8,
      },
      fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
      targets: targets.map(({ expr, legend }, target) => ({
        refId: String.fromCharCode(65 + target),
        datasource,
        expr,
        legendFormat: legend,
        instant: type !== 'timeseries',
        range: type === 'timeseries',
      })),
    })),
  };
}
