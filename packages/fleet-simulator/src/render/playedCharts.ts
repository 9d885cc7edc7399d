import { addOnManifests } from '../kubernetes/addOns';
import { isJsonObject, valueAt, type JsonObject } from '../json';
import type { Source } from '../world/argoObjects';
import { definitionsOf } from './definitions';
import { clusterMesh } from './playedMesh';
import { ManifestGenerationError } from './repositoryTree';
import { mergeValues, parseValues } from './values';

interface PlayedChart {
  /** The add-on that the portal knows it by; it names the Deployments. */
  addOn: string;
  /** API groups whose definitions it brings. */
  groups: string[];
  /** The version of what it installs, where that is not the chart's own. */
  installs?: Record<string, string>;
  more?: (
    values: JsonObject,
    namespace: string,
    version: string,
  ) => JsonObject[];
}

/** Charts of Helm repositories on the internet, as far as somebody could tell them from the real ones. */
const charts: Record<string, PlayedChart> = {
  'cert-manager': { addOn: 'cert-manager', groups: ['cert-manager.io'] },
  cilium: { addOn: 'cilium', groups: ['cilium.io'], more: clusterMesh },
  'external-dns': {
    addOn: 'external-dns',
    groups: ['externaldns.k8s.io'],
    installs: { '1.20.0': '0.20.0' },
  },
  'external-secrets': {
    addOn: 'external-secrets',
    groups: ['external-secrets.io'],
  },
  kyverno: {
    addOn: 'kyverno',
    groups: ['kyverno.io', 'wgpolicyk8s.io'],
    installs: { '3.6.1': '1.16.1' },
  },
  velero: {
    addOn: 'velero',
    groups: ['velero.io'],
    installs: { '11.3.2': '1.17.1' },
  },
  'kube-prometheus-stack': {
    addOn: 'prometheus-operator',
    groups: ['monitoring.coreos.com'],
    installs: { '80.13.3': '0.87.1' },
    more: prometheus,
  },
};

/** @throws ManifestGenerationError for a chart that the world does not play */
export function renderPlayedChart(
  source: Source,
  namespace: string,
): JsonObject[] {
  const chart = charts[source.chart ?? ''];
  if (!chart) {
    throw new ManifestGenerationError(
      `\`helm pull --repo ${source.repoURL} ${source.chart}\` failed exit status 1: Error: chart "${source.chart}" not found in ${source.repoURL} repository`,
    );
  }
  const plain = (source.targetRevision ?? '').replace(/^v/, '');
  const installed = chart.installs?.[plain] ?? plain;
  const { helm = {} } = source;
  const values = mergeValues(
    helm.values ? parseValues(helm.values, 'helm.values') : {},
    helm.valuesObject ?? {},
  );
  return [
    ...definitionsOf(chart.groups),
    ...addOnManifests(chart.addOn, installed),
    ...(chart.more?.(values, namespace, installed) ?? []),
  ];
}

/** The one Prometheus of the stack, with a Thanos sidecar where the values ask for one. */
function prometheus(values: JsonObject, namespace: string): JsonObject[] {
  const spec = valueAt(values, ['prometheus', 'prometheusSpec']);
  const thanos = valueAt(values, ['prometheus', 'prometheusSpec', 'thanos']);
  const secret = isJsonObject(thanos)
    ? valueAt(thanos, ['objectStorageConfig', 'existingSecret'])
    : undefined;
  return [
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'Prometheus',
      metadata: { name: 'prometheus', namespace },
      spec: {
        replicas: 1,
        externalLabels:
          (isJsonObject(spec) ? spec.externalLabels : undefined) ?? {},
        ...(secret && { thanos: { objectStorageConfig: secret } }),
      },
    },
  ];
}
