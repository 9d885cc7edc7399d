import { InputError } from '@backstage/errors';
import { quote } from '@fleet-portal/backstage-plugin-fleet-common';
import { valueIn } from '../applicationSets/applicationSetDocument';
import type { ManifestFile } from '../yaml/manifestFile';
import { reconcileAt } from '../yaml/reconcile';
import { triggerOf } from './hubNotifications';
import type { Subscription } from './subscription';

const annotations = ['spec', 'template', 'metadata', 'annotations'];

/**
 * Subscribes a channel to every Application of an ApplicationSet, beside those
 * that are subscribed already.
 *
 * @returns the annotations that are new or have another value
 */
export function editSubscription(
  { document, path: file }: ManifestFile,
  { channel, events }: Pick<Subscription, 'channel' | 'events'>,
): string[] {
  return events.flatMap(event => {
    const key = `notifications.argoproj.io/subscribe.${triggerOf(event)}.slack`;
    const present = valueIn(document, [...annotations, key]) ?? '';
    if (typeof present !== 'string' || present.includes('{{')) {
      throw new InputError(
        `channel: in ${quote(
          file,
        )} the generator decides on ${key}; change it there`,
      );
    }
    const channels = present
      .split(';')
      .map(one => one.trim())
      .filter(Boolean);
    if (channels.includes(channel)) return [];
    const wanted = [...channels, channel].join(';');
    const options = { file, others: 'keep' as const };
    reconcileAt(document, [...annotations, key], wanted, options);
    return [key];
  });
}
