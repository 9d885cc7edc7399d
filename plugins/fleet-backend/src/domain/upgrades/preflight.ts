import {
  Block,
  ClusterNode,
  minorOf,
  minorsBetween,
  Preflight,
  PreflightOutcome,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  DeprecatedApi,
  HelmReleases,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { helmReleasesOf } from './helmReleases';
import { isRead, reasonOf } from './readBlocks';
import { isGoneIn, replacementOf } from './removedApis';

/** Kubelets may be this many minor versions older than the API server. */
const KUBELET_SKEW = 3;

export interface PreflightFacts {
  /** Of the control plane. */
  readonly version?: string;
  /** Absent when the spoke was never read. */
  readonly nodes?: Block<readonly ClusterNode[]>;
  readonly deprecatedApis?: Block<readonly DeprecatedApi[]>;
  readonly manifests: Preflight['manifests'];
  readonly liveObjects: Preflight['liveObjects'];
  readonly helmReleases?: Block<HelmReleases>;
}

/**
 * What speaks against an upgrade of one cluster. The rules of skew are those of
 * https://kubernetes.io/releases/version-skew-policy/
 */
export function preflightOf(facts: PreflightFacts, target: string): Preflight {
  return {
    controlPlane: {
      outcome: controlPlaneOutcome(facts.version, target),
      from: facts.version,
    },
    kubelets: kubeletsOf(facts.nodes, target),
    removedApis: removedApisOf(facts.deprecatedApis, target),
    manifests: facts.manifests,
    liveObjects: facts.liveObjects,
    helmReleases: helmReleasesOf(facts.helmReleases, target),
  };
}

/** The worst of all checks; what nobody may look at is none. */
export function verdictOf(preflight: Preflight): PreflightOutcome {
  const all: string[] = Object.values(preflight).map(({ outcome }) => outcome);
  if (all.includes('failed')) return 'failed';
  return all.includes('unknown') ? 'unknown' : 'passed';
}

function controlPlaneOutcome(
  version: string | undefined,
  target: string,
): PreflightOutcome {
  const minors = between(version, target);
  if (minors === undefined) return 'unknown';
  return minors >= 0 && minors <= 1 ? 'passed' : 'failed';
}

function kubeletsOf(
  nodes: PreflightFacts['nodes'],
  target: string,
): Preflight['kubelets'] {
  if (!isRead(nodes)) return { outcome: 'unknown', ...reasonOf(nodes) };
  const versions = nodes.value.flatMap(({ kubeletVersion }) =>
    kubeletVersion ? [kubeletVersion] : [],
  );
  const behind = versions.map(version => ({
    version,
    minors: between(version, target),
  }));
  if (behind.some(({ minors }) => minors === undefined)) {
    return { outcome: 'unknown' };
  }
  const [oldest] = behind.sort((a, b) => (b.minors ?? 0) - (a.minors ?? 0));
  return {
    outcome: (oldest?.minors ?? 0) > KUBELET_SKEW ? 'failed' : 'passed',
    oldest: oldest?.version,
  };
}

function removedApisOf(
  apis: PreflightFacts['deprecatedApis'],
  target: string,
): Preflight['removedApis'] {
  if (!isRead(apis)) {
    return { outcome: 'unknown', uses: [], ...reasonOf(apis) };
  }
  const uses = apis.value
    .filter(({ removedRelease }) => isGoneIn(removedRelease, target))
    .map(({ group, version, resource, removedRelease }) => ({
      api: `${[group, version].filter(Boolean).join('/')} ${resource}`,
      removedIn: removedRelease,
      replacement: replacementOf({ group, version, resource }),
    }));
  return { outcome: uses.length > 0 ? 'failed' : 'passed', uses };
}

function between(from: string | undefined, to: string): number | undefined {
  const a = minorOf(from);
  const b = minorOf(to);
  return a && b && minorsBetween(a, b);
}
