import { stringify } from 'yaml';
import type { FleetUrls } from '../fleetUrls';
import { fleetOwner, fleetRepository } from '../scenario/fleetRepository';

/** The part of the portal's configuration that points it at the demo fleet. */
export function portalConfig(urls: FleetUrls): Record<string, unknown> {
  const gitHost = new URL(urls.git.url).host;
  return {
    fleet: {
      hubs: urls.hubs.map(({ name, title, url, token }) => ({
        name,
        title,
        url,
        token,
      })),
      spokes: urls.spokes
        .filter(({ portalAccess }) => portalAccess)
        .map(({ hub, cluster, url, token }) => ({ hub, cluster, url, token })),
      metrics: { fleet: { url: urls.metrics } },
      operations: {
        refresh: true,
        sync: true,
        terminate: true,
        rollback: true,
      },
      // What a pull request brought to a spoke is seen while one looks on.
      readiness: { maxAge: { seconds: 10 } },
      // An hour more than the time between backups, which take minutes.
      recovery: {
        rpo: { hours: 25 },
        environments: { prod: { rpo: { hours: 7 }, rto: { hours: 1 } } },
      },
      upgrades: {
        version: 'v1.36.1',
        waves: [
          { name: 'staging', match: { env: 'staging' }, soak: { days: 5 } },
          {
            name: 'canary',
            match: { env: 'prod', tier: 'edge' },
            atOnce: 1,
            soak: { days: 5 },
          },
          { name: 'production', match: { env: 'prod' }, atOnce: 3 },
        ],
        slo: {
          errorRate: 0.01,
          latency: { within: { seconds: 1 } },
          apiServer: 0.995,
          failedDeployments: 0.2,
          checkEvery: { seconds: 5 },
        },
        onStop: { template: 'template:default/stop-an-upgrade' },
      },
      repositories: [
        {
          title: `${fleetOwner}/${fleetRepository}`,
          repoUrl: `${gitHost}?owner=${fleetOwner}&repo=${fleetRepository}`,
          gitUrl: urls.git.repository,
        },
      ],
    },
    integrations: {
      github: [
        { host: gitHost, apiBaseUrl: urls.git.url, token: urls.git.token },
      ],
    },
  };
}

export function portalConfigYaml(urls: FleetUrls): string {
  return `# Written by the demo fleet at every start; changes are lost.\n${stringify(
    portalConfig(urls),
  )}`;
}
