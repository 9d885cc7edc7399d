import type { ReadinessEvidence } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  ClusterwideDeny,
  NetworkPolicyFacts,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { listed } from '../words';
import { dated, isVerdict, readBlocks, StepSubject, StepVerdict } from './step';

const absent = { words: 'It serves no network policies.' };
const remedy = {
  words:
    'Add a policy that denies all ingress, with the rules that the services need, and let an ApplicationSet bring it to every cluster.',
  template: 'put-a-service-on-the-fleet',
};

/** In every namespace that an Application deploys to, what nothing allows is denied. */
export function defaultDeny({ reading, rows }: StepSubject): StepVerdict {
  const policies = readBlocks<NetworkPolicyFacts[]>(
    [reading.platform.networkPolicies],
    absent,
  );
  if (isVerdict(policies)) return policies;
  const clusterwide = readBlocks<ClusterwideDeny[]>(
    [reading.platform.clusterwideDenies],
    absent,
  );
  if (isVerdict(clusterwide) && clusterwide.outcome !== 'notInstalled') {
    return clusterwide;
  }
  const wide = isVerdict(clusterwide) ? [] : clusterwide.values.flat();
  const namespaces = [
    ...new Set(rows.flatMap(({ facts }) => facts.destination.namespace ?? [])),
  ].sort();
  const evidence = [
    ...wide.map(clusterwideEvidence),
    ...namespaces.map(namespace =>
      namespaceEvidence(namespace, wide, policies.values.flat()),
    ),
  ];
  const open = namespaces.filter(
    (_, index) => !evidence[wide.length + index].ok,
  );
  if (open.length > 0) {
    return dated(policies, {
      outcome: 'notReady',
      words: `Nothing denies ingress by default in ${listed(open)}.`,
      evidence,
      remedy,
    });
  }
  const invalid = wide.filter(({ valid }) => !valid);
  if (invalid.length > 0 || (namespaces.length === 0 && wide.length === 0)) {
    return dated(policies, {
      outcome: 'notReady',
      words:
        invalid.length > 0
          ? `Cilium refuses ${listed(invalid.map(({ name }) => name))}.`
          : 'No policy denies by default.',
      evidence,
      remedy,
    });
  }
  return dated(policies, {
    outcome: 'ready',
    words:
      wide.length > 0
        ? `Denied by default by ${listed(wide.map(({ name }) => name))}.`
        : `Denied by default in all ${namespaces.length} namespaces of its Applications.`,
    evidence,
  });
}

function clusterwideEvidence(deny: ClusterwideDeny): ReadinessEvidence {
  const except =
    deny.except.length > 0 ? `, not in ${listed(deny.except)}` : '';
  return {
    object: `CiliumClusterwideNetworkPolicy ${deny.name}`,
    says: deny.valid
      ? `denies ${deny.denies.join(' and ')} by default${except}`
      : deny.message ?? 'is not valid',
    ok: deny.valid,
    since: deny.createdAt,
  };
}

function namespaceEvidence(
  namespace: string,
  wide: readonly ClusterwideDeny[],
  policies: readonly NetworkPolicyFacts[],
): ReadinessEvidence {
  const here = policies.filter(policy => policy.namespace === namespace);
  const own = here.find(({ denies }) => denies.includes('Ingress'));
  const covering = wide.find(
    deny =>
      deny.valid &&
      deny.denies.includes('Ingress') &&
      !deny.except.includes(namespace),
  );
  const by = own?.name ?? covering?.name;
  const others = here.filter(({ denies }) => denies.length === 0).length;
  return {
    object: `namespace ${namespace}`,
    says:
      by === undefined
        ? 'everybody may reach its pods'
        : `denied by ${by}; ${others} further NetworkPolicies`,
    ok: by !== undefined,
    since: own?.createdAt ?? covering?.createdAt,
  };
}
