import { phrase } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  HubClient,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { HubVoice } from './FleetModel';

/** What the watcher of the hub asks, and the doctor. */
const alwaysAsked: ReadonlySet<string> = new Set<keyof HubClient>([
  'check',
  'checkAccess',
  'listApplications',
  'listApplicationSets',
  'listClusters',
  'listProjects',
  'watchApplications',
  'watchApplicationSets',
]);

/**
 * The hub for readers' own questions. While its watcher knows that it does not
 * answer, they are told so at once instead of each waiting for a deadline; the
 * watcher alone goes on trying. Of a muted hub nobody asks anything.
 *
 * It goes by what the client has and not by a list of questions, so that one
 * that the port gets later is not forgotten.
 */
export function onlyWhileHeard(
  client: HubClient,
  voice: () => HubVoice,
): HubClient {
  return new Proxy(client, {
    get(target, property) {
      // With the target as receiver: its private fields are its own.
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== 'function') return member;
      const isQuestion = !alwaysAsked.has(String(property));
      return (...args: unknown[]) => {
        const trouble = isQuestion ? unheard(target.hub, voice()) : undefined;
        return trouble
          ? Promise.reject(trouble)
          : Reflect.apply(member, target, args);
      };
    },
  });
}

function unheard(
  hub: string,
  { state, reason, phrases }: HubVoice,
): SourceError | undefined {
  // Until a time, perhaps: its watcher asks it again then.
  if (state === 'disabled') {
    const muted = phrase('trouble.hubNotAskedHere', { hub });
    return new SourceError('unreachable', muted);
  }
  if (state !== 'unreachable' && state !== 'unauthorized') return undefined;
  const is = phrase('trouble.hubIs', { hub, state });
  return new SourceError(state, phrases?.reason?.[0] ?? reason ?? is);
}
