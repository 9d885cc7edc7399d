import { createHash } from 'node:crypto';
import {
  isJsonArray,
  isJsonObject,
  sortedJson,
  valueAt,
  type Json,
  type JsonObject,
} from '../json';
import type { LiveObject } from './applicationState';

/** What tells one Kubernetes object from another. */
export interface ResourceId {
  group: string;
  version: string;
  kind: string;
  namespace: string;
  name: string;
}

export function resourceIdOf(manifest: JsonObject): ResourceId {
  const apiVersion = textAt(manifest, 'apiVersion');
  const slash = apiVersion.indexOf('/');
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind: textAt(manifest, 'kind'),
    namespace: textAt(manifest, 'metadata', 'namespace'),
    name: textAt(manifest, 'metadata', 'name'),
  };
}

/** The same object whatever version of its API somebody speaks. */
export function resourceKey(id: ResourceId): string {
  return [id.group, id.kind, id.namespace, id.name].join('/');
}

/** The text at a path, or '' where there is none. */
export function textAt(manifest: JsonObject, ...path: string[]): string {
  const value = valueAt(manifest, path);
  return typeof value === 'string' ? value : '';
}

export function numberAt(
  manifest: JsonObject,
  ...path: string[]
): number | undefined {
  const value = valueAt(manifest, path);
  return typeof value === 'number' ? value : undefined;
}

export function stringsAt(
  manifest: JsonObject,
  ...path: string[]
): Record<string, string> {
  const value = valueAt(manifest, path);
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, text]) =>
      typeof text === 'string' ? [[key, text]] : [],
    ),
  );
}

/** Every container image that a manifest names, in order, once. */
export function imagesOf(manifest: Json | undefined): string[] {
  const images = new Set<string>();
  const visit = (value: Json | undefined) => {
    if (isJsonArray(value)) value.forEach(visit);
    else if (isJsonObject(value)) {
      for (const key of ['initContainers', 'containers']) {
        const containers = value[key];
        if (!isJsonArray(containers)) continue;
        for (const container of containers) {
          if (isJsonObject(container) && typeof container.image === 'string') {
            images.add(container.image);
          }
        }
      }
      Object.values(value).forEach(visit);
    }
  };
  visit(manifest);
  return [...images];
}

/** Kinds that run pods through ReplicaSets or alone, and so take time to become ready. */
export function isWorkload(manifest: JsonObject): boolean {
  return ['Deployment', 'StatefulSet', 'DaemonSet'].includes(
    textAt(manifest, 'kind'),
  );
}

/** Stands for the pod template, like `pod-template-hash`. */
export function templateHash(manifest: JsonObject): string {
  const template = valueAt(manifest, ['spec', 'template']) ?? null;
  return createHash('sha256')
    .update(sortedJson(template))
    .digest('hex')
    .slice(0, 10);
}

/** The object as the spoke has it: what was applied, and edits made by hand on top. */
export function desiredOnSpoke(object: LiveObject): JsonObject {
  return object.edits.reduce<JsonObject>(
    (manifest, { path, value }) => edited(manifest, path, value),
    object.applied,
  );
}

function edited(
  manifest: JsonObject,
  path: readonly string[],
  value: Json,
): JsonObject {
  const [key, ...rest] = path;
  if (rest.length === 0) return { ...manifest, [key]: value };
  const child = manifest[key];
  return {
    ...manifest,
    [key]: edited(isJsonObject(child) ? child : {}, rest, value),
  };
}
