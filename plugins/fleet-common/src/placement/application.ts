import { HubRefusal } from './failures';
import { GeneratedApplication, PlacementCluster } from './types';
import {
  isMap,
  newMap,
  toPlain,
  toPlainRecord,
  Value,
  ValueMap,
} from './values';

/** Finds clusters by what a destination names. */
export interface ClusterIndex {
  byName: ReadonlyMap<string, PlacementCluster[]>;
  byServer: ReadonlyMap<string, PlacementCluster>;
}

export function indexClusters(
  clusters: readonly PlacementCluster[],
): ClusterIndex {
  const byName = new Map<string, PlacementCluster[]>();
  const byServer = new Map<string, PlacementCluster>();
  for (const cluster of clusters) {
    byName.set(cluster.name, [...(byName.get(cluster.name) ?? []), cluster]);
    byServer.set(withoutSlash(cluster.server), cluster);
  }
  return { byName, byServer };
}

export function withoutSlash(server: string): string {
  return server.endsWith('/') ? server.slice(0, -1) : server;
}

/** The registered cluster of a destination, unless it is none or ambiguous. */
export function resolveCluster(
  { name, server }: GeneratedApplication['destination'],
  clusters: ClusterIndex,
): PlacementCluster | undefined {
  if (name && server) return undefined;
  if (name) {
    const named = clusters.byName.get(name) ?? [];
    return named.length === 1 ? named[0] : undefined;
  }
  return server ? clusters.byServer.get(withoutSlash(server)) : undefined;
}

/**
 * Reads a rendered template as an Application.
 *
 * @throws HubRefusal where it has not the shape of one.
 */
export function toApplication(
  rendered: ValueMap,
  options: {
    namespace?: string;
    params: ValueMap;
    clusters: ClusterIndex;
  },
): GeneratedApplication {
  const metadata = isMap(rendered.metadata) ? rendered.metadata : newMap();
  const spec = isMap(rendered.spec) ? rendered.spec : newMap();
  const from = isMap(spec.destination) ? spec.destination : newMap();
  const destination: GeneratedApplication['destination'] = {};
  const server = text(from.server, 'spec.destination.server');
  const name = text(from.name, 'spec.destination.name');
  const namespace = text(from.namespace, 'spec.destination.namespace');
  if (server) destination.server = server;
  if (name) destination.name = name;
  if (namespace) destination.namespace = namespace;
  const cluster = resolveCluster(destination, options.clusters);
  const appNamespace =
    options.namespace ?? text(metadata.namespace, 'metadata.namespace');
  return {
    name: text(metadata.name, 'metadata.name'),
    ...(appNamespace ? { namespace: appNamespace } : {}),
    labels: texts(metadata.labels, 'metadata.labels'),
    annotations: texts(metadata.annotations, 'metadata.annotations'),
    finalizers: list(metadata.finalizers, 'metadata.finalizers'),
    project: text(spec.project, 'spec.project'),
    destination,
    spec: { ...toPlainRecord(spec, toPlain), destination: { ...destination } },
    params: toPlainRecord(options.params, toPlain),
    ...(cluster ? { cluster: cluster.name } : {}),
  };
}

function wrong(field: string, expected: string): never {
  const path = `spec.template.${field}`;
  throw new HubRefusal(`${path}: expected ${expected}`, path);
}

function text(value: Value | undefined, field: string): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : wrong(field, 'a text');
}

function texts(
  value: Value | undefined,
  field: string,
): Record<string, string> {
  if (value === undefined || value === null) return {};
  if (!isMap(value)) return wrong(field, 'a map');
  return toPlainRecord(value, entry => text(entry, field));
}

function list(value: Value | undefined, field: string): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return wrong(field, 'a list');
  return value.map(entry => text(entry, field));
}
