import { parse } from 'yaml';
import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../json';
import { createHash } from 'node:crypto';

const portSchema = z.coerce.number().int().min(1).max(65535);

/** The values that the played Helm reads; a chart may have more. */
const valuesSchema = z.looseObject({
  nameOverride: z.string().optional(),
  fullnameOverride: z.string().optional(),
  image: z
    .union([
      z.string(),
      z.looseObject({
        repository: z.string().optional(),
        tag: z.union([z.string(), z.number()]).optional(),
      }),
    ])
    .optional(),
  replicas: z.coerce.number().int().min(0).optional(),
  replicaCount: z.coerce.number().int().min(0).optional(),
  progressDeadlineSeconds: z.coerce.number().int().positive().optional(),
  service: z
    .looseObject({
      port: portSchema.optional(),
      targetPort: portSchema.optional(),
      enabled: z.boolean().optional(),
    })
    .optional(),
  containerPort: portSchema.optional(),
  config: z.record(z.string(), z.unknown()).optional(),
  migration: z.looseObject({ enabled: z.boolean().optional() }).optional(),
  podDisruptionBudget: z
    .looseObject({
      enabled: z.boolean().optional(),
      minAvailable: z.coerce.number().int().optional(),
    })
    .optional(),
});

const chartSchema = z.looseObject({
  name: z.string(),
  appVersion: z.coerce.string().optional(),
});

export interface ChartRelease {
  /** Text of `Chart.yaml`. */
  chart: string;
  releaseName: string;
  values: JsonObject;
}

/**
 * Plays `helm template` for charts that deploy one service: what the chart in
 * the demo's repository (`charts/service/templates`) makes from its values.
 * Other charts' templates are not executed; their values are read as this
 * chart's would be, so a chart scaffolded for a service deploys that service.
 */
export function renderChart(release: ChartRelease): JsonObject[] {
  const chart = chartSchema.parse(parse(release.chart));
  const values = valuesSchema.parse(release.values);
  const name =
    values.fullnameOverride ?? values.nameOverride ?? release.releaseName;
  const selector = { app: name };
  const labels = {
    app: name,
    'app.kubernetes.io/name': name,
    'helm.sh/chart': chart.name,
  };
  const image = imageOf(values.image, name, chart.appVersion ?? 'latest');
  const port = values.service?.port ?? 80;
  const targetPort = values.service?.targetPort ?? values.containerPort ?? 8080;
  const config = stringsOf(values.config);

  const objects: JsonObject[] = [];
  if (config) {
    objects.push({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `${name}-config`, labels },
      data: config,
    });
  }
  if (values.service?.enabled !== false) {
    objects.push({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, labels },
      spec: { ports: [{ port, targetPort }], selector },
    });
  }
  objects.push({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      replicas: values.replicas ?? values.replicaCount ?? 1,
      ...(values.progressDeadlineSeconds && {
        progressDeadlineSeconds: values.progressDeadlineSeconds,
      }),
      selector: { matchLabels: selector },
      template: {
        metadata: {
          labels: selector,
          ...(config && {
            annotations: { 'checksum/config': checksum(config) },
          }),
        },
        spec: {
          containers: [
            {
              name: 'app',
              image,
              ports: [{ containerPort: targetPort }],
              ...(config && {
                envFrom: [{ configMapRef: { name: `${name}-config` } }],
              }),
            },
          ],
        },
      },
    },
  });
  if (values.podDisruptionBudget?.enabled) {
    objects.push({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name, labels },
      spec: {
        minAvailable: values.podDisruptionBudget.minAvailable ?? 1,
        selector: { matchLabels: selector },
      },
    });
  }
  if (values.migration?.enabled) {
    objects.push({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: `${name}-migrate`, labels },
      spec: {
        backoffLimit: 2,
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [{ name: 'migrate', image, args: ['migrate', 'up'] }],
          },
        },
      },
    });
  }
  return objects;
}

function imageOf(
  image: z.infer<typeof valuesSchema>['image'],
  name: string,
  appVersion: string,
): string {
  if (typeof image === 'string') return image;
  // An empty text counts as absent, as in Helm's `default`.
  const repository = image?.repository || `registry.example.com/${name}`;
  return `${repository}:${image?.tag || appVersion}`;
}

function stringsOf(
  config: Record<string, unknown> | undefined,
): Record<string, string> | undefined {
  if (!config || !isJsonObject(config)) return undefined;
  return Object.fromEntries(
    Object.entries(config).map(([key, value]: [string, Json | undefined]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value ?? null),
    ]),
  );
}

function checksum(config: Record<string, string>): string {
  return createHash('sha256').update(JSON.stringify(config)).digest('hex');
}
