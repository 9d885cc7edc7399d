import {
  ClusterRef,
  phrase,
  Remedy,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubReading,
  OperatingPermission,
  SpokeReading,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { stringify } from 'yaml';
import { remedyOf } from './checkResult';

const hubPermissions: Record<HubReading, string> = {
  applications: 'applications, get, */*',
  applicationSets: 'applicationsets, get, */*',
  clusters: 'clusters, get, *',
  projects: 'projects, get, *',
};

/** The least that lets an account read one kind of thing on an Argo CD hub. */
export function hubPermissionRemedy(
  reading: HubReading,
  account = 'fleet-portal',
): Remedy {
  return remedyOf(
    phrase('doctor.addPolicy'),
    [
      `p, role:fleet-portal, ${hubPermissions[reading]}, allow`,
      `g, ${account}, role:fleet-portal`,
      '',
    ].join('\n'),
  );
}

/** What lets an account do on an Argo CD hub what is switched on in the portal. */
export function hubOperationRemedy(
  lacking: readonly OperatingPermission[],
  account = 'fleet-portal',
): Remedy {
  return remedyOf(
    phrase('doctor.addOperationPolicy'),
    [
      ...lacking.map(line => `p, role:fleet-portal, ${line}, allow`),
      `g, ${account}, role:fleet-portal`,
      '',
    ].join('\n'),
  );
}

const hubRules: Record<HubReading, PolicyRule> = {
  applications: argoprojRule('applications'),
  applicationSets: argoprojRule('applicationsets'),
  projects: argoprojRule('appprojects'),
  clusters: { apiGroups: [''], resources: ['secrets'], verbs: ['list'] },
};

function argoprojRule(resource: string): PolicyRule {
  const verbs = ['get', 'list', 'watch'];
  return { apiGroups: ['argoproj.io'], resources: [resource], verbs };
}

/** The rule that lacks where a hub is read through the Kubernetes API. */
export function hubRuleRemedy(reading: HubReading): Remedy {
  return remedyOf(
    phrase(reading === 'clusters' ? 'doctor.addHubRole' : 'doctor.addHubRule'),
    stringify([hubRules[reading]]),
  );
}

export function kubernetesHubCredentialRemedy(setting: string): Remedy {
  return remedyOf(
    phrase('doctor.hubClusterToken', { setting }),
    "kubectl -n argocd get secret fleet-portal-hub-reader -o jsonpath='{.data.token}' | base64 -d\n",
  );
}

export function hubCredentialRemedy(setting: string): Remedy {
  return remedyOf(
    phrase('doctor.newToken', { setting }),
    'argocd account generate-token --account fleet-portal\n',
  );
}

/** A rule of a ClusterRole, on resources or on paths. */
export interface PolicyRule {
  apiGroups?: string[];
  resources?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
  verbs: string[];
}

const rules: Record<SpokeReading, PolicyRule> = {
  nodes: { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list'] },
  pods: { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] },
  deployments: {
    apiGroups: ['apps'],
    resources: ['deployments'],
    verbs: ['get', 'list'],
  },
  daemonSets: {
    apiGroups: ['apps'],
    resources: ['daemonsets'],
    verbs: ['get', 'list'],
  },
  nodeMetrics: {
    apiGroups: ['metrics.k8s.io'],
    resources: ['nodes'],
    verbs: ['get', 'list'],
  },
};

/** The rule that the portal's ClusterRole on a spoke lacks. */
export function spokePermissionRemedy(reading: SpokeReading): Remedy {
  return remedyOf(phrase('doctor.addSpokeRule'), stringify([rules[reading]]));
}

/** Several rules that it lacks, as it does when it was applied long ago. */
export function spokeRulesRemedy(lacking: readonly PolicyRule[]): Remedy {
  return remedyOf(phrase('doctor.applyAgain'), stringify(lacking));
}

/** Rules that lack on a management cluster. */
export function clusterApiRulesRemedy(lacking: readonly PolicyRule[]): Remedy {
  return remedyOf(phrase('doctor.applyClusterApiAgain'), stringify(lacking));
}

export function spokeCredentialRemedy(setting: string): Remedy {
  return remedyOf(
    phrase('doctor.spokeToken', { setting }),
    "kubectl -n fleet-portal get secret fleet-portal-reader -o jsonpath='{.data.token}' | base64 -d\n",
  );
}

/** How the portal gets access to a spoke that it may not ask yet. */
export function spokeAccessRemedy(ref: ClusterRef): Remedy {
  const entry = {
    hub: ref.hub,
    cluster: ref.name,
    tokenFile: '/path/to/its/token',
    caFile: '/path/to/its/ca.crt',
  };
  return remedyOf(
    phrase('doctor.giveAccess'),
    stringify({ fleet: { spokes: [entry] } }),
  );
}
