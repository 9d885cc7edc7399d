import {
  ApplicationSummary,
  newestVersion,
  releasesBehind,
} from '@fleet-portal/backstage-plugin-fleet-common';

export interface Lagging {
  application: ApplicationSummary;
  /** Releases of the service between its own and the newest; absent where versions have no order. */
  releasesBehind?: number;
  /** One sentence. */
  why: string;
}

export interface LaggingReport {
  /** Absent where nothing is deployed. */
  newest?: string;
  /** `deployment`: versions have no order, so the latest to be deployed counts. */
  basis: 'version' | 'deployment';
  lagging: Lagging[];
  /** Those that run the newest. */
  upToDate: number;
}

/** Which Applications of one service do not run its newest release, and why. */
export function laggingOf(
  applications: readonly ApplicationSummary[],
): LaggingReport {
  const versions = applications.flatMap(({ version }) => version ?? []);
  const byVersion = newestVersion(versions);
  const newest = byVersion ?? latestDeployed(applications);
  const basis = byVersion === undefined ? 'deployment' : 'version';
  if (newest === undefined) {
    return { basis, lagging: [], upToDate: 0 };
  }
  const reached = new Set(
    applications
      .filter(({ version }) => version === newest)
      .map(({ environment }) => environment),
  );
  const lagging = applications
    .filter(({ version }) => version !== newest)
    .map(application => ({
      application,
      releasesBehind:
        basis === 'version' && application.version !== undefined
          ? releasesBehind(application.version, versions)
          : undefined,
      why: whyOf(application, newest, reached.has(application.environment)),
    }));
  return {
    newest,
    basis,
    lagging,
    upToDate: applications.length - lagging.length,
  };
}

function whyOf(
  { state, reason, environment, version, progressive }: ApplicationSummary,
  newest: string,
  environmentHasIt: boolean,
): string {
  if (state === 'notHeard' || state === 'contradicted') {
    const words = reason ? `: ${reason}` : '';
    return `Nobody can say what it runs now${words}.`;
  }
  if (progressive?.status === 'Waiting' || state === 'waiting') {
    const step = progressive?.step;
    return `It waits for its turn in the RollingSync${
      step === undefined ? '' : ` (step ${step})`
    }.`;
  }
  if (version === undefined) return 'Nothing is deployed there yet.';
  if (state !== 'healthy' && state !== 'unverified' && reason) {
    return `It is ${state}: ${reason}`;
  }
  return environmentHasIt
    ? `Other clusters of ${
        environment ?? 'its environment'
      } run ${newest}; this one was not updated.`
    : `No cluster of ${
        environment ?? 'its environment'
      } runs ${newest} yet: it was not promoted.`;
}

function latestDeployed(
  applications: readonly ApplicationSummary[],
): string | undefined {
  const deployed = applications
    .filter(({ deployedAt, version }) => deployedAt && version)
    // Times of one zone sort as text.
    .sort((a, b) => ((a.deployedAt ?? '') < (b.deployedAt ?? '') ? 1 : -1));
  return deployed[0]?.version;
}
