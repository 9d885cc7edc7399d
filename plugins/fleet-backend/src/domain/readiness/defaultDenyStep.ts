import {
  listOf,
  Phrase,
  phrase,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  ClusterwideDeny,
  NetworkPolicyFacts,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { EQUIP } from './addOnSteps';
import {
  dated,
  isVerdict,
  readBlocks,
  StepEvidence,
  StepSubject,
  StepVerdict,
} from './step';

const absent = { words: phrase('readiness.noPolicies') };
const byPolicy = {
  words: phrase('readiness.addDefaultDeny'),
  template: 'put-a-service-on-the-fleet',
};
const byPart = {
  words: phrase('readiness.bringDefaultDeny'),
  template: EQUIP,
};

/** What runs there is the cluster itself, and policies of services are not for it. */
const ownNamespace = 'kube-system';

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
  ]
    .filter(namespace => namespace !== ownNamespace)
    .sort();
  // The part is a policy of Cilium; elsewhere a service brings NetworkPolicies.
  const remedy = isVerdict(clusterwide) ? byPolicy : byPart;
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
      words: phrase('readiness.open', { namespaces: listOf(open) }),
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
          ? phrase('readiness.ciliumRefuses', { names: namesOf(invalid) })
          : phrase('readiness.noDefaultDeny'),
      evidence,
      remedy,
    });
  }
  return dated(policies, {
    outcome: 'ready',
    words:
      wide.length > 0
        ? phrase('readiness.deniedBy', { names: namesOf(wide) })
        : phrase('readiness.deniedEverywhere', { count: namespaces.length }),
    evidence,
  });
}

function namesOf(denies: readonly ClusterwideDeny[]) {
  return listOf(denies.map(({ name }) => name));
}

function clusterwideEvidence(deny: ClusterwideDeny): StepEvidence {
  return {
    object: `CiliumClusterwideNetworkPolicy ${deny.name}`,
    says: deny.valid
      ? denialOf(deny)
      : deny.message ?? phrase('readiness.isNotValid'),
    ok: deny.valid,
    since: deny.createdAt,
  };
}

function denialOf({ denies, except }: ClusterwideDeny): Phrase {
  const directions = [...denies];
  return except.length === 0
    ? phrase('readiness.denies', { directions })
    : phrase('readiness.deniesExcept', { directions, names: listOf(except) });
}

function namespaceEvidence(
  namespace: string,
  wide: readonly ClusterwideDeny[],
  policies: readonly NetworkPolicyFacts[],
): StepEvidence {
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
    object: phrase('readiness.theNamespace', { namespace }),
    says:
      by === undefined
        ? phrase('readiness.openToAll')
        : phrase('readiness.closed', { name: by, count: others }),
    ok: by !== undefined,
    since: own?.createdAt ?? covering?.createdAt,
  };
}
