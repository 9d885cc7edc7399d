import type { ICiliumClusterwideNetworkPolicy } from '@kubernetes-models/cilium/cilium.io/v2/CiliumClusterwideNetworkPolicy';
import { isIP } from 'node:net';
import { SECRETS_NAMESPACE } from './externalSecrets';
import { BuiltPart, inWave } from './part';
import type { PlatformIntent } from './platformIntent';

type Policy = ICiliumClusterwideNetworkPolicy;
type Rule = NonNullable<Policy['spec']>;
type Egress = NonNullable<Rule['egress']>;

const NAMESPACE = 'io.kubernetes.pod.namespace';
/** The cluster itself works here; Cilium and its DNS must not depend on policies. */
const exempt = ['kube-system'];
/** Namespaces of the other parts. */
const platformNamespaces = [
  'cert-manager',
  SECRETS_NAMESPACE,
  'kyverno',
  'monitoring',
  'velero',
];
const services = {
  matchExpressions: [{ key: NAMESPACE, operator: 'NotIn', values: exempt }],
} satisfies Rule['endpointSelector'];

/**
 * The policy that denies what nothing allows, and before it the rules without
 * which the cluster would be lost. They are of one Application, whose waves
 * wait for one another: without its rules the policy does not come.
 */
export function buildDefaultDeny(intent: PlatformIntent): BuiltPart {
  return {
    part: 'default-deny',
    namespace: 'kube-system',
    on: 'spoke',
    files: {
      'allow-rules': [
        allow('allow-dns', 'Every pod may ask the DNS of the cluster.', {
          endpointSelector: services,
          egress: dns,
        }),
        allow(
          'allow-api-server',
          'Every pod may ask the API server, which calls the webhooks of pods.',
          {
            endpointSelector: services,
            ingress: [{ fromEntities: ['kube-apiserver', 'host'] }],
            egress: [{ toEntities: ['kube-apiserver'] }],
          },
        ),
        allow('allow-vault', 'External Secrets may ask Vault.', {
          endpointSelector: { matchLabels: { [NAMESPACE]: SECRETS_NAMESPACE } },
          egress: toVault(intent.externalSecrets?.vaultServer ?? ''),
        }),
        allow('allow-hub', 'The hub may ask pods, and pods the hub.', {
          endpointSelector: services,
          ingress: [{ fromCIDR: intent.defaultDeny?.hubAddresses ?? [] }],
          egress: [{ toCIDR: intent.defaultDeny?.hubAddresses ?? [] }],
        }),
        allow(
          'allow-platform',
          'What the cluster is set up with works: its pods reach the cluster and, by TLS, the world.',
          {
            endpointSelector: {
              matchExpressions: [
                { key: NAMESPACE, operator: 'In', values: platformNamespaces },
              ],
            },
            ingress: [{ fromEntities: ['cluster'] }],
            egress: [
              { toEntities: ['cluster'] },
              {
                toEntities: ['world'],
                toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }],
              },
            ],
          },
        ),
        allow('allow-monitoring', 'Prometheus may ask every pod.', {
          endpointSelector: services,
          ingress: [
            { fromEndpoints: [{ matchLabels: { [NAMESPACE]: 'monitoring' } }] },
          ],
        }),
      ],
      'default-deny': [denyAll()],
    },
    commands: [],
  };
}

/** A rule alone turns the default to deny, unless it says that it does not. */
function allow(name: string, description: string, rule: Rule): Policy {
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumClusterwideNetworkPolicy',
    metadata: { name, ...inWave(0) },
    spec: {
      description,
      enableDefaultDeny: { ingress: false, egress: false },
      ...rule,
    },
  };
}

function denyAll(): Policy {
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumClusterwideNetworkPolicy',
    metadata: { name: 'default-deny', ...inWave(1) },
    spec: {
      description: 'Nothing reaches or leaves a pod unless a policy allows it.',
      endpointSelector: services,
      // A rule that allows nothing turns the default to deny.
      ingress: [{}],
      egress: [{}],
    },
  };
}

/** Cilium reads the answers, which is how it knows the addresses of names in other rules. */
const dns: Egress = [
  {
    toEndpoints: [
      { matchLabels: { [NAMESPACE]: 'kube-system', 'k8s-app': 'kube-dns' } },
    ],
    toPorts: [
      {
        ports: [
          { port: '53', protocol: 'UDP' },
          { port: '53', protocol: 'TCP' },
        ],
        rules: { dns: [{ matchPattern: '*' }] },
      },
    ],
  },
];

function toVault(server: string): Egress {
  const { hostname, port } = new URL(server);
  const address = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(address);
  const toPorts: Egress[number]['toPorts'] = [
    { ports: [{ port: port || '443', protocol: 'TCP' }] },
  ];
  return family === 0
    ? [{ toFQDNs: [{ matchName: hostname }], toPorts }]
    : [{ toCIDR: [`${address}/${family === 6 ? 128 : 32}`], toPorts }];
}
