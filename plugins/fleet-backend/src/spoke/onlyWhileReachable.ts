import type { ProbeVoice } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  SourceError,
  SpokeClient,
} from '@fleet-portal/backstage-plugin-fleet-node';

/** Of its prober. */
const alwaysAsked: ReadonlySet<string> = new Set<keyof SpokeClient>([
  'probe',
  'close',
]);

/**
 * The spoke for reads. While its probe knows that it does not answer, no read
 * waits for a deadline: it would keep a place from the reads of other spokes.
 */
export function onlyWhileReachable(
  client: SpokeClient,
  voice: () => ProbeVoice,
): SpokeClient {
  return new Proxy(client, {
    get(target, property) {
      // With the target as receiver: its private fields are its own.
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== 'function') return member;
      const isRead = !alwaysAsked.has(String(property));
      return (...args: unknown[]) => {
        const { state, reason = '', phrases } = voice();
        return isRead && state === 'unreachable'
          ? Promise.reject(
              new SourceError(state, phrases?.reason?.[0] ?? reason),
            )
          : Reflect.apply(member, target, args);
      };
    },
  });
}
