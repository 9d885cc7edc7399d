import type {
  ClusterwideDeny,
  NetworkPolicyFacts,
  TrafficDirection,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { conditionSchema, metadataSchema, wordsOf } from './metadata';
import type { PlatformApi } from './PlatformApi';

const selectorSchema = z.object({
  matchLabels: z.record(z.string(), z.string()).nullish(),
  matchExpressions: z
    .array(
      z.object({
        key: z.string(),
        operator: z.string(),
        values: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});
type Selector = z.infer<typeof selectorSchema>;

const ruleSchema = z.object({
  from: z.array(z.unknown()).nullish(),
  to: z.array(z.unknown()).nullish(),
  ports: z.array(z.unknown()).nullish(),
});
type Rule = z.infer<typeof ruleSchema>;

const networkPolicySchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      podSelector: selectorSchema.optional(),
      policyTypes: z.array(z.string()).optional(),
      ingress: z.array(ruleSchema).nullish(),
      egress: z.array(ruleSchema).nullish(),
    })
    .optional(),
});

export async function networkPolicies(
  api: PlatformApi,
): Promise<NetworkPolicyFacts[]> {
  const policies = await api.list(
    {
      group: 'networking.k8s.io',
      versions: ['v1'],
      plural: 'networkpolicies',
      kind: 'NetworkPolicy',
    },
    networkPolicySchema,
  );
  return policies.map(({ metadata, spec = {} }) => ({
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    denies: isEverything(spec.podSelector) ? deniedBy(spec) : [],
    createdAt: metadata.creationTimestamp,
  }));
}

/** In a direction that the policy is about, only what a rule allows is not denied. */
function deniedBy(spec: {
  policyTypes?: string[];
  ingress?: Rule[] | null;
  egress?: Rule[] | null;
}): TrafficDirection[] {
  // An API server fills these in: ingress always, egress where there are rules for it.
  const types = spec.policyTypes ?? [
    'Ingress',
    ...(spec.egress?.length ? ['Egress'] : []),
  ];
  const denied: TrafficDirection[] = [];
  if (types.includes('Ingress') && !spec.ingress?.some(allowsEverybody)) {
    denied.push('Ingress');
  }
  if (types.includes('Egress') && !spec.egress?.some(allowsEverybody)) {
    denied.push('Egress');
  }
  return denied;
}

/** A rule with neither peers nor ports is for everybody and every port. */
function allowsEverybody({ from, to, ports }: Rule): boolean {
  return [from, to, ports].every(list => !list?.length);
}

const ciliumRuleSchema = z.object({
  fromEntities: z.array(z.string()).nullish(),
  toEntities: z.array(z.string()).nullish(),
  toPorts: z.array(z.unknown()).nullish(),
});
type CiliumRule = z.infer<typeof ciliumRuleSchema>;

const clusterwidePolicySchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      endpointSelector: selectorSchema.optional(),
      ingress: z.array(ciliumRuleSchema).nullish(),
      egress: z.array(ciliumRuleSchema).nullish(),
      enableDefaultDeny: z
        .object({
          ingress: z.boolean().optional(),
          egress: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
  status: z
    .object({ conditions: z.array(conditionSchema).optional() })
    .optional(),
});

/** Labels by which Cilium knows the namespace of a pod. */
const namespaceKeys = new Set([
  'k8s:io.kubernetes.pod.namespace',
  'io.kubernetes.pod.namespace',
  'k8s:io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name',
]);

/** The clusterwide policies of Cilium that are for all pods, or for all but those of some namespaces. */
export async function clusterwideDenies(
  api: PlatformApi,
): Promise<ClusterwideDeny[]> {
  const policies = await api.list(
    {
      group: 'cilium.io',
      versions: ['v2'],
      plural: 'ciliumclusterwidenetworkpolicies',
      kind: 'CiliumClusterwideNetworkPolicy',
    },
    clusterwidePolicySchema,
  );
  return policies.flatMap(({ metadata, spec = {}, status }) => {
    const except = exceptedNamespaces(spec.endpointSelector);
    const denies = deniedByCilium(spec);
    if (except === undefined || denies.length === 0) return [];
    const valid = status?.conditions?.find(({ type }) => type === 'Valid');
    return [
      {
        name: metadata.name,
        denies,
        except,
        valid: valid?.status !== 'False',
        message: wordsOf(valid),
        createdAt: metadata.creationTimestamp,
      },
    ];
  });
}

/** A section of rules turns the default to deny, unless the policy says otherwise. */
function deniedByCilium({
  ingress,
  egress,
  enableDefaultDeny = {},
}: {
  ingress?: CiliumRule[] | null;
  egress?: CiliumRule[] | null;
  enableDefaultDeny?: { ingress?: boolean; egress?: boolean };
}): TrafficDirection[] {
  const denied: TrafficDirection[] = [];
  if (
    (enableDefaultDeny.ingress ?? Boolean(ingress?.length)) &&
    !ingress?.some(allowsAllEntities)
  ) {
    denied.push('Ingress');
  }
  if (
    (enableDefaultDeny.egress ?? Boolean(egress?.length)) &&
    !egress?.some(allowsAllEntities)
  ) {
    denied.push('Egress');
  }
  return denied;
}

/** Unlike that of a NetworkPolicy, a rule without peers allows nobody. */
function allowsAllEntities(rule: CiliumRule): boolean {
  const entities = [...(rule.fromEntities ?? []), ...(rule.toEntities ?? [])];
  return entities.includes('all') && !rule.toPorts?.length;
}

/** Undefined for a policy that is for certain pods only. */
function exceptedNamespaces(selector: Selector | undefined) {
  if (selector === undefined) return undefined;
  if (Object.keys(selector.matchLabels ?? {}).length > 0) return undefined;
  const except: string[] = [];
  for (const { key, operator, values } of selector.matchExpressions ?? []) {
    if (!namespaceKeys.has(key) || operator !== 'NotIn') return undefined;
    except.push(...(values ?? []));
  }
  return except;
}

function isEverything(selector: Selector | undefined): boolean {
  return (
    Object.keys(selector?.matchLabels ?? {}).length === 0 &&
    (selector?.matchExpressions ?? []).length === 0
  );
}
