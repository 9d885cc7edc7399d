import { phrase } from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import type { PlatformApi } from './platform/PlatformApi';

const versionSchema = z.object({ gitVersion: z.string().min(1) });

/**
 * The Kubernetes version that an API server says of itself.
 *
 * @throws SourceError `malformed` for what is no API server: a proxy with a page
 * for people says 200 to everything
 */
export async function readVersion(
  api: PlatformApi,
  endpoint: string,
): Promise<string> {
  const answer = await api.read('/version', z.unknown(), 'version');
  const version = versionSchema.safeParse(answer);
  if (!version.success) {
    throw new SourceError(
      'malformed',
      phrase('trouble.notKubernetes', { endpoint }),
    );
  }
  return version.data.gitVersion;
}
