import { ClusterDeployment, FAILURE_MS } from './deliveryDeployments';
import { groupBy } from './memo';
import type { RolloutGroup } from './rolloutGroups';

/** What the history has about one revision in one environment of a service. */
export interface ReleaseTrace {
  readonly service: string;
  readonly environment?: string;
  /** As one word. */
  readonly revision: string;
  /** What people call it; known of what was seen Healthy. */
  readonly version?: string;
  /** When an Application was first seen Degraded with it. */
  readonly degradedAt?: number;
}

/** The traces of many services, to be asked about a deployment of one. */
export class ReleaseTraces {
  readonly #traces = new Map<string, ReleaseTrace[]>();

  constructor(traces: readonly ReleaseTrace[]) {
    for (const trace of traces) {
      const key = keyOf(trace.service, trace);
      this.#traces.set(key, [...(this.#traces.get(key) ?? []), trace]);
    }
  }

  /** Undefined where nobody knows, and where clusters say different things. */
  nameOf(service: string, deployment: ClusterDeployment): string | undefined {
    if (deployment.version !== undefined) return deployment.version;
    const names = this.#of(service, deployment).flatMap(
      ({ version }) => version ?? [],
    );
    return names.every(name => name === names[0]) ? names[0] : undefined;
  }

  /** Soon enough after it was deployed to be its doing. */
  hasFailed(service: string, deployment: ClusterDeployment): boolean {
    const { deployedAt } = deployment;
    return this.#of(service, deployment).some(
      ({ degradedAt = -Infinity }) =>
        degradedAt >= deployedAt && degradedAt <= deployedAt + FAILURE_MS,
    );
  }

  #of(service: string, deployment: ClusterDeployment): ReleaseTrace[] {
    return this.#traces.get(keyOf(service, deployment)) ?? [];
  }
}

/** The deployments of each Application of a service, newest first. */
export function deploymentsInOrder(
  all: readonly RolloutGroup[],
): ReadonlyMap<string, readonly ClusterDeployment[]> {
  const newestFirst = all
    .flatMap(({ deployments }) => deployments)
    .sort((a, b) => b.historyId - a.historyId);
  return groupBy(newestFirst, applicationOf);
}

/**
 * Does a rollout bring an earlier release back in the place of another one, as
 * a revert in Git does? For lists, which go by what hubs remember: revisions
 * without their names, which only the history has.
 *
 * @param inOrder - the {@link deploymentsInOrder} of its service
 */
export function isRevert(
  service: string,
  rollout: RolloutGroup,
  inOrder: ReadonlyMap<string, readonly ClusterDeployment[]>,
  traces: ReleaseTraces,
): boolean {
  return rollout.deployments.some(deployment => {
    const name = traces.nameOf(service, deployment);
    if (name === undefined) return false;
    const own = inOrder.get(applicationOf(deployment)) ?? [];
    const [previous, ...earlier] = own.slice(own.indexOf(deployment) + 1);
    if (!previous) return false;
    const other = traces.nameOf(service, previous);
    const isOther =
      other === undefined
        ? traces.hasFailed(service, previous)
        : other !== name;
    return isOther && earlier.some(one => traces.nameOf(service, one) === name);
  });
}

/** Only what took the place of something can be one. */
export function mayBeRevert({ deployments }: RolloutGroup): boolean {
  return deployments.some(({ previous }) => previous !== undefined);
}

function keyOf(
  service: string,
  { environment = '', revision }: { environment?: string; revision: string },
): string {
  return JSON.stringify([service, environment, revision]);
}

function applicationOf({ hub, uid }: ClusterDeployment): string {
  return `${hub} ${uid}`;
}
