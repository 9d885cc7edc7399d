import type { ApplicationEvent } from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { plainMessage } from './plainText';
import { listOf, optionalText } from './shapes';

/** `EventList` of Kubernetes, which Argo CD hands through. */
const eventsSchema = z.object({
  items: listOf(
    z.object({
      metadata: z.object({ creationTimestamp: optionalText }).nullish(),
      type: optionalText,
      reason: optionalText,
      message: optionalText,
      source: z.object({ component: optionalText }).nullish(),
      reportingComponent: optionalText,
      firstTimestamp: optionalText,
      lastTimestamp: optionalText,
      /** Of newer clients, instead of the two above. */
      eventTime: optionalText,
      count: z.number().int().nullish(),
    }),
  ),
});

/** A hub keeps them for an hour; an Application that flaps may have thousands. */
const mostEvents = 200;

/** Newest first. @throws ZodError */
export function decodeEvents(input: unknown): ApplicationEvent[] {
  return eventsSchema
    .parse(input)
    .items.map((event): ApplicationEvent => {
      const { firstTimestamp, lastTimestamp, eventTime } = event;
      const told = eventTime ?? event.metadata?.creationTimestamp;
      return {
        type: event.type === 'Warning' ? 'Warning' : 'Normal',
        reason: plainMessage(event.reason ?? ''),
        message: plainMessage(event.message ?? ''),
        count: event.count ?? 1,
        firstAt: firstTimestamp ?? told,
        lastAt: lastTimestamp ?? firstTimestamp ?? told,
        source: event.source?.component ?? event.reportingComponent,
      };
    })
    .sort((a, b) => timeOf(b) - timeOf(a))
    .slice(0, mostEvents);
}

function timeOf({ lastAt }: ApplicationEvent): number {
  return (lastAt && Date.parse(lastAt)) || 0;
}
