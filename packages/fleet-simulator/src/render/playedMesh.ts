import { isJsonArray, isJsonObject, valueAt, type JsonObject } from '../json';
import { meshApiServerManifest } from '../kubernetes/networkWorkloads';
import { textAt } from '../world/manifests';

/** What Cilium's chart adds for Cluster Mesh, where the values ask for it. */
export function clusterMesh(
  values: JsonObject,
  namespace: string,
  version: string,
): JsonObject[] {
  const settings = valueAt(values, ['clustermesh']);
  if (!isJsonObject(settings) || settings.useAPIServer !== true) return [];
  const service = valueAt(settings, ['apiserver', 'service']) ?? {};
  const clusters = valueAt(settings, ['config', 'clusters']);
  const peers = isJsonArray(clusters) ? clusters.filter(isJsonObject) : [];
  const aliased = peers.filter(({ ips }) => isJsonArray(ips));
  const name = 'clustermesh-apiserver';
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'cilium-config', namespace },
      data: {
        'cluster-name': textAt(values, 'cluster', 'name') || 'default',
        'cluster-id': String(valueAt(values, ['cluster', 'id']) ?? 0),
        ipam: textAt(values, 'ipam', 'mode') || 'cluster-pool',
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name,
        namespace,
        annotations: valueAt(service, ['annotations']) ?? {},
      },
      spec: {
        type: textAt({ service }, 'service', 'type') || 'NodePort',
        selector: { 'k8s-app': name },
        ports: [{ port: 2379, protocol: 'TCP' }],
      },
    },
    meshApiServerManifest(
      version,
      aliased.map(peer => textAt(peer, 'name')),
    ),
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'cilium-clustermesh', namespace },
      stringData: Object.fromEntries(
        peers.map(peer => [
          textAt(peer, 'name'),
          `endpoints:\n- https://${
            textAt(peer, 'address') || `${textAt(peer, 'name')}.mesh.cilium.io`
          }:2379\n`,
        ]),
      ),
    },
  ];
}
