import {
  NOTIFICATIONS_SECRET,
  SLACK_SERVICE,
  SLACK_TOKEN_KEY,
} from '../notifications/hubNotifications';
import type { SubscribedEvent } from '../notifications/subscription';
import { ChangedFile, filesMarkdown } from './filesMarkdown';
import { code } from './inline';

export interface SubscriptionWords {
  name: string;
  channel: string;
  events: readonly SubscribedEvent[];
  /** Hubs whose Applications tell it. */
  hubs: readonly string[];
  /** Keys of the hubs' ConfigMap that are new. */
  added: readonly string[];
  files: readonly ChangedFile[];
}

const words: Record<SubscribedEvent, string> = {
  deployed: 'it is deployed',
  degraded: 'it is Degraded',
  syncFailed: 'a sync fails',
};

/** `This pull request will tell #alerts when cart on prod-hub: it is deployed, a sync fails`. */
export function subscriptionSentence({
  name,
  channel,
  events,
  hubs,
  files,
}: SubscriptionWords): string {
  const what = events.map(event => words[event]).join(', ');
  return files.length === 0
    ? `#${channel} is told all of this about ${name} already`
    : `This pull request will have ${name} on ${hubs.join(
        ', ',
      )} tell #${channel} when ${what}`;
}

/** Who is told what, as the text of a pull request. */
export function subscriptionMarkdown(subscription: SubscriptionWords): string {
  const { added, files } = subscription;
  return [
    `## ${subscriptionSentence(subscription)}`,
    ...(added.includes(SLACK_SERVICE)
      ? [
          '',
          `The hubs send to Slack with a token that is not in Git. Put that of your Slack app into the key ${code(
            SLACK_TOKEN_KEY,
          )} of the Secret ${code(
            NOTIFICATIONS_SECRET,
          )} in the namespace of Argo CD, on each hub, and invite the app to the channel.`,
        ]
      : []),
    filesMarkdown(files),
  ].join('\n');
}
