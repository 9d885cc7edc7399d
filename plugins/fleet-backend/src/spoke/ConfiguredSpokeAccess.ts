import { KubeConfig } from '@kubernetes/client-node';
import {
  ClusterRef,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  SpokeAccess,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { readFileSync } from 'fs';
import { Agent } from 'undici';
import { SpokeAccessConfig } from './accessConfig';
import { KubernetesSpokeClient } from './KubernetesSpokeClient';

/** The way to the spokes that `fleet.spokes[]` names. */
export class ConfiguredSpokeAccess implements SpokeAccess {
  readonly #entries: Map<string, SpokeAccessConfig>;

  constructor(entries: readonly SpokeAccessConfig[]) {
    this.#entries = new Map(
      entries.map(entry => [
        stringifyClusterRef({ hub: entry.hub, name: entry.cluster }),
        entry,
      ]),
    );
  }

  clientFor(ref: ClusterRef, server: string): SpokeClient | undefined {
    const entry = this.#entries.get(stringifyClusterRef(ref));
    return entry && createSpokeClient(entry, server);
  }
}

export function createSpokeClient(
  entry: SpokeAccessConfig,
  hubServer: string,
): SpokeClient {
  const server = (entry.url ?? hubServer).replace(/\/+$/, '');
  const ca =
    entry.ca ?? (entry.caFile ? readFileSync(entry.caFile, 'utf8') : undefined);
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    {
      name: entry.cluster,
      server,
      // Plain http has no certificate to verify; the library insists on the flag.
      skipTLSVerify:
        entry.dangerouslyAllowSkipTLSVerify || server.startsWith('http:'),
      caData: ca && Buffer.from(ca).toString('base64'),
    },
    {
      name: 'portal',
      token: entry.token,
      // Read again every minute, so a rotated token is picked up.
      ...(entry.tokenFile
        ? {
            authProvider: {
              name: 'tokenFile',
              config: { tokenFile: entry.tokenFile },
            },
          }
        : {}),
    },
  );
  return new KubernetesSpokeClient({
    ref: { hub: entry.hub, name: entry.cluster },
    kubeConfig,
    server,
    setting: `fleet.spokes[${entry.hub}/${entry.cluster}]`,
    dispatcher: new Agent({
      connections: 6,
      connect: {
        ca,
        rejectUnauthorized: !entry.dangerouslyAllowSkipTLSVerify,
      },
    }),
  });
}
