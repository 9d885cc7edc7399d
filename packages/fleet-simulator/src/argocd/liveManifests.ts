import { isJsonObject, overlay, type JsonObject } from '../json';
import { deploymentObject, liveMetadata } from '../kubernetes/deployments';
import { managedFieldsOf } from './managedFields';
import type { LiveObject } from '../world/applicationState';
import { desiredOnSpoke, textAt } from '../world/manifests';

/** An object as the hub reads it from the spoke: defaults filled in, with status. */
export function liveManifest(object: LiveObject, now: number): JsonObject {
  const desired = desiredOnSpoke(object);
  const kind = textAt(desired, 'kind');
  const full =
    kind === 'Deployment'
      ? deploymentObject(object, now)
      : {
          ...desired,
          metadata: liveMetadata(object, desired),
          ...(kind === 'Service' && { status: { loadBalancer: {} } }),
        };
  return masked({
    apiVersion: desired.apiVersion,
    kind: desired.kind,
    ...full,
    metadata: {
      ...(isJsonObject(full.metadata) ? full.metadata : {}),
      resourceVersion: object.resourceVersion,
      managedFields: [
        managedFieldsOf({
          manager: 'argocd-controller',
          time: object.rollout?.startedAt ?? object.createdAt,
          apiVersion: textAt(desired, 'apiVersion'),
          owned: isJsonObject(object.applied.spec)
            ? { spec: object.applied.spec }
            : {},
        }),
        ...(object.rollout
          ? [
              managedFieldsOf({
                manager: 'kube-controller-manager',
                time: object.rollout.startedAt,
                apiVersion: textAt(desired, 'apiVersion'),
                owned: { status: {} },
                subresource: 'status',
              }),
            ]
          : []),
      ],
    },
  });
}

/** Without what no diff looks at. */
export function normalized(live: JsonObject): JsonObject {
  const metadata = isJsonObject(live.metadata) ? live.metadata : {};
  return {
    ...live,
    metadata: { ...metadata, creationTimestamp: undefined },
    status: undefined,
  };
}

/** What the spoke would have after a sync. */
export function predicted(live: JsonObject, target: JsonObject): JsonObject {
  const laid = overlay(normalized(live), masked(target));
  return isJsonObject(laid) ? laid : live;
}

/** Argo CD never shows what a Secret holds. */
export function masked(manifest: JsonObject): JsonObject {
  if (manifest.kind !== 'Secret') return manifest;
  const hide = (data: unknown) =>
    isJsonObject(data)
      ? Object.fromEntries(Object.keys(data).map(key => [key, '++++++++']))
      : undefined;
  return {
    ...manifest,
    data: hide(manifest.data),
    stringData: hide(manifest.stringData),
  };
}
