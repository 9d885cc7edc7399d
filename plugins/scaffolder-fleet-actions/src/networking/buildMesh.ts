import { platformFolder } from '@fleet-portal/backstage-plugin-fleet-common';
import { isIP } from 'node:net';
import { deliveryOf } from '../manifests/platform/delivery';
import {
  secretFromVault,
  vaultPathOf,
} from '../manifests/platform/externalSecrets';
import type { ConnectIntent } from './connectIntent';
import type { MemberConnection, MeshPeer, MeshValues } from './connection';
import type { Member } from './members';

const NAMESPACE = 'kube-system';
/** What Cilium signs all its certificates with; the name is its chart's. */
const AUTHORITY = 'cilium-ca';
const PORT = 2379;

/**
 * Cluster Mesh among all of the members: what each is called, how it is
 * reached, and the certificate authority that they share, which is that of the
 * first and comes to the others from Vault.
 */
export function buildMesh(
  intent: ConnectIntent,
  members: readonly Member[],
  ids: readonly number[],
): MemberConnection[] {
  const [first] = members;
  return members.map((member, index) => {
    const peers = members.filter(other => other !== member).map(peerOf);
    const ciliumValues = valuesOf(member, ids[index], peers);
    if (member === first) {
      return { member, deliveries: [], ciliumValues, commands: [] };
    }
    const secrets = { ...member, externalSecrets: intent.externalSecrets };
    const path = vaultPathOf(secrets, AUTHORITY);
    const mount = intent.externalSecrets?.mount ?? 'secret';
    return {
      member,
      ciliumValues,
      deliveries: [
        deliveryOf(
          { ...intent, cluster: member.cluster },
          {
            part: 'cluster-mesh',
            namespace: NAMESPACE,
            on: 'spoke',
            files: {
              authority: [
                secretFromVault(secrets, {
                  name: AUTHORITY,
                  namespace: NAMESPACE,
                  path,
                  properties: ['caCrt', 'caKey'],
                  template: {
                    'ca.crt': '{{ .caCrt | b64dec }}',
                    'ca.key': '{{ .caKey | b64dec }}',
                  },
                }),
              ],
            },
            folder: `${platformFolder(
              member.hub,
              member.cluster,
              intent.layout,
            )}/cluster-mesh`,
          },
        ),
      ],
      commands: [
        `kubectl --context ${first.cluster} -n ${NAMESPACE} get secret ${AUTHORITY} -o go-template='{"caCrt":"{{index .data "ca.crt"}}","caKey":"{{index .data "ca.key"}}"}' | vault kv put -mount=${mount} ${path} -`,
      ],
    };
  });
}

/** Without a name of its own Cilium gives the cluster one that its certificate has. */
function peerOf({ cluster, address = '' }: Member): MeshPeer {
  return isIP(address)
    ? { name: cluster, port: PORT, ips: [address] }
    : { name: cluster, port: PORT, address };
}

function valuesOf(
  { cluster, address = '' }: Member,
  id: number,
  peers: MeshPeer[],
): MeshValues {
  const named = isIP(address) === 0;
  return {
    cluster: { name: cluster, id },
    clustermesh: {
      useAPIServer: true,
      apiserver: {
        service: {
          type: 'LoadBalancer',
          ...(named && {
            annotations: {
              'external-dns.alpha.kubernetes.io/hostname': address,
            },
          }),
        },
        tls: {
          // Certificates that Helm makes are new at each rendering, which never ends.
          auto: { enabled: true, method: 'cronJob' },
          ...(named && { server: { extraDnsNames: [address] } }),
        },
      },
      config: { enabled: true, clusters: peers },
    },
  };
}
