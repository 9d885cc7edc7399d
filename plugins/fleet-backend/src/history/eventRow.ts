import {
  fleetEventKinds,
  healthStatusCodes,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { DeliveryEvent, wellFormed } from '../domain/deliveryEvent';

/** PostgreSQL answers a bigint as text, SQLite a boolean as 0 or 1. */
export const number = z.union([z.number(), z.string().regex(/^\d+$/)]);
const optionalNumber = number.nullish().transform(toNumber);
const optionalText = z
  .string()
  .nullish()
  .transform(text => text ?? undefined);
const optionalFlag = z
  .union([z.boolean(), z.number()])
  .nullish()
  .transform(flag => (typeof flag === 'number' ? flag !== 0 : flag))
  .transform(flag => flag ?? undefined);

/** Kept as JSON: databases have no list of texts in common. */
export const revisionsSchema = z
  .string()
  .transform(json => z.array(z.string()).parse(JSON.parse(json)));

const rowSchema = z.object({
  id: number.transform(Number),
  event_key: z.string(),
  kind: z.enum(fleetEventKinds),
  at: number.transform(Number),
  seen_at: number.transform(Number),
  hub: z.string(),
  cluster: z.string().nullable(),
  namespace: optionalText,
  application: optionalText,
  uid: optionalText,
  project: optionalText,
  service: optionalText,
  environment: optionalText,
  revisions: revisionsSchema,
  history_id: optionalNumber,
  started_at: optionalNumber,
  version: optionalText,
  from_health: z.enum(healthStatusCodes).nullish(),
  to_health: z.enum(healthStatusCodes).nullish(),
  initiated_by: optionalText,
  automated: optionalFlag,
  message: optionalText,
});

/** An event with its place in the order of arrival. */
export interface StoredEvent extends DeliveryEvent {
  readonly id: number;
}

/** @throws ZodError for a row that we did not write */
export function decodeEventRow(input: unknown): StoredEvent {
  const row = rowSchema.parse(input);
  return {
    id: row.id,
    key: row.event_key,
    kind: row.kind,
    at: row.at,
    seenAt: row.seen_at,
    hub: row.hub,
    cluster: row.cluster,
    namespace: row.namespace,
    application: row.application,
    uid: row.uid,
    project: row.project,
    service: row.service,
    environment: row.environment,
    revisions: row.revisions,
    historyId: row.history_id,
    startedAt: row.started_at,
    version: row.version,
    from: row.from_health ?? undefined,
    to: row.to_health ?? undefined,
    initiatedBy: row.initiated_by,
    automated: row.automated,
    message: row.message,
  };
}

type Value = string | number | boolean | null;

/** What is written into each column but the id. */
const valueOf = {
  event_key: event => event.key,
  kind: event => event.kind,
  at: event => event.at,
  seen_at: event => event.seenAt,
  hub: event => event.hub,
  cluster: event => event.cluster,
  namespace: event => event.namespace ?? null,
  application: event => event.application ?? null,
  uid: event => event.uid ?? null,
  project: event => event.project ?? null,
  service: event => event.service ?? null,
  environment: event => event.environment ?? null,
  revisions: event => JSON.stringify(event.revisions),
  history_id: event => event.historyId ?? null,
  started_at: event => event.startedAt ?? null,
  version: event => event.version ?? null,
  from_health: event => event.from ?? null,
  to_health: event => event.to ?? null,
  initiated_by: event => event.initiatedBy ?? null,
  automated: event => event.automated ?? null,
  message: event => event.message ?? null,
} satisfies Record<string, (event: DeliveryEvent) => Value>;

export const eventColumns: readonly string[] = Object.keys(valueOf);
const values = Object.values(valueOf);

/** In the order of {@link eventColumns}. */
export function encodeEventRow(event: DeliveryEvent): Value[] {
  return values.map(value => storable(value(event)));
}

/** PostgreSQL refuses the character NUL in a text, and halves of a pair. */
export function storable<T>(value: T): T | string {
  return typeof value === 'string'
    ? wellFormed(value.replaceAll('\u0000', ''))
    : value;
}

function toNumber(
  value: number | string | null | undefined,
): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}
