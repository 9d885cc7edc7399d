import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../json';
import { authEntry } from '../kubernetes/platform/appliedObjects';
import { ManifestGenerationError } from '../render/repositoryTree';
import type { ApplicationState } from '../world/applicationState';
import type { HubWorld } from '../world/HubWorld';
import { textAt } from '../world/manifests';
import type { Vault } from '../world/worldState';
import { externalSecretSchema, plainKey } from './wantedSecrets';

/**
 * What the platform parts of a cluster want of Vault: a place where the
 * cluster signs in, and the entries that their ExternalSecrets name. Read from
 * Git, since nothing of it is on the cluster before.
 *
 * @throws RevisionNotFetched
 */
export function wantedByParts(hub: HubWorld, cluster: string): Vault {
  const wanted: Vault = {};
  for (const app of hub.applications()) {
    if (app.spec.destination.name !== cluster) continue;
    for (const manifest of manifestsOf(hub, app)) {
      for (const [key, values] of Object.entries(wantedBy(manifest))) {
        wanted[key] = { ...wanted[key], ...values };
      }
    }
  }
  return wanted;
}

function wantedBy(manifest: JsonObject): Vault {
  if (textAt(manifest, 'kind') === 'ClusterSecretStore') {
    const mount = textAt(
      manifest,
      'spec',
      'provider',
      'vault',
      'auth',
      'kubernetes',
      'mountPath',
    );
    return mount ? { [authEntry(mount)]: { type: 'kubernetes' } } : {};
  }
  if (textAt(manifest, 'kind') !== 'ExternalSecret') return {};
  const secret = externalSecretSchema.safeParse(manifest);
  const wanted: Record<string, Record<string, string>> = {};
  for (const { secretKey, remoteRef } of secret.data?.spec.data ?? []) {
    const key = plainKey(remoteRef.key);
    wanted[key] = {
      ...wanted[key],
      [remoteRef.property ?? secretKey]: randomBytes(16).toString('hex'),
    };
  }
  return wanted;
}

function manifestsOf(hub: HubWorld, app: ApplicationState): JsonObject[] {
  try {
    return hub.contextOf(app).render(app.name, app.spec).manifests;
  } catch (error) {
    if (error instanceof ManifestGenerationError) return [];
    throw error;
  }
}
