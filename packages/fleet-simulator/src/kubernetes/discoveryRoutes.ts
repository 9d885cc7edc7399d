import type { Router } from 'express';
import { runningVersions } from '../clusterApi/runningVersions';
import { replyJson } from '../http/reply';
import { noSuchResource, replyStatus } from './kubeStatus';
import { groupVersionOf, isServed, resourceTypes } from './resourceTypes';
import { servedKinds } from './servedKinds';
import type { SpokeContext } from './SpokeContext';

/** `/version`, the health endpoints and API discovery. */
export function addOpenRoutes(
  router: Router,
  { spoke, world }: SpokeContext,
): void {
  router.get('/version', (request, response) => {
    const { apiServer } = runningVersions(world, spoke);
    const [, major, minor] = /^v(\d+)\.(\d+)/.exec(apiServer) ?? [];
    replyJson(request, response, {
      major,
      minor,
      emulationMajor: major,
      emulationMinor: minor,
      minCompatibilityMajor: major,
      minCompatibilityMinor: String(Number(minor) - 1),
      gitVersion: apiServer,
      gitCommit: '0'.repeat(40),
      gitTreeState: 'clean',
      buildDate: '1970-01-01T00:00:00Z',
      goVersion: 'go1.26.8',
      compiler: 'gc',
      platform: 'linux/amd64',
    });
  });
  for (const path of ['/readyz', '/livez', '/healthz']) {
    router.get(path, (request, response) => {
      response.type('text/plain');
      if (request.query.verbose === undefined) {
        response.send('ok');
        return;
      }
      const checks = ['ping', 'etcd', 'informer-sync', 'shutdown'];
      response.send(
        `${checks.map(check => `[+]${check} ok`).join('\n')}\n${path.slice(
          1,
        )} check passed\n`,
      );
    });
  }
}

export function addDiscoveryRoutes(
  router: Router,
  context: SpokeContext,
): void {
  const { spoke } = context;
  router.get('/api', (request, response) => {
    replyJson(request, response, {
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [
        { clientCIDR: '0.0.0.0/0', serverAddress: `${spoke.name}:6443` },
      ],
    });
  });
  router.get('/apis', (request, response) => {
    const groups = Object.keys(servedKinds(context))
      .filter(groupVersion => groupVersion.includes('/'))
      .map(groupVersion => {
        const [name, version] = groupVersion.split('/');
        const entry = { groupVersion, version };
        return { name, versions: [entry], preferredVersion: entry };
      });
    replyJson(request, response, {
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups,
    });
  });
  router.get(['/api/v1', '/apis/:group/:version'], (request, response) => {
    const { group, version } = request.params;
    const groupVersion = group ? `${group}/${version}` : 'v1';
    const served = servedKinds(context);
    if (!(groupVersion in served)) {
      replyStatus(request, response, noSuchResource);
      return;
    }
    replyJson(request, response, {
      kind: 'APIResourceList',
      apiVersion: 'v1',
      groupVersion,
      resources: resourceTypes
        .filter(
          resource =>
            groupVersionOf(resource) === groupVersion &&
            isServed(resource, served),
        )
        .map(({ plural, kind, namespaced }) => ({
          name: plural,
          singularName: kind.toLowerCase(),
          namespaced,
          kind,
          verbs: ['get', 'list', 'watch'],
        })),
    });
  });
}
