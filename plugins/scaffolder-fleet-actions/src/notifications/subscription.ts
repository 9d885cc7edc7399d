import {
  dnsLabelField,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  hubNameField,
  listField,
  objectField,
  quote,
  repositoryLayoutSchema,
  textField,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';

/** What a channel can be told about a service. */
export const subscribedEvents = ['deployed', 'degraded', 'syncFailed'] as const;
export type SubscribedEvent = (typeof subscribedEvents)[number];

const channelField = textField(value => {
  if (value.startsWith('#')) {
    return `${quote(value)} begins with #; leave it out`;
  }
  return /^\w[\w.-]{0,79}$/.test(value)
    ? undefined
    : `${quote(
        value,
      )} is not a channel; write its name or its ID, for example checkout-alerts`;
});

const subscriptionSchema = objectField({
  repository: fleetRepositorySchema,
  name: dnsLabelField,
  hubs: listField(hubNameField).optional(),
  channel: channelField,
  events: listField(
    z.enum(subscribedEvents, {
      error: `it must be one of ${subscribedEvents.join(', ')}`,
    }),
  ).optional(),
  layout: repositoryLayoutSchema.optional(),
});

/** Who wants to be told what; the fields are those of `fleet:notifications:subscribe`. */
export type Subscription = Omit<
  z.infer<typeof subscriptionSchema>,
  'events' | 'hubs'
> & {
  /** Those that have the service, when absent. */
  hubs?: string[];
  /** At least one. */
  events: SubscribedEvent[];
};

export function decodeSubscription(
  input: unknown,
):
  | { ok: true; subscription: Subscription }
  | { ok: false; problems: FieldProblem[] } {
  const parsed = subscriptionSchema.safeParse(input);
  if (!parsed.success) {
    return { ok: false, problems: fieldProblems(parsed.error) };
  }
  // A form gives an empty list for what nobody chose.
  const { hubs = [], events = [], ...rest } = parsed.data;
  return {
    ok: true,
    subscription: {
      ...rest,
      ...(hubs.length > 0 && { hubs }),
      events: subscribedEvents.filter(
        one => events.length === 0 || events.includes(one),
      ),
    },
  };
}
