import { phrase } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  HubClient,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { HubVoice } from './FleetModel';

/**
 * The hub for readers' own questions. While its watcher knows that it does not
 * answer, they are told so at once instead of each waiting for a deadline; the
 * watcher alone goes on trying. Of a muted hub nobody asks anything.
 */
export function onlyWhileHeard(
  client: HubClient,
  voice: () => HubVoice,
): HubClient {
  const ask = async <T>(run: () => Promise<T>): Promise<T> => {
    const { state, reason, phrases } = voice();
    // Until a time, perhaps: its watcher asks it again then.
    if (state === 'disabled') {
      const muted = phrase('trouble.hubNotAskedHere', { hub: client.hub });
      throw new SourceError('unreachable', muted);
    }
    if (state === 'unreachable' || state === 'unauthorized') {
      const unheard = phrase('trouble.hubIs', { hub: client.hub, state });
      throw new SourceError(state, phrases?.reason?.[0] ?? reason ?? unheard);
    }
    return run();
  };
  const generate = client.generate?.bind(client);
  return {
    hub: client.hub,
    ...(generate && {
      generate: (applicationSet, options) =>
        ask(() => generate(applicationSet, options)),
    }),
    check: options => client.check(options),
    listApplications: options => client.listApplications(options),
    listApplicationSets: options => client.listApplicationSets(options),
    listClusters: options => client.listClusters(options),
    listProjects: options => client.listProjects(options),
    watchApplications: options => client.watchApplications(options),
    watchApplicationSets: options => client.watchApplicationSets(options),
    getResourceTree: (ref, options) =>
      ask(() => client.getResourceTree(ref, options)),
    getDiff: (ref, options) => ask(() => client.getDiff(ref, options)),
    getEvents: (ref, options) => ask(() => client.getEvents(ref, options)),
    getResourceEvents: (ref, resource, options) =>
      ask(() => client.getResourceEvents(ref, resource, options)),
    getSyncWindows: (ref, options) =>
      ask(() => client.getSyncWindows(ref, options)),
    getManifests: (ref, resource, options) =>
      ask(() => client.getManifests(ref, resource, options)),
    getRevisionMetadata: (ref, revision, options) =>
      ask(() => client.getRevisionMetadata(ref, revision, options)),
  };
}
