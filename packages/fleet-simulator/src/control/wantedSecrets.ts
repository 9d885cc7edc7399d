import { z } from 'zod';
import { hubResourcesOf } from '../world/customResources';
import type { HubWorld } from '../world/HubWorld';
import { textAt } from '../world/manifests';
import type { Vault } from '../world/worldState';

export const externalSecretSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    target: z
      .object({
        name: z.string().optional(),
        template: z
          .object({ data: z.record(z.string(), z.string()).optional() })
          .optional(),
      })
      .optional(),
    data: z
      .array(
        z.object({
          secretKey: z.string(),
          remoteRef: z.object({
            key: z.string(),
            property: z.string().optional(),
          }),
        }),
      )
      .optional(),
    dataFrom: z
      .array(z.object({ extract: z.object({ key: z.string() }).optional() }))
      .optional(),
  }),
});
type ExternalSecret = z.infer<typeof externalSecretSchema>;

/**
 * What has to be put into Vault so that the ExternalSecret of a cluster is
 * satisfied, under the keys and properties that it names itself. `undefined`
 * when no ExternalSecret on the hub is about the cluster.
 */
export function wantedSecrets(
  hub: HubWorld,
  cluster: string,
  connection: Record<string, string>,
): Vault | undefined {
  const { secrets } = hubResourcesOf(hub.applications());
  const found = secrets
    .filter(object => textAt(object.applied, 'kind') === 'ExternalSecret')
    .flatMap(
      object => externalSecretSchema.safeParse(object.applied).data ?? [],
    )
    .find(secret => isAbout(secret, cluster));
  if (!found) return undefined;
  const entries: Record<string, Record<string, string>> = {};
  const put = (key: string, property: string, value: string) => {
    const plain = plainKey(key);
    entries[plain] = { ...entries[plain], [property]: value };
  };
  for (const { secretKey, remoteRef } of found.spec.data ?? []) {
    const property = remoteRef.property ?? secretKey;
    put(remoteRef.key, property, valueFor(property, connection));
  }
  for (const { extract } of found.spec.dataFrom ?? []) {
    if (!extract) continue;
    for (const [property, value] of Object.entries(connection)) {
      put(extract.key, property, value);
    }
    put(extract.key, 'config', configOf(connection));
  }
  return entries;
}

/** Vault's KV engine answers the same entry with and without its mount. */
export function plainKey(key: string): string {
  return key.replace(/^\/+/, '').replace(/^secret\/(data\/)?/, '');
}

function isAbout(secret: ExternalSecret, cluster: string): boolean {
  const template = secret.spec.target?.template?.data ?? {};
  const names = [secret.metadata.name, secret.spec.target?.name];
  const keys = [
    ...(secret.spec.data ?? []).map(({ remoteRef }) => remoteRef.key),
    ...(secret.spec.dataFrom ?? []).map(({ extract }) => extract?.key ?? ''),
  ];
  return (
    template.name === cluster ||
    names.some(name => name === cluster || name === `cluster-${cluster}`) ||
    keys.some(key => key.split('/').includes(cluster))
  );
}

/** Which part of the connection a property of this name holds. */
function valueFor(
  property: string,
  connection: Record<string, string>,
): string {
  if (/server|url|endpoint|host/i.test(property)) return connection.server;
  if (/name/i.test(property)) return connection.name;
  if (/config/i.test(property)) return configOf(connection);
  if (/^ca|cert/i.test(property)) return connection.caData;
  return connection.token;
}

function configOf(connection: Record<string, string>): string {
  return JSON.stringify({
    bearerToken: connection.token,
    tlsClientConfig: { caData: connection.caData },
  });
}
