import type {
  FleetEventKind,
  FleetEventView,
  HealthStatusCode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { createHash } from 'node:crypto';
import { timestamp } from './facts';

/** One thing that happened; times are milliseconds since the epoch. */
export interface DeliveryEvent {
  /**
   * Made from the hub's own facts, so that whichever replica saw it, and
   * however often, it is the same event.
   */
  readonly key: string;
  readonly kind: FleetEventKind;
  readonly at: number;
  /** When it was first seen here; later than `at` for what was before. */
  readonly seenAt: number;
  readonly hub: string;
  readonly cluster: string | null;
  readonly namespace?: string;
  readonly application?: string;
  /** Of the Application: another one may come under the same name. */
  readonly uid?: string;
  readonly project?: string;
  readonly service?: string;
  readonly environment?: string;
  /** One for each source. */
  readonly revisions: readonly string[];
  /** Id in the history of the Application. */
  readonly historyId?: number;
  /** When the operation began that deployed it. */
  readonly startedAt?: number;
  readonly version?: string;
  readonly from?: HealthStatusCode;
  readonly to?: HealthStatusCode;
  readonly initiatedBy?: string;
  readonly automated?: boolean;
  readonly message?: string;
}

/** Longer keys do not fit into the index of every database. */
const LONGEST_KEY = 1_000;

/** Joins the facts that make an event what it is; no part can blur into another. */
export function eventKey(...facts: (string | number)[]): string {
  const key = facts
    .map(fact => encodeURIComponent(wellFormed(String(fact))))
    .join('|');
  if (key.length <= LONGEST_KEY) return key;
  return `sha256:${createHash('sha256').update(key).digest('hex')}`;
}

/** The revisions of all sources as one word. */
export function revisionWord(revisions: readonly string[]): string {
  return revisions.join(',');
}

/** Halves of a surrogate pair are no text: neither URLs nor databases take them. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** As readers get it. */
export function eventView(event: DeliveryEvent): FleetEventView {
  return {
    id: event.key,
    kind: event.kind,
    at: timestamp(event.at),
    hub: event.hub,
    cluster: event.cluster,
    namespace: event.namespace,
    application: event.application,
    service: event.service,
    environment: event.environment,
    revisions: [...event.revisions],
    version: event.version,
    from: event.from,
    to: event.to,
    initiatedBy: event.initiatedBy,
    automated: event.automated,
    message: event.message,
  };
}

/** Newest first; what happened in the same moment in a steady order. */
export function newestFirst(a: DeliveryEvent, b: DeliveryEvent): number {
  if (a.at !== b.at) return b.at - a.at;
  if (a.key === b.key) return 0;
  return a.key < b.key ? 1 : -1;
}
