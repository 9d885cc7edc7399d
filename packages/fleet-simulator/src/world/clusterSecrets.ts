import { z } from 'zod';
import type { LiveObject } from './applicationState';
import { stringsAt, textAt } from './manifests';
import type { RegisteredCluster, Vault } from './worldState';

/**
 * Plays the External Secrets operator on a hub: an ExternalSecret whose data
 * lies in the played Vault becomes a cluster Secret, and Argo CD knows the
 * cluster from then on.
 */
const secretTemplateSchema = z.looseObject({
  metadata: z
    .looseObject({
      labels: z.record(z.string(), z.string()).optional(),
      annotations: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  data: z.record(z.string(), z.string()).optional(),
});

const remoteRefSchema = z.looseObject({
  key: z.string(),
  property: z.string().optional(),
});

const externalSecretSchema = z.looseObject({
  spec: z.looseObject({
    target: z
      .looseObject({ template: secretTemplateSchema.optional() })
      .optional(),
    data: z
      .array(
        z.looseObject({ secretKey: z.string(), remoteRef: remoteRefSchema }),
      )
      .optional(),
    dataFrom: z
      .array(z.looseObject({ extract: remoteRefSchema.optional() }))
      .optional(),
  }),
});

const clusterSecretSchema = z.looseObject({
  stringData: z.record(z.string(), z.string()).optional(),
  data: z.record(z.string(), z.string()).optional(),
});

const secretTypeLabel = 'argocd.argoproj.io/secret-type';

/** The data that an ExternalSecret asks for, or `undefined` while Vault lacks some of it. */
export function deliveredData(
  object: LiveObject,
  vault: Vault,
): Record<string, string> | undefined {
  const parsed = externalSecretSchema.safeParse(object.applied);
  if (!parsed.success) return undefined;
  const { data = [], dataFrom = [] } = parsed.data.spec;
  const delivered: Record<string, string> = {};
  for (const { extract } of dataFrom) {
    const found = extract && vault[normalKey(extract.key)];
    if (!found) return undefined;
    Object.assign(delivered, found);
  }
  for (const { secretKey, remoteRef } of data) {
    const found = vault[normalKey(remoteRef.key)];
    const value = found && found[remoteRef.property ?? secretKey];
    if (value === undefined) return undefined;
    delivered[secretKey] = value;
  }
  return delivered;
}

/** Vault's KV engine answers the same entry with and without its `data/` part. */
function normalKey(key: string): string {
  return key.replace(/^\/+/, '').replace(/^secret\/(data\/)?/, '');
}

/** The cluster that a live object (ExternalSecret or plain Secret) registers, if it is one and complete. */
export function clusterOf(
  object: LiveObject,
  vault: Vault,
  now: number,
): RegisteredCluster | undefined {
  const kind = textAt(object.applied, 'kind');
  if (kind === 'ExternalSecret') return fromExternalSecret(object, vault, now);
  if (kind === 'Secret') return fromSecret(object, now);
  return undefined;
}

function fromExternalSecret(
  object: LiveObject,
  vault: Vault,
  now: number,
): RegisteredCluster | undefined {
  const parsed = externalSecretSchema.safeParse(object.applied);
  const template = parsed.data?.spec.target?.template;
  const { [secretTypeLabel]: type, ...labels } =
    template?.metadata?.labels ?? {};
  if (!template || type !== 'cluster') return undefined;
  const data = deliveredData(object, vault);
  if (!data) return undefined;
  const filled = (key: string) =>
    template.data?.[key] === undefined
      ? data[key]
      : fill(template.data[key], data);
  const name = filled('name');
  const server = filled('server');
  if (!name || !server) return undefined;
  return {
    name,
    server,
    labels,
    annotations: template.metadata?.annotations ?? {},
    registeredAt: now,
  };
}

function fromSecret(
  object: LiveObject,
  now: number,
): RegisteredCluster | undefined {
  const { [secretTypeLabel]: type, ...labels } = stringsAt(
    object.applied,
    'metadata',
    'labels',
  );
  const secret = clusterSecretSchema.safeParse(object.applied).data;
  if (!secret || type !== 'cluster') return undefined;
  const plain = (key: string) => {
    const encoded = secret.data?.[key];
    return (
      secret.stringData?.[key] ??
      (encoded && Buffer.from(encoded, 'base64').toString('utf8'))
    );
  };
  const name = plain('name');
  const server = plain('server');
  if (!name || !server) return undefined;
  return { name, server, labels, annotations: {}, registeredAt: now };
}

/** The plain substitutions of External Secrets' templates: `{{ .server }}`, with or without `| toString`. */
function fill(template: string, data: Record<string, string>): string {
  return template.replace(
    /\{\{-?\s*\.(\w+)\s*(?:\|\s*\w+\s*)?-?\}\}/g,
    (_, key: string) => data[key] ?? '',
  );
}
