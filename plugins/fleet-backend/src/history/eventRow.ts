import {
  fleetEventKinds,
  healthStatusCodes,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { DeliveryEvent, wellFormed } from '../domain/deliveryEvent';

/** PostgreSQL answers a bigint as text, SQLite a boolean as 0 or 1. */
const number = z.union([z.number(), z.string().regex(/^\d+$/)]);
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
  revisions: z.string().transform(toTexts),
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

export function encodeEventRow(event: DeliveryEvent): Record<string, unknown> {
  const row = {
    event_key: event.key,
    kind: event.kind,
    at: event.at,
    seen_at: event.seenAt,
    hub: event.hub,
    cluster: event.cluster,
    namespace: event.namespace ?? null,
    application: event.application ?? null,
    uid: event.uid ?? null,
    project: event.project ?? null,
    service: event.service ?? null,
    environment: event.environment ?? null,
    revisions: JSON.stringify(event.revisions),
    history_id: event.historyId ?? null,
    started_at: event.startedAt ?? null,
    version: event.version ?? null,
    from_health: event.from ?? null,
    to_health: event.to ?? null,
    initiated_by: event.initiatedBy ?? null,
    automated: event.automated ?? null,
    message: event.message ?? null,
  };
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, storable(value)]),
  );
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

function toTexts(json: string): string[] {
  return z.array(z.string()).parse(JSON.parse(json));
}
