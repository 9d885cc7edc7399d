import type { IClusterPolicy } from '@kubernetes-models/kyverno/kyverno.io/v1/ClusterPolicy';
import { BuiltPart, inWave } from './part';
import type { PlatformIntent } from './platformIntent';

interface Baseline {
  name: string;
  rule: string;
  message: string;
  /** What every pod has to look like. */
  pattern: object;
}

/** What the baseline of the Pod Security Standards asks for, and what keeps a cluster schedulable. */
const baseline: readonly Baseline[] = [
  {
    name: 'disallow-privileged-containers',
    rule: 'no-privileged-containers',
    message:
      'Containers must not be privileged; remove securityContext.privileged.',
    pattern: {
      spec: {
        '=(initContainers)': [
          { '=(securityContext)': { '=(privileged)': 'false' } },
        ],
        containers: [{ '=(securityContext)': { '=(privileged)': 'false' } }],
      },
    },
  },
  {
    name: 'disallow-host-namespaces',
    rule: 'no-host-namespaces',
    message:
      'Pods must not share the namespaces of their node; remove hostNetwork, hostPID and hostIPC.',
    pattern: {
      spec: {
        '=(hostNetwork)': 'false',
        '=(hostPID)': 'false',
        '=(hostIPC)': 'false',
      },
    },
  },
  {
    name: 'disallow-latest-tag',
    rule: 'image-has-a-tag',
    message: 'Images must have a tag other than latest, or a digest.',
    pattern: { spec: { containers: [{ image: '*:* & !*:latest' }] } },
  },
  {
    name: 'require-requests',
    rule: 'containers-have-requests',
    message: 'Containers must say how much CPU and memory they request.',
    pattern: {
      spec: {
        containers: [{ resources: { requests: { cpu: '?*', memory: '?*' } } }],
      },
    },
  },
];

/** Namespaces whose pods are the cluster's own. */
const ownNamespaces = [
  'kube-system',
  'cert-manager',
  'external-secrets',
  'kyverno',
  'monitoring',
  'velero',
];

/** Kyverno with the baseline policies; they report, and refuse only where that is asked for. */
export function buildKyverno({ kyverno = {} }: PlatformIntent): BuiltPart {
  const action = kyverno.enforce ? 'Enforce' : 'Audit';
  return {
    part: 'kyverno',
    namespace: 'kyverno',
    on: 'spoke',
    version: kyverno.version,
    values: {
      admissionController: { replicas: 3 },
      backgroundController: { replicas: 2 },
      reportsController: { replicas: 2 },
    },
    files: { policies: baseline.map(one => policyOf(one, action)) },
    commands: [],
  };
}

function policyOf(
  { name, rule, message, pattern }: Baseline,
  failureAction: 'Audit' | 'Enforce',
): IClusterPolicy {
  return {
    apiVersion: 'kyverno.io/v1',
    kind: 'ClusterPolicy',
    metadata: { name, ...inWave(1) },
    spec: {
      background: true,
      rules: [
        {
          name: rule,
          match: { any: [{ resources: { kinds: ['Pod'] } }] },
          exclude: { any: [{ resources: { namespaces: ownNamespaces } }] },
          validate: { failureAction, message, pattern },
        },
      ],
    },
  };
}
