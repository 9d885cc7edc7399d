import { platformFolder } from '@fleet-portal/backstage-plugin-fleet-common';
import { deliveryOf } from '../manifests/platform/delivery';
import {
  secretFromVault,
  vaultPathOf,
} from '../manifests/platform/externalSecrets';
import { inWave } from '../manifests/platform/part';
import { tokenSecretName } from '../manifests/serviceAccounts';
import type { Manifest } from '../manifests/typedModels';
import {
  brokerAccount,
  BROKER_NAMESPACE,
  buildBroker,
} from './brokerManifests';
import type { ConnectIntent } from './connectIntent';
import type { MemberConnection } from './connection';
import type { Member } from './members';
import type { Submariner } from './submarinerModels';

/** The version that a new group gets. */
const VERSION = '0.24.0';
const NAMESPACE = 'submariner-operator';
const BROKER_SECRET = 'submariner-broker';
const PSK_SECRET = 'submariner-ipsec-psk';
/** What the operator keeps on disk until every cluster has it. */
const PSK_FILE = 'submariner.psk';

/**
 * Submariner on each cluster, and the broker on the first. Its chart wants the
 * broker's token and the shared key as values, which would end in Git; the
 * manifests of its operator with a Submariner of our own name Secrets instead.
 */
export function buildSubmariner(
  intent: ConnectIntent,
  members: readonly Member[],
): MemberConnection[] {
  const [home] = members;
  return members.map((member, index) => {
    const broker =
      member === home
        ? brokerFiles(members, intent.submariner?.globalnet ?? false)
        : {};
    const secrets = { ...member, externalSecrets: intent.externalSecrets };
    const { version = VERSION } = intent.submariner ?? {};
    const mount = intent.externalSecrets?.mount ?? 'secret';
    const path = vaultPathOf(secrets, 'submariner');
    return {
      member,
      deliveries: [
        deliveryOf(
          { ...intent, cluster: member.cluster },
          {
            part: 'submariner',
            namespace: NAMESPACE,
            on: 'spoke',
            version: intent.submariner?.version && `v${version}`,
            source: {
              repoURL: 'https://github.com/submariner-io/submariner-operator',
              targetRevision: `v${version}`,
              path: 'config/default',
              kustomize: {
                images: [
                  `controller=quay.io/submariner/submariner-operator:${version}`,
                ],
              },
            },
            files: {
              ...broker,
              credentials: [brokerSecret(secrets, path), psk(secrets, path)],
              submariner: [submariner(intent, member, home, version)],
            },
            folder: `${platformFolder(
              member.hub,
              member.cluster,
              intent.layout,
            )}/submariner`,
          },
        ),
      ],
      commands: [
        ...(index === 0
          ? [`openssl rand -base64 48 | tr -d '\\n' > ${PSK_FILE}`]
          : []),
        copyToken(home, member, mount, path),
        `vault kv patch -mount=${mount} ${path} psk=@${PSK_FILE}`,
        `kubectl --context ${member.cluster} label --overwrite "$(kubectl --context ${member.cluster} get nodes -l '!node-role.kubernetes.io/control-plane' -o name | head -n 1)" submariner.io/gateway=true`,
        ...(index === members.length - 1 ? [`rm ${PSK_FILE}`] : []),
      ],
    };
  });
}

function brokerFiles(
  members: readonly Member[],
  globalnet: boolean,
): Record<string, Manifest[]> {
  const { broker, accounts } = buildBroker(
    members.map(({ cluster }) => cluster),
    globalnet,
  );
  return { broker, ...accounts };
}

type Secrets = Parameters<typeof secretFromVault>[0];

function brokerSecret(secrets: Secrets, path: string) {
  return secretFromVault(secrets, {
    name: BROKER_SECRET,
    namespace: NAMESPACE,
    path,
    properties: ['token', 'caData'],
    template: {
      token: '{{ .token }}',
      'ca.crt': '{{ .caData | b64dec }}',
      namespace: BROKER_NAMESPACE,
    },
  });
}

function psk(secrets: Secrets, path: string) {
  return secretFromVault(secrets, {
    name: PSK_SECRET,
    namespace: NAMESPACE,
    path,
    properties: ['psk'],
  });
}

/** Empty ranges are those that the operator finds out by itself. */
function submariner(
  { submariner: settings = {} }: ConnectIntent,
  { cluster, podCidr = '', serviceCidr = '' }: Member,
  home: Member,
  version: string,
): Submariner {
  return {
    apiVersion: 'submariner.io/v1alpha1',
    kind: 'Submariner',
    metadata: { name: 'submariner', namespace: NAMESPACE, ...inWave(1) },
    spec: {
      broker: 'k8s',
      // As Submariner writes it, without the scheme.
      brokerK8sApiServer: new URL(settings.brokerServer ?? home.server).host,
      brokerK8sRemoteNamespace: BROKER_NAMESPACE,
      brokerK8sSecret: BROKER_SECRET,
      cableDriver: 'libreswan',
      ceIPSecDebug: false,
      ceIPSecPSKSecret: PSK_SECRET,
      clusterCIDR: podCidr,
      clusterID: cluster,
      debug: false,
      loadBalancerEnabled: settings.loadBalancer ?? false,
      namespace: NAMESPACE,
      natEnabled: true,
      repository: 'quay.io/submariner',
      serviceCIDR: serviceCidr,
      serviceDiscoveryEnabled: true,
      version,
    },
  };
}

/** The token goes from the broker's cluster into Vault through a pipe. */
function copyToken(
  home: Member,
  { cluster }: Member,
  mount: string,
  path: string,
): string {
  const json = `{"token":"{{.data.token | base64decode}}","caData":"{{index .data "ca.crt"}}"}`;
  return `kubectl --context ${
    home.cluster
  } -n ${BROKER_NAMESPACE} get secret ${tokenSecretName(
    brokerAccount(cluster),
  )} -o go-template='${json}' | vault kv put -mount=${mount} ${path} -`;
}
